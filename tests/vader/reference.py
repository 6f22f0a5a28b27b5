"""Rewrites the numbers of cases.jsonl, and the table characters.tsv, from the reference.

    pip install vaderSentiment==3.3.2
    python3.13 tests/vader/reference.py

To add a case, append a line {"text": "..."} to cases.jsonl and run this. CPython before 3.12 will not do: its sum is not
compensated. The table of characters is that of Unicode 15.1, hence of CPython 3.13.
"""

import json
import sys
from pathlib import Path

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

HERE = Path(__file__).parent


def cases():
    analyzer = SentimentIntensityAnalyzer()
    path = HERE / "cases.jsonl"
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").split("\n") if line]
    lines = [json.dumps({"text": text, **analyzer.polarity_scores(text)}, ensure_ascii=True) for text in texts]
    path.write_text("".join(line + "\n" for line in lines), "utf-8")


def kind(character):
    if character.isspace():
        return "space"
    if not ("A" + character).isupper():
        return "small"
    return "capital" if character.isupper() else ""


def characters():
    runs = []
    for code in (*range(0xD800), *range(0xE000, 0x110000)):
        now = kind(chr(code))
        if runs and runs[-1][2] == now and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code, now])
    rows = (f"{first:X}\t{last:X}\t{now}\n" for first, last, now in runs if now)
    (HERE / "characters.tsv").write_text("".join(rows), "utf-8")


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 13):
        sys.exit("run this with CPython 3.13")
    cases()
    characters()
