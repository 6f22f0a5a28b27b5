#!/usr/bin/env python3
"""Fits the weights of a target's file: one for each weighted list, and the numbers of its [context].

    training/targets/fit.py lexicons/targets/open-source.toml LABELS.jsonl...

LABELS are articles with labelled paragraphs, as `slantwise eval` reads them in one file. A logistic regression over the
paragraphs without a sure mention, an L2 penalty of 1. Articles written for the project (those with a `genre`) and those
of an outlet that fills more than a third of the rest weigh 0.3, any other 1, so that neither decides alone. A number of the
context that is 0 stays 0. Prints precision and recall on each outlet when it is left out, and writes the numbers into
the file. The matching is that of src/lexicon and src/target, told again in short. Needs numpy and
scikit-learn.
"""

import json
import re
import sys
import tomllib
from collections import Counter

import numpy as np
from sklearn.linear_model import LogisticRegression

# A paragraph refers to the target from this chance up: precision is dearer than recall.
CHANCE = 0.55
TOKEN = re.compile(r"\w+(?:['’.&_-]\w+)*|[^\w\s]")


def parts(text):
    """The words of a text: as written, folded, whether a token starts and ends with it."""
    for token in TOKEN.findall(text):
        stem = re.sub(r"['’][sS]$", "", token)
        words = [stem, token[len(stem):]] if stem and stem != token else [token]
        for word in words:
            pieces = [piece for piece in re.split(r"[-‐‑]", word) if piece] or [word]
            for n, piece in enumerate(pieces):
                yield piece, piece.lower().replace("’", "'"), n == 0, n == len(pieces) - 1


def plural(word):
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if re.search("(s|x|z|ch|sh)$", word) else "s")


def forms(words, inflect):
    yield words
    if inflect == "noun":
        yield [*words[:-1], plural(words[-1])]
    elif inflect == "verb":
        stem = words[0].removesuffix("e")
        for form in plural(words[0]), stem + "ed", stem + "ing", stem + stem[-1] + "ed", stem + stem[-1] + "ing":
            yield [form, *words[1:]]


class Target:
    def __init__(self, path):
        with open(path, "rb") as file:
            data = tomllib.load(file)
        self.field = data["target"]["id"].replace("-", "_")
        self.lists = data["list"]
        self.context = data["context"]
        self.fitted = [name for name in ("title", "previous", "share", "alone") if self.context[name] != 0]
        self.weighted = [n for n, one in enumerate(self.lists) if "weight" in one]
        self.trie = {}
        for n, one in enumerate(self.lists):
            for phrase in one["entries"]:
                written = [part[0] for part in parts(phrase)]
                for words in forms([part[1] for part in parts(phrase)], one.get("inflect")):
                    node = self.trie
                    for word in words:
                        node = node.setdefault(word, {})
                    node.setdefault(None, []).append((n, written, phrase))

    def find(self, text, article):
        """The phrases that count: list and phrase; of those that overlap the first, then the longest."""
        words, hits = list(parts(text)), []
        for start in range(len(words)):
            node, end = self.trie, start
            while end < len(words) and words[end][1] in node:
                node, end = node[words[end][1]], end + 1
                for n, written, phrase in node.get(None, []):
                    if self.counts(self.lists[n], written, words, start, end, article):
                        hits.append((start, -end, self.lists[n]["role"] != "exclusion", n, phrase))
        found, free = [], 0
        for start, end, counts, n, phrase in sorted(hits):
            if start >= free:
                free = -end
                if counts:
                    found.append((n, phrase))
        return found

    @staticmethod
    def counts(one, written, words, start, end, article):
        capitals = all(
            not a.isupper() or b.isupper() for w, part in zip(written, words[start:end]) for a, b in zip(w, part[0])
        )
        around = lambda at, key: 0 <= at < len(words) and words[at][1] in [w.lower() for w in one.get(key, [])]
        needed = one.get("with_any")
        return (
            (one.get("compounds") or words[start][2] and words[end - 1][3])
            and (not one.get("case") or capitals)
            and not around(end, "not_before")
            and not around(start - 1, "not_after")
            and (not needed or any(re.search(rf"\b{re.escape(w)}\b", article, re.I) for w in needed))
        )

    def rows(self, article):
        """For each paragraph: numbers, whether it is sure, whether a word can refer, whether it does refer."""
        texts = [article["title"], *(p["text"] for p in article["paragraphs"])]
        found = [self.find(text, "\n".join(texts)) for text in texts]
        sure = [any(n not in self.weighted for n, _ in hits) for hits in found]
        heavy = any(self.lists[n].get("weight", 0) >= self.context["mention"] for n, _ in found[0])
        for at, paragraph in enumerate(article["paragraphs"], 1):
            others = sum(sure[1:]) - sure[at]
            alone = not sure[0] and not others
            share = others / max(1, len(texts) - 2)
            counts = Counter(
                n for n, _ in dict.fromkeys(found[at]) if n in self.weighted and not (alone and self.lists[n].get("with_target"))
            )
            around = {"title": sure[0] or heavy, "previous": at > 1 and sure[at - 1], "share": share, "alone": alone}
            numbers = [around[name] for name in self.fitted]
            numbers += [min(counts[n], self.context["most"]) for n in self.weighted]
            refers = any(counts[n] for n in self.weighted if self.lists[n]["role"] != "anaphor")
            yield np.array(numbers, float), sure[at], refers, paragraph[self.field] != "absent"


def fit(rows):
    numbers, labels, weights = zip(*((r[0], r[3], w) for r, w in rows if not r[1]))
    return LogisticRegression(C=1, max_iter=5000).fit(np.array(numbers), labels, sample_weight=weights)


def main():
    target = Target(sys.argv[1])
    articles = [json.loads(line) for path in sys.argv[2:] for line in open(path, encoding="utf-8")]
    group = lambda article: "written" if "genre" in article else article["outlet"]
    outlets = Counter(map(group, articles))
    many = (len(articles) - outlets["written"]) / 3
    by_outlet = {outlet: [] for outlet in outlets}
    for article in articles:
        weight = 0.3 if group(article) == "written" or outlets[group(article)] > many else 1.0
        by_outlet[group(article)] += [(row, weight) for row in target.rows(article)]
    for outlet, rows in by_outlet.items():
        if outlets[outlet] < 15:
            continue
        model = fit([row for other, rows in by_outlet.items() if other != outlet for row in rows])
        chances = model.predict_proba(np.array([row[0] for row, _ in rows]))[:, 1]
        said = np.array([row[1] or chance >= CHANCE and row[2] for (row, _), chance in zip(rows, chances)])
        there = np.array([row[3] for row, _ in rows])
        right = (said & there).sum()
        print(f"{outlet:30} left out: precision {right / said.sum():.3f} recall {right / there.sum():.3f}")
    model = fit([row for rows in by_outlet.values() for row in rows])
    base = model.intercept_[0] - np.log(CHANCE / (1 - CHANCE))
    numbers = iter(model.coef_[0])
    with open(sys.argv[1], encoding="utf-8") as file:
        text = re.sub(r"(?m)^base = .*$", f"base = {base:.2f}", file.read())
    for name in target.fitted:
        text = re.sub(rf"(?m)^{name} = [-\d.]+", f"{name} = {next(numbers):.2f}", text, count=1)
    text = re.sub(r"(?m)^weight = [-\d.]+", lambda _: f"weight = {next(numbers):.2f}", text)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(text)


main()
