"""Lists of seeds: cues written by hand, one a line below its strength, in `seeds/`; and VADER's word scores."""

import pathlib

import numpy as np
from readings import stems
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

FOLDER = pathlib.Path(__file__).parent / "seeds"
SERVES = {"general": [-1, 0, 1], "open-source": [1], "big-tech": [-1]}


def seeds():
    """{cue: [list, …]}; a list is a file and a strength."""
    out = {}
    for file in sorted(FOLDER.glob("*.txt")):
        strength = "3"
        for line in file.read_text().splitlines():
            if line.startswith("# strength"):
                strength = line.split()[-1]
            elif line.strip():
                out.setdefault(line.strip(), []).append(f"{file.stem} {strength}")
    return out


def matrix(cues):
    """Cues by lists, and the signs of the targets that each list serves."""
    by_stem = {}
    for cue, lists in seeds().items():
        by_stem.setdefault(stems(cue), set()).update(lists)
    columns = sorted({name for lists in by_stem.values() for name in lists})
    valence = SentimentIntensityAnalyzer().lexicon
    out = np.zeros((len(cues), len(columns) + 2), np.float32)
    for row, cue in enumerate(cues):
        for name in by_stem.get(stems(cue), ()):
            out[row, columns.index(name)] = 1
        score = valence.get(cue, 0) / 2
        out[row, -2:] = max(score, 0), max(-score, 0)
    serves = [SERVES[name.rsplit("-", 1)[0]] for name in columns]
    return out, serves + [[-1, 0, 1]] * 2, columns + ["vader +", "vader -"]


# The least that a seed of several words weighs on its side, by strength, and the most on the other: such seeds say what
# they mean, and are too rare for the fit.
FLOORS = {"3": 1.3, "2": 0.7}


def floors(cues, weights, sign):
    """The weights, raised to the floors of the seeds of several words that serve a target."""
    by_stem = {}
    for cue, names in seeds().items():
        if len(cue.replace("-", " ").split()) > 1:
            by_stem.setdefault(stems(cue), []).extend(names)
    out = weights.copy()
    for row, cue in enumerate(cues):
        for name in by_stem.get(stems(cue), ()):
            file, strength = name.rsplit(" ", 1)
            target, side = file.rsplit("-", 1)
            if sign in SERVES[target] and strength in FLOORS:
                own, other = (0, 1) if side == "favor" else (1, 0)
                out[row, own] = max(out[row, own], FLOORS[strength])
                out[row, other] = min(out[row, other], 0.0)
    return out
