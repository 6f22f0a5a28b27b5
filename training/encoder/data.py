"""Rows for the encoder: a paragraph (or a NewsMTSC sentence) read for one target.

A row's tokens are

    target name </s> title </s> paragraph </s>

in pieces between mentions, each tokenised on its own; a named mention is one token: KIND 2 is the target itself, KIND 3
another target. So the score cannot depend on which firm or project of a list is named. A pronoun or description that
refers to a target keeps its words, with the same kinds.
"""

import hashlib
import json
import re
import unicodedata
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

# Straight and curly quotation marks are the same.
QUOTES = str.maketrans("“”„«»‘’‚‹›", '"""""\'\'\'\'\'')
START, END = "<s>", "</s>"  # what opens a row, for a base that knows it, and what ends each part
MASKS = ("<extra_id_0>", "<mask>")  # what stands for a named mention, as the base names it; its meaning comes from the kind
FRAME, TEXT, THIS, OTHER = 0, 1, 2, 3
MARKED = "marked"  # the target of a text whose mention is marked
NAMES = {"open-source": "open source", "big-tech": "Big Tech"}
STANCES = {"favor": 0, "against": 1, "neutral": 2}
TONES = {"positive": 0, "negative": 1, "neutral": 2}
TITLE = 32
LENGTH = 256


@dataclass
class Row:
    ids: list
    kinds: list
    offsets: list  # characters of the paragraph, None outside it
    start: int  # the paragraph's first token
    stance: list | None = None  # chances of favor, against, neutral
    tone: list | None = None  # chances of positive, negative, neutral
    tone_taught: list | None = None  # the same with a teacher's
    quoted: int = -1
    present: int = -1  # 0 where the paragraph refers to the target, 1 where it does not
    cue: list = field(default_factory=list)  # for each token, whether it lies in a cue
    weight: float = 1.0
    about: dict = field(default_factory=dict)


def tokenizer(base, pieces=None):
    """The base's tokenizer; with the pieces of a file it has these alone, renumbered, and reads words between spaces."""
    if not pieces:
        found = Tokenizer.from_file(f"{base}/tokenizer.json")
        found.no_truncation()
        found.no_padding()
        return found
    kept = [line.partition("\t") for line in Path(pieces).read_text(encoding="utf-8").splitlines()]
    whole = json.loads(Path(f"{base}/tokenizer.json").read_text(encoding="utf-8"))
    # No text is spelled with those that stand for no words.
    whole["model"]["vocab"] = [[piece, float(score or "-1e6")] for piece, _, score in kept]
    whole["model"]["unk_id"] = [piece for piece, *_ in kept].index("<unk>")
    whole["added_tokens"] = []
    whole["pre_tokenizer"] = {
        "type": "Sequence",
        "pretokenizers": [{"type": "WhitespaceSplit"}, {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": False}],
    }
    whole["normalizer"] = whole["post_processor"] = whole["padding"] = whole["truncation"] = None
    return Tokenizer.from_str(json.dumps(whole))


def folded(text):
    """Text as the network sees it, without accents and what nobody sees, and for each character the place it came from."""
    out, places = [], []
    for at, c in enumerate(text):
        if not c.isspace() and (unicodedata.category(c)[0] == "C" or c == "\ufffd"):
            continue
        for part in unicodedata.normalize("NFKD", c.translate(QUOTES)):
            if unicodedata.category(part) != "Mn":
                out.append(part)
                places.append(at)
    return "".join(out), places


def pieces(tok, text, mentions, target):
    """Tokens of a text: (id, kind, from, to). A named mention is one token."""
    out = []
    mask = next(number for number in map(tok.token_to_id, MASKS) if number is not None)
    at = 0

    def plain(start, end, kind):
        if end > start:
            seen, places = folded(text[start:end])
            coded = tok.encode(seen, add_special_tokens=False)
            out.extend((i, kind, start + places[a], start + places[max(a, b - 1)] + 1) for i, (a, b) in zip(coded.ids, coded.offsets))

    # Of overlapping mentions the target's own win, then the first, then the longest.
    chosen = []
    for one in sorted(mentions, key=lambda m: (m[2] != target, m[0], -m[1])):
        if all(one[1] <= other[0] or one[0] >= other[1] for other in chosen):
            chosen.append(one)
    for start, end, which, named in sorted(chosen):
        plain(at, start, TEXT)
        kind = THIS if which == target else OTHER
        if named:
            out.append((mask, kind, start, end))
        else:
            plain(start, end, kind)
        at = end
    plain(at, len(text), TEXT)
    return out


def build(tok, name, title, body, length=LENGTH):
    sep = tok.token_to_id(END)
    start = tok.token_to_id(START)
    head = [] if start is None else [start]
    head += tok.encode(folded(name)[0], add_special_tokens=False).ids[:12] + [sep]
    ids, kinds = list(head), [FRAME] * len(head)
    if title:
        ids += [i for i, *_ in title[:TITLE]] + [sep]
        kinds += [kind for _, kind, *_ in title[:TITLE]] + [FRAME]
    start = len(ids)
    room = length - start - 1
    body = body[:room]
    ids += [i for i, *_ in body] + [sep]
    kinds += [kind for _, kind, *_ in body] + [FRAME]
    offsets = [None] * start + [(a, b) for *_, a, b in body] + [None]
    return Row(ids, kinds, offsets, start)


def squash(text):
    """Text without quotation marks and with single spaces, and for each of its characters the place it came from."""
    out, places = [], []
    for at, c in enumerate(text):
        if c in "\"'“”‘’«»`":
            continue
        if c.isspace():
            if out and out[-1] == " ":
                continue
            c = " "
        out.append(c.lower())
        places.append(at)
    return "".join(out), places


def cue_spans(text, cue):
    """(from, to) in characters of the words that a label rests on; where they leave some out, of each of their parts."""
    flat, places = squash(text)
    for part in [cue] if squash(cue)[0].strip() in flat else re.split(r"…|\.\.\.", cue):
        wanted = squash(part)[0].strip()
        at = flat.find(wanted) if len(wanted) > 1 else -1
        if at >= 0:
            yield places[at], places[at + len(wanted) - 1] + 1


# Outlets that are left out to see how the encoder does on others than it was trained on: a quarter of the paragraphs.
HELD = {"drewdevault.com", "TODO Group", "F-Droid", "18F blog", "LAION blog", "PrivSec.dev", "redecentralize.org"}


def held(about):
    """Whether an article is left out; of the written ones, whose outlets are invented, a quarter is, of statements a tenth."""
    if about.get("repo"):
        return about["outlet"] in HELD
    return int(hashlib.sha256(about["id"].split("/")[0].encode()).hexdigest(), 16) % (10 if about.get("target") == MARKED else 4) == 0


def one_hot(n):
    return [float(n == k) for k in range(3)]


MIXED = [0.35, 0.35, 0.3]
# What the labels of `training/labels` stand for: how often paragraphs of stance-train that were labelled anew in the same way,
# unseen, have the label of the row there. See training/labels/README.md.
READ = {
    "open-source": {"favor": [0.77, 0.0, 0.23], "against": [0.0, 0.65, 0.35], "neutral": [0.05, 0.0, 0.95]},
    "big-tech": {"favor": [0.9, 0.03, 0.07], "against": [0.0, 0.92, 0.08], "neutral": [0.0, 0.07, 0.93]},
}


def stance_rows(tok, file, weight, read=False):
    """Rows of labelled paragraphs; with `read`, of those that were labelled for this project.

    A paragraph that does not refer to a target has a row where it seems to, and one of two where it might, the target being
    in the headline or before.
    """
    rows = []
    for line in open(file, encoding="utf-8"):
        article = json.loads(line)
        about = {k: article.get(k) for k in ("id", "outlet", "repo", "path")}
        at_hand = {m[2] for m in article["title_mentions"]}
        for paragraph in article["paragraphs"]:
            text = paragraph["text"]
            here = {m[2] for m in paragraph["mentions"]}
            for target, name in NAMES.items():
                key = target.replace("-", "_")
                label = paragraph.get(key)
                found = target in here
                might = target in at_hand and zlib.crc32(text.encode()) % 2
                if not found and (label is None or (label == "absent" and not might)):
                    continue
                title = pieces(tok, article["title"] or "", article["title_mentions"], target)
                row = build(tok, name, title, pieces(tok, text, paragraph["mentions"], target))
                if label:
                    row.present = int(label == "absent")
                if label and label != "absent":
                    row.stance = MIXED if label == "mixed" else READ[target][label] if read else one_hot(STANCES[label])
                    row.tone = one_hot(TONES[paragraph["sentiment"]])
                    holder = paragraph["holder"]
                    row.quoted = -1 if label == "neutral" or holder == "none" else int(holder != "author")
                    spans = list(cue_spans(text, paragraph["cues"].get(key, "")))
                    row.cue = [o is not None and any(a < o[1] and o[0] < b for a, b in spans) for o in row.offsets]
                row.weight = weight
                row.about = {**about, "paragraph": paragraph["index"], "target": target, "label": label, "found": found}
                rows.append(row)
            at_hand |= here
    return rows


LETTERS = {"f": "favor", "a": "against", "m": "mixed", "n": "neutral"}
SPOT = "{T}"


def statement_sets(tok, files, weight):
    """The sets of `training/statements`: short texts about one thing, alike in words, whose place is marked."""
    sets = []
    for file in files:
        for count, block in enumerate(Path(file).read_text(encoding="utf-8").split("\n\n")):
            name, *lines = block.splitlines()
            rows = []
            for line in lines:
                letter, text = line.split("|", 1)
                mentions = [[at.start(), at.end(), MARKED, True] for at in re.finditer(re.escape(SPOT), text)]
                row = build(tok, name.removeprefix("# "), [], pieces(tok, text, mentions, MARKED))
                label = LETTERS[letter]
                row.stance, row.weight = MIXED if label == "mixed" else one_hot(STANCES[label]), weight
                row.about = {"id": f"{Path(file).stem}-{count + 1}", "target": MARKED, "label": label, "found": True}
                rows.append(row)
            sets.append(rows)
    return sets


def joined(first, second, stance):
    """Two texts of a set as one."""
    ids = first.ids[:-1] + second.ids[second.start :]
    kinds = first.kinds[:-1] + second.kinds[second.start :]
    offsets = first.offsets[:-1] + second.offsets[second.start :]
    return Row(ids, kinds, offsets, first.start, stance, weight=first.weight, about=first.about)


def varied(sets, rng):
    """The texts of sets: a quarter of those with a side beside a neutral one, and some beside one of the other side, mixed."""
    for rows in sets:
        of = lambda label: [row for row in rows if row.about["label"] == label]
        for row in rows:
            chance, label = rng.random(), row.about["label"]
            other = {"favor": "against", "against": "favor"}.get(label)
            if other and chance < 0.25 and of("neutral"):
                pair = [row, rng.choice(of("neutral"))]
                rng.shuffle(pair)
                row = joined(*pair, row.stance)
            elif other and chance < 0.32 and of(other):
                row = joined(row, rng.choice(of(other)), MIXED)
            yield row


def news_rows(tok, file):
    rows = []
    for line in open(file, encoding="utf-8"):
        one = json.loads(line)
        mention = [one["from"], one["to"], MARKED, True]
        row = build(tok, one["mention"], [], pieces(tok, one["sentence"], [mention], MARKED))
        row.stance = [float(one["polarity"] == p) for p in (1, -1, 0)]
        row.about = {"id": one["id"]}
        rows.append(row)
    return rows
