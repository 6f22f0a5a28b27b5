"""Where the words that a stance rests on stand in their paragraph. Labels quote them up to quotation marks and spaces."""


def squash(text):
    """Text in small letters without quotation marks and with single spaces, and the place each of its characters has."""
    out, places = [], []
    for at, c in enumerate(text):
        if c in "\"'“”‘’«»`" or (c.isspace() and out and out[-1] == " "):
            continue
        out.append(" " if c.isspace() else c.lower()[0])
        places.append(at)
    return "".join(out), places


def cue_spans(text, cues):
    """(from, to) in characters of each cue that is found."""
    flat, places = squash(text)
    for cue in cues:
        wanted = squash(cue)[0].strip()
        at = flat.find(wanted) if wanted else -1
        if at >= 0:
            yield places[at], places[at + len(wanted) - 1] + 1
