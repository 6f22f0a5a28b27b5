"""Mines the cues of `lexicons/stance/` from labelled articles. See README.md for the command.

Cross-validates (whole outlets kept out), sets the bars on what was predicted for articles kept out, then fits on all
articles and writes general.toml, open-source.toml and big-tech.toml.
"""

import argparse
import json
import pathlib
import pickle

import crossval
import lists
import model
import numpy as np
import readings
from scipy import sparse
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

SOURCES = [("stance-train", "real"), ("stance-written", "written"), ("target-news", "news"), ("tone-train", "tone"), ("tone-written", "tone")]
TARGETS = {"general": 0, "open-source": 1, "big-tech": -1}
# How many cues are kept, of those in the labelled articles and of others, and the least difference from the general
# weight for which a target has an entry of its own.
# A cue that weighs less than the least for every target is dropped.
MOST, UNSEEN, DIFFERENCE, LEAST = 4000, 1000, 0.15, 0.12


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--candidates", type=pathlib.Path, required=True, help="folder with what `candidates` wrote")
    arguments.add_argument("--shared", type=pathlib.Path, required=True, help="folder with stance-train and so on")
    arguments.add_argument("--vectors", type=pathlib.Path, required=True, help="cache of word vectors, see vectors.py")
    arguments.add_argument("--out", type=pathlib.Path, required=True, help="lexicons/stance")
    arguments.add_argument("--skip-cross-validation", action="store_true", help="keep the bars of the last run")
    a = arguments.parse_args()
    data = Data(a.candidates, a.shared, a.vectors, json.loads((a.candidates / "rules.json").read_text()))
    bars_file = pathlib.Path(__file__).parent / "bars.json"
    if not a.skip_cross_validation:
        bars_file.write_text(json.dumps(cross_validate(data), indent=1) + "\n")
    bars = json.loads(bars_file.read_text())
    write(a.out, data, effective(data.fit(np.ones(len(data.rows), bool))), bars)


class Data:
    def __init__(self, candidates, shared, vectors, rules):
        cache = candidates / "table.pickle"
        if cache.exists():
            self.rows, self.table, self.proper = pickle.loads(cache.read_bytes())
        else:
            rows = [row for name, source in SOURCES for row in readings.load(candidates / f"{name}.jsonl", source)]
            for row in rows:
                row["words"] = [word and word.replace("’", "'") for word in row["words"]]
            # Words that were taken for a mention where the label has none train nothing.
            self.rows = [row for row in rows if row["label"] != "absent"]
            self.proper = readings.names([shared / f"{name}/articles.jsonl" for name in ("stance-train", "stance-written", "stance-unlabelled")])
            self.table = readings.Table(self.rows, self.proper, lists.seeds())
            cache.write_bytes(pickle.dumps((self.rows, self.table, self.proper)))
        words, matrix = pickle.loads(vectors.read_bytes())[:2]
        # Cues that the labelled articles do not hold: seeds, and words with a vector or a score of VADER's.
        seen = set(self.table.cues)
        plain = [w for w in words if w not in seen and w.replace("-", "").replace("'", "").isalpha() and w not in self.proper]
        valence = [w for w in SentimentIntensityAnalyzer().lexicon if w.isalpha() and w.islower() and len(w) > 3 and w not in self.proper]
        extra = [cue.replace("-", " ") for cue in dict.fromkeys([*lists.seeds(), *plain, *valence])]
        self.cues = self.table.cues + [cue for cue in dict.fromkeys(extra) if cue not in seen and len(cue.split()) <= 4]
        self.known = len(self.table.cues)
        self.count = np.concatenate([self.table.count, np.zeros(len(self.cues) - self.known, int)])
        self.vectors, _ = model.vectors(self.cues, self.count, words, matrix, self.known)
        self.lists, self.serves, _ = lists.matrix(self.cues)
        plain, swapped = model.occurrences(self.table, rules["factors"])
        damping = sparse.diags(model.damping(model.lengths(self.rows, rules["factors"]), model.SETTINGS).astype(np.float32))
        # Cues that are denied or doubted train nothing; they count for the other side when a stance is told.
        self.x, self.swapped = damping @ plain, rules["swapped"] * (damping @ swapped)
        self.sign = np.array([row["sign"] for row in self.rows])
        self.classes = np.array([row["class"] for row in self.rows])
        self.source = np.array([row["source"] for row in self.rows])
        self.mentions = np.array([row["mentions"] for row in self.rows])
        s = model.SETTINGS
        self.weight = np.select([self.source == "real", self.source == "written", self.source == "news"], [1.0, s["written"], s["news"]], s["tone"])

    def fit(self, train):
        """Weights of all cues for each target: fitted on all cues, then again on the most telling ones alone."""
        first = model.Model(self.lists[: self.known], self.serves, self.vectors[: self.known])
        first.fit(self.x[train], self.sign[train], self.classes[train], self.weight[train])
        strength = np.maximum(*(np.abs(first.collapse(sign)[0]).max(1) for sign in (1, -1)))
        kept = np.sort(np.argsort(-strength * np.sqrt(self.table.count + 1.0))[:MOST])
        second = model.Model(self.lists[kept], self.serves, self.vectors[kept])
        second.fit(self.x[train][:, kept], self.sign[train], self.classes[train], self.weight[train])
        rest = np.ones(len(self.cues), bool)
        rest[: self.known] = False
        # Cues that the articles do not hold have no weight of their own, and only the strongest are worth an entry.
        general = second.smooth(0, self.lists, self.vectors)
        unseen = np.flatnonzero(rest)
        unseen = unseen[np.argsort(-np.abs(general[unseen]).max(1))[:UNSEEN]]
        out = {}
        for name, sign in TARGETS.items():
            w = np.zeros((len(self.cues), 2))
            w[kept] = second.collapse(sign)[0]
            w[unseen] = second.smooth(sign, self.lists[unseen], self.vectors[unseen])
            out[name] = np.round(lists.floors(self.cues, w, sign), 2)
        telling = np.max([np.abs(w).max(1) for w in out.values()], axis=0) >= LEAST
        return {name: w * telling[:, None] for name, w in out.items()}


def effective(tables):
    """The weights that a target's own lexicon and the general one give together."""
    general = tables["general"]
    return {name: np.where((np.abs(own - general).max(1) >= DIFFERENCE)[:, None], own, general) for name, own in tables.items()}


def cross_validate(data):
    fold = crossval.folds(data.rows)
    labelled = np.isin(data.source, ["real", "written"])
    score = {name: np.full((len(data.rows), 2), -9.0) for name in TARGETS}
    for k in range(len(crossval.BLOCKS)):
        tables = effective(data.fit(fold != k))
        test = labelled & (fold == k) & data.mentions
        for name, sign in TARGETS.items():
            mine = test & ((data.sign == sign) | (sign == 0))
            w = tables[name][: data.known]
            score[name][mine] = data.x[mine] @ w + data.swapped[mine] @ w[:, ::-1]
    own = np.where((data.sign == 1)[:, None], score["open-source"], score["big-tech"])
    at = np.where(labelled)[0]
    rows = [data.rows[i] for i in at]
    print({str(k): round(float(v), 4) for k, v in crossval.auc(rows, data.classes[at], own[at], fold[at]).items()})
    out = crossval.evaluate(rows, data.classes[at], own[at], fold[at], "outlets kept out")
    for (source, target), predicted in out.items():
        mine = np.array([row["source"] == source and row["sign"] == target for row in rows])
        weight = np.zeros(len(rows))
        weight[mine] = crossval.mixed(data.classes[at][mine], target)
        print("  95 % of the mix:", source, target, crossval.interval(rows, data.classes[at], predicted, mine, weight).round(3))
    bars = {}
    for name, sign in TARGETS.items():
        mine = (data.source == "real") & ((data.sign == sign) | ((sign == 0) & labelled))
        f1, favor, against = crossval.thresholds(score[name][mine], data.classes[mine])
        bars[name] = {"favor": round(float(-favor), 2), "against": round(float(-against), 2)}
        print(f"  bar of {name}: {bars[name]}, macro-F1 {f1:.3f} on the articles that it was set on")
    return bars


ABOUT = {
    "general": "Words that speak for or against any target: `favor` and `against` are what they add to its two sums.",
    "open-source": "What words speak for or against open source where that differs from lexicons/stance/general.",
    "big-tech": "What words speak for or against Big Tech where that differs from lexicons/stance/general.",
}
SOURCE = "Mined by training/cues from labelled articles, NewsMTSC (MIT) and seeds of our own; smoothed by VADER's word scores (MIT) and by word vectors of all-MiniLM-L6-v2 (Apache-2.0)."


def write(folder, data, tables, bars):
    examples = pathlib.Path(__file__).parent / "examples"
    for name, table in tables.items():
        base = 0 if name == "general" else tables["general"]
        entries = list((data.cues[i], table[i]) for i in np.flatnonzero(np.any(table != base, axis=1)))
        lines = [f"about = {json.dumps(ABOUT[name])}", f"source = {json.dumps(SOURCE)}", "max_words = 4", "", "[bar]"]
        lines += [f"favor = {bars[name]['favor']}", f"against = {bars[name]['against']}", "", "[[list]]", 'role = "cue"', "entries = ["]
        for cue, (favor, against) in sorted(entries, key=lambda entry: entry[0]):
            lines.append(f"  {{ phrase = {json.dumps(cue, ensure_ascii=False)}, favor = {favor + 0:.2f}, against = {against + 0:.2f} }},")
        text = "\n".join([*lines, "]", ""]) + "\n" + (examples / f"{name}.toml").read_text()
        (folder / f"{name}.toml").write_text(text)
        print(f"{name}: {len(entries)} cues")


if __name__ == "__main__":
    main()
