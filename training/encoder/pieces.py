"""Chooses the pieces of words that the network knows: `pieces.py --base BASE --work WORK --out weights/pieces.txt`."""

import argparse
import json
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer

FRAME = ["[UNK]", "[unused0]", "[CLS]", "[SEP]"]
CORPORA = ["news-train", "stance-train", "stance-unlabelled", "stance-written"]


def texts(file):
    for line in open(file, encoding="utf-8"):
        one = json.loads(line)
        if "paragraphs" in one:
            yield one["title"] or ""
            yield from (paragraph["text"] for paragraph in one["paragraphs"])
        else:
            yield one["sentence"]


def vocabulary(tok, work, most):
    """The ids to keep: the frame, every single character, then what the corpora hold most of, then the most general.

    A word whose piece is missing falls to shorter ones, at worst to its characters.
    """
    ids = tok.get_vocab()
    keep = {ids[piece] for piece in FRAME}
    keep |= {i for piece, i in ids.items() if len(piece.removeprefix("##")) == 1}
    seen = Counter()
    for name in CORPORA:
        for coded in tok.encode_batch(list(texts(f"{work}/{name}.jsonl")), add_special_tokens=False):
            seen.update(coded.ids)
    general = (i for piece, i in sorted(ids.items(), key=lambda one: one[1]) if not piece.startswith("["))
    for i in [i for i, _ in sorted(seen.items(), key=lambda one: (-one[1], one[0]))] + list(general):
        if len(keep) >= most:
            break
        keep.add(i)
    return sorted(keep)


def main():
    parser = argparse.ArgumentParser()
    for name in ("base", "work", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--pieces", type=int, default=10000)
    args = parser.parse_args()
    tok = Tokenizer.from_file(f"{args.base}/tokenizer.json")
    tok.no_padding()
    tok.no_truncation()
    keep = vocabulary(tok, args.work, args.pieces)
    Path(args.out).write_text("".join(tok.id_to_token(i) + "\n" for i in keep), encoding="utf-8")


if __name__ == "__main__":
    main()
