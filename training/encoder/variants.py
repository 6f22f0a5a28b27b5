"""Variants of paragraphs, for a teacher to label: some of their sentences, or with one of another paragraph of the article.

`variants.py WORK` reads `stance-{train,said,web,analysis}.jsonl` there and writes `stance-variants.jsonl`, articles of the same form
without labels.
"""

import json
import random
import re
import sys

END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
# How many variants each paragraph gets, and how long a text may be.
MANY = {"train": 2, "said": 1, "web": 2, "analysis": 1}
LEAST, MOST = 25, 1500


def sentences(text):
    starts = [0] + [match.end() for match in END.finditer(text)]
    return [(a, b) for a, b in zip(starts, starts[1:] + [len(text)]) if b > a]


def join(parts):
    """The text of (paragraph, from, to), with its mentions."""
    text, mentions = "", []
    for paragraph, start, end in parts:
        piece = paragraph["text"][start:end].rstrip()
        at = len(text) + bool(text)
        text = f"{text} {piece}" if text else piece
        inside = (m for m in paragraph["mentions"] if start <= m[0] and m[1] <= start + len(piece))
        mentions += [[a - start + at, b - start + at, target, named] for a, b, target, named in inside]
    return text, mentions


def variant(paragraph, others, rng):
    own = [(paragraph, a, b) for a, b in sentences(paragraph["text"])]
    if len(own) > 1 and rng.random() < 0.75:
        count = rng.randint(1, len(own) - 1)
        if rng.random() < 0.6:
            start = rng.randint(0, len(own) - count)
            return join(own[start : start + count])
        return join(own[at] for at in sorted(rng.sample(range(len(own)), count)))
    if not others:
        return None
    other = rng.choice(others)
    parts = own if rng.random() < 0.5 else [rng.choice(own)]
    parts.insert(rng.choice([0, len(parts)]), (other, *rng.choice(sentences(other["text"]))))
    return join(parts)


def main():
    work, rng, number = sys.argv[1], random.Random(77), 10_000
    with open(f"{work}/stance-variants.jsonl", "w", encoding="utf-8") as out:
        for name, many in MANY.items():
            for line in open(f"{work}/stance-{name}.jsonl", encoding="utf-8"):
                article = json.loads(line)
                all_ = [p for p in article["paragraphs"] if p["mentions"] and len(p["text"]) < MOST]
                article["paragraphs"] = []
                for paragraph in all_:
                    for _ in range(many):
                        made = variant(paragraph, [p for p in all_ if p is not paragraph], rng)
                        if made and made[1] and LEAST < len(made[0]) < MOST:
                            article["paragraphs"].append({"index": number, "text": made[0], "mentions": made[1]})
                            number += 1
                if article["paragraphs"]:
                    out.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
