"""Writes the unlabelled articles with the labels of `unlabelled.jsonl`, in the form of stance-train.

`join.py ARTICLES.jsonl > LABELLED.jsonl`. Paragraphs without a label are left out. See README.md.
"""

import json
import pathlib
import sys

TARGETS = ("open_source", "big_tech")


def main():
    said = {}
    for line in (pathlib.Path(__file__).parent / "unlabelled.jsonl").read_text().splitlines():
        article = json.loads(line)
        said[article["repo"], article["path"]] = {index: labels for index, *labels in article["labels"]}
    for number, line in enumerate(open(sys.argv[1], encoding="utf-8")):
        article = json.loads(line)
        labels = said.get((article["repo"], article["path"]), {})
        paragraphs = []
        for paragraph in article["paragraphs"]:
            if paragraph["index"] not in labels:
                continue
            *stances, tone, holder, cues = labels[paragraph["index"]]
            words = {target: "...".join(paragraph["text"][a:b] for a, b in places) for target, places in zip(TARGETS, cues) if places}
            paragraphs.append({**paragraph, **dict(zip(TARGETS, stances)), "sentiment": tone, "holder": holder, "cues": words})
        if paragraphs:
            print(json.dumps({**article, "id": f"u{number:04}", "paragraphs": paragraphs}, ensure_ascii=False))


if __name__ == "__main__":
    main()
