#!/usr/bin/env python3
"""Fits the weights of `lexicons/page-words.toml` and `page-starts.toml`. See README.md."""

import argparse
import collections
import gzip
import html
import json
import random
import re
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
# A phrase stands in as many pages or lines at least, and each of its words in small letters in as many paragraphs.
PAGES, SMALL = 3, 2
# The inverse strength of the penalty, and what a weight must reach for its phrase to be kept.
C = 0.7
LEAST = 0.3
# What a paragraph counts by where it comes from.
OURS, MARKED_BODY, MARKED_REST, CLEAN = 1.0, 0.7, 0.1, 0.3

TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\b\S+\.(?:com|org|net|example|io|dev|edu|gov|ie|in|au|uk)\b\S*")
CLITIC = re.compile(r"(?<=\w)'(?:s|ll|re|ve|d|m)\b", re.I)


def tokens(text):
    text = ADDRESS.sub(" . ", text.replace("’", "'"))
    return TOKEN.findall(CLITIC.sub(lambda found: " " + found[0][1:], text))[:120]


def phrases(text):
    """The words and pairs of words of a paragraph, and those it starts with after `^`."""
    words = [word.lower() if word[0].isalpha() else "" for word in tokens(text)]
    found = set()
    first = next((at for at, word in enumerate(words) if word), 0)
    for at, (word, after) in enumerate(zip(words, words[1:] + [""])):
        if word:
            some = {word, f"{word} {after}"} if after else {word}
            found |= some | {"^" + phrase for phrase in some if at == first}
    return found


def ours(folder, pattern):
    """The headlines and paragraphs written for this: (page, text, whether it is of the page)."""
    for file in sorted(folder.glob(pattern)):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            one = json.loads(line)
            if "title" in one:
                yield f"{file.stem}-{number}", one["title"], False
            for block in one.get("blocks", [one]):
                yield f"{file.stem}-{number}", block["text"], block["kind"] == "boilerplate"


HIDDEN = {"head", "script", "style", "noscript", "template", "svg", "iframe", "select"}
INLINE = set("a abbr b cite code em font i img mark q s small span strike strong sub sup time u wbr".split())


def without_tags(page):
    """The paragraphs of a page, one for each element that is not inline."""
    out, at = [], 0
    while (tag := page.find("<", at)) >= 0:
        out.append(page[at:tag])
        name = re.match(r"</*([A-Za-z0-9]*)", page[tag : tag + 40])[1].lower()
        if page.startswith("<!--", tag):
            end = page.find("-->", tag) + 3
        elif name in HIDDEN and not page.startswith("</", tag):
            closing = re.compile("</" + name, re.I).search(page, tag + 2)
            end = closing.end() if closing else len(page)
        else:
            end = page.find(">", tag) + 1
        if name not in INLINE:
            out.append("\n\n")
        at = end or len(page)
    text = html.unescape("".join(out + [page[at:]]))
    return [some for some in (" ".join(part.split()) for part in text.split("\n\n")) if some]


def plain(text):
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def marked(data):
    """The paragraphs of pages whose body a person marked, each text once."""
    seen = set()
    for name, page in json.loads((data / "article-extraction/ground-truth.json").read_text()).items():
        body = f" {plain(page['articleBody'])} "
        for text in without_tags(gzip.open(data / f"article-extraction/html/{name}.html.gz", "rt", errors="replace").read()):
            of_page = f" {plain(text)} " not in body
            if len(plain(text).split()) >= (5 if of_page else 4) and (text.lower(), of_page) not in seen:
                seen.add((text.lower(), of_page))
                yield name, text, of_page


def clean(data):
    """Headlines and paragraphs of articles."""
    for name in ("stance-train", "stance-written", "stance-unlabelled"):
        for line in open(data / name / "articles.jsonl", encoding="utf-8"):
            article = json.loads(line)
            for text in [article["title"] or "", *(paragraph["text"] for paragraph in article["paragraphs"])]:
                yield str(article.get("path") or article["id"]), text, False
    for line in open(data / "quotes/train.jsonl", encoding="utf-8"):
        article = json.loads(line)
        for text in filter(None, map(str.strip, article["text"].split("\n\n"))):
            yield article["article"], text, False


class Model:
    """A logistic regression over phrases."""

    def __init__(self, kept):
        self.place = {phrase: n for n, phrase in enumerate(sorted(kept))}

    def matrix(self, sets):
        at = [(row, self.place[phrase]) for row, some in enumerate(sets) for phrase in some if phrase in self.place]
        rows, columns = np.array(at).T
        return csr_matrix((np.ones(len(at)), (rows, columns)), shape=(len(sets), len(self.place)))

    def fit(self, sets, labels, counts):
        self.fitted = LogisticRegression(C=C, max_iter=500).fit(self.matrix(sets), labels, sample_weight=counts)
        return self

    def logits(self, sets):
        return self.fitted.decision_function(self.matrix(sets))

    def weights(self):
        return dict(zip(self.place, self.fitted.coef_[0]))


def learn(sets, labels, counts, vocabulary):
    """A model of the phrases that matter."""
    first = Model(vocabulary).fit(sets, labels, counts)
    return Model([phrase for phrase, weight in first.weights().items() if abs(weight) >= LEAST]).fit(sets, labels, counts)


# Sentences for the examples of the files.
SHOWN = ["Our newsroom is hiring.", "More from this reporter", "Frogs croak.", "Badgers hibernate underground."]


def example(text, weights):
    """What the program finds in a text, of phrases that overlap the first and longest."""
    words, found = text.rstrip(".").split(), []
    while words:
        count = next((count for count in (2, 1) if " ".join(words[:count]).lower() in weights), 0)
        if count:
            found.append(" ".join(words[:count]))
        words = words[count or 1 :]
    shown = ", ".join(f'"{phrase}"' for phrase in found)
    return f'\n[[example]]\ntext = "{text}"\nexpect = [{shown}]\n'


def write(path, about, weights):
    lines = [f'about = """\\\n{about}"""', 'source = "Fitted by training/pages on pages written for this project and on public articles."', ""]
    lines += ["[[list]]", 'role = "word"', "entries = ["]
    lines += [f'  {{ phrase = "{phrase}", weight = {weight} }},' for phrase, weight in sorted(weights.items())] + ["]", ""]
    path.write_text("\n".join(lines) + "".join(example(text, weights) for text in SHOWN), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, help="the folder data/ of the shared data")
    parser.add_argument("--out", type=Path, default=ROOT / "lexicons")
    args = parser.parse_args()
    rng = random.Random(1)
    articles = list(clean(args.data))
    rng.shuffle(articles)
    rows = [(*row, OURS, "ours") for row in [*ours(HERE, "pages*.jsonl"), *ours(HERE, "lines*.jsonl")]]
    vocabulary_of = len(rows)
    rows += [(*row, MARKED_REST if row[2] else MARKED_BODY, "marked") for row in marked(args.data)]
    rows += [(*row, CLEAN, "clean") for row in articles[:18000]]
    sets = [phrases(text) for _, text, *_ in rows]
    labels = np.array([int(of_page) for _, _, of_page, *_ in rows])
    counts, source = np.array([row[3] for row in rows]), np.array([row[4] for row in rows])
    small, pages = collections.Counter(), collections.defaultdict(set)
    for row in rows:
        if row[4] != "clean":
            small.update({word for word in tokens(row[1]) if word.islower()})
    for row, some in zip(rows[:vocabulary_of], sets):
        for phrase in some:
            pages[phrase].add(row[0])
    known = lambda phrase: all(small[word] >= SMALL for word in phrase.lstrip("^").split())
    vocabulary = [phrase for phrase, places in pages.items() if len(places) >= PAGES and known(phrase)]
    groups = sorted({row[0] for row in rows})
    rng.shuffle(groups)
    fold = {group: n % 5 for n, group in enumerate(groups)}
    folds = np.array([fold[row[0]] for row in rows])
    pick = lambda mask: [some for some, taken in zip(sets, mask) if taken]
    apart = np.zeros(len(rows))
    for n in range(5):
        model = learn(pick(folds != n), labels[folds != n], counts[folds != n], vocabulary)
        apart[folds == n] = model.logits(pick(folds == n))
    model = learn(sets, labels, counts, vocabulary)
    tested = list(ours(ROOT / "tests/structure/pages", "*.jsonl"))
    test, truth = model.logits([phrases(text) for _, text, _ in tested]), np.array([of_page for *_, of_page in tested])
    lost = np.sort(apart[source == "clean"])[::-1]
    share = lambda logits, bar: f"{np.mean(logits > bar):.3f}"
    of = lambda name, of_page: apart[(source == name) & (labels == of_page)]
    for quota in (0.001, 0.003, 0.01, 0.03):
        bar = lost[int(quota * len(lost))]
        print(f"{quota} of clean paragraphs lost, from {bar:.2f}: ours {share(of('ours', 1), bar)}, of bodies {share(of('ours', 0), bar)};",
              f"marked {share(of('marked', 1), bar)}, {share(of('marked', 0), bar)}; apart {share(test[truth], bar)}, {share(test[~truth], bar)}")
    weights = {phrase: round(float(weight), 2) for phrase, weight in model.weights().items()}
    print(len(weights), "phrases; start from", round(float(model.fitted.intercept_[0]), 3))
    about = "Words and pairs of words, and how far each speaks for the page (above 0) or for the article (below)."
    write(args.out / "page-words.toml", about, {p: w for p, w in weights.items() if p[0] != "^"})
    about = "Words and pairs of words at the start of a paragraph, weighed as in `page-words`."
    write(args.out / "page-starts.toml", about, {p[1:]: w for p, w in weights.items() if p[0] == "^"})


if __name__ == "__main__":
    main()
