"""Reads what `candidates` wrote and counts cue candidates in it."""

import collections
import json
import re

import numpy as np
import regex

WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’.&_-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]")
# Words that say nothing alone; cues made of nothing else are no candidates.
FUNCTION = set(
    "a an the of in on at to from for by with as and or is are was were be been being am 's has have had do does did "
    "will so then into also there here".split()
)
SLOTS = {"this_target", "other_target"}
LABELS = {"neutral": 0, "mixed": 0, "absent": 0, "favor": 1, "positive": 1, "against": 2, "negative": 2}


def load(path, source):
    """The readings of one file, each with its source, target sign and class."""
    rows = []
    with open(path) as lines:
        for line in lines:
            row = json.loads(line)
            row["source"] = source
            row["class"] = LABELS[row["label"]]
            row["sign"] = {"open-source": 1, "big-tech": -1}.get(row.get("target"), 0)
            rows.append(row)
    return rows


def names(files):
    """Words that are mostly written with a capital in mid-sentence: names, which no cue may hold."""
    capital, seen = collections.Counter(), collections.Counter()
    for file in files:
        with open(file) as lines:
            for line in lines:
                for paragraph in json.loads(line)["paragraphs"]:
                    start = True
                    for match in WORD.finditer(paragraph["text"]):
                        word = match.group()
                        if word[0].isalnum():
                            if not start:
                                small = word.lower().replace("’", "'")
                                seen[small] += 1
                                capital[small] += word[0].isupper()
                            start = False
                        elif word in ".!?:\"“”•-*":
                            start = True
    return {word for word in seen if capital[word] > 0.5 * seen[word] and not word.startswith("i'") and word != "i"}


def grams(row, proper, most=3, also=()):
    """(cue, position) of every candidate: up to `most` words between marks, without names and digits."""
    words, ends = row["words"], row["ends"]
    sentence_end = iter(ends)
    end = next(sentence_end, 0)
    for start, word in enumerate(words):
        while start >= end:
            end = next(sentence_end, len(words))
        parts = []
        for at in range(start, min(end, start + 4)):
            word = words[at]
            if word is None or word in proper or any(c.isdigit() for c in word):
                break
            parts += word.split("-")
            if len(parts) > 4:
                break
            cue = " ".join(parts)
            if cue in SLOTS or all(part in FUNCTION for part in parts) or (at - start >= most and cue not in also):
                continue
            yield cue, start


IRREGULAR = {
    "was": "be", "were": "be", "is": "be", "are": "be", "been": "be", "am": "be", "being": "be", "has": "have",
    "had": "have", "having": "have", "did": "do", "does": "do", "done": "do", "doing": "do", "made": "make",
    "making": "make", "gave": "give", "given": "give", "took": "take", "taken": "take", "kept": "keep",
    "won": "win", "winning": "win", "lost": "lose", "left": "leave", "built": "build", "bought": "buy",
    "broke": "break", "broken": "break", "chose": "choose", "chosen": "choose", "told": "tell", "said": "say",
    "sold": "sell", "paid": "pay", "thought": "think", "felt": "feel", "found": "find", "got": "get",
    "went": "go", "gone": "go", "knew": "know", "known": "know", "led": "lead", "meant": "mean", "ran": "run",
    "running": "run", "saw": "see", "seen": "see", "stole": "steal", "stolen": "steal", "wrote": "write",
    "written": "write", "lied": "lie", "lying": "lie", "fought": "fight", "hid": "hide", "beaten": "beat",
    "an": "a",
}


def stem(word):
    """A light stem, by which the forms of a seed are found in the data: plural -s, -ed, -ing, final -e and -y."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "i"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and re.search("[aeiouy]", base):
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            word = base
            break
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    return word


def stems(cue):
    return " ".join(word if word in SLOTS else stem(word) for word in cue.replace("-", " ").split())


class Table:
    """Every candidate in every reading: row, cue, and the rules at its first word as bits."""

    def __init__(self, rows, proper, seeds):
        self.rows = rows
        index, row_of, cue_of, bits = {}, [], [], []
        spelled = {cue for cue in seeds}
        long = {cue for cue in spelled if len(cue.split()) == 4}
        for number, row in enumerate(rows):
            for cue, start in grams(row, proper, also=long):
                row_of.append(number)
                cue_of.append(index.setdefault(cue, len(index)))
                bits.append(row["bits"][start])
        row_of, cue_of, bits = np.array(row_of, np.int32), np.array(cue_of, np.int32), np.array(bits, np.uint16)
        cues = list(index)
        seed_stems = {stems(cue) for cue in spelled}
        # How many readings of texts (not of tones, which repeat them) hold a cue.
        real = np.array([row["source"] != "tone" for row in rows])
        pairs = np.unique(cue_of[real[row_of]].astype(np.int64) * len(rows) + row_of[real[row_of]])
        count = np.bincount(pairs // len(rows), minlength=len(cues))
        length = np.array([len(cue.split()) for cue in cues])
        seeded = np.array([stems(cue) in seed_stems for cue in cues])
        least = np.select([length == 1, length == 2], [4, 8], 10)
        keep = (count >= least) | (seeded & (count >= 1))
        new = np.full(len(cues), -1, np.int32)
        new[keep] = np.arange(keep.sum())
        kept = keep[cue_of]
        self.row_of, self.cue_of, self.bits = row_of[kept], new[cue_of[kept]], bits[kept]
        self.cues = [cue for cue, k in zip(cues, keep) if k]
        self.count, self.length, self.seeded = count[keep], length[keep], seeded[keep]
