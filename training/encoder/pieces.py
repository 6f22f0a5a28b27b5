"""Chooses the pieces of words that the network knows: `pieces.py --base BASE --work WORK --out weights/pieces.txt`."""

import argparse
import json
from collections import Counter
from pathlib import Path

import data

FRAME = ["</s>", "<unk>", "<extra_id_0>"]
CORPORA = ["news-train", "stance-train", "stance-unlabelled", "stance-written", "stance-fiction"]


def texts(file):
    for line in open(file, encoding="utf-8"):
        one = json.loads(line)
        if "paragraphs" in one:
            yield one["title"] or ""
            yield from (paragraph["text"] for paragraph in one["paragraphs"])
        else:
            yield one["sentence"]


def written(pieces, out):
    lines = [*FRAME, *(f"{piece}\t{score:.4f}" for piece, score in pieces)]
    Path(out).write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    for name in ("base", "work", "statements", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--pieces", type=int, default=14000)
    args = parser.parse_args()
    whole = json.loads(Path(f"{args.base}/tokenizer.json").read_text(encoding="utf-8"))
    pieces = [(piece, score) for piece, score in whole["model"]["vocab"] if not piece.startswith("<")]
    written(pieces, args.out)
    tok = data.tokenizer(args.base, args.out)
    seen = Counter()
    some = [text for name in CORPORA for text in texts(f"{args.work}/{name}.jsonl")]
    some += [file.read_text(encoding="utf-8").replace("{T}", "").replace("|", " ") for file in Path(args.statements).glob("*.txt")]
    for coded in tok.encode_batch([data.folded(text)[0] for text in some], add_special_tokens=False):
        seen.update(coded.tokens)
    # Every single character, then what the corpora hold most of: a word whose piece is missing falls to shorter ones, at
    # worst to its characters.
    keep = {piece for piece, _ in pieces if len(piece.removeprefix("▁")) <= 1}
    others = sorted((piece for piece, _ in pieces if piece not in keep), key=lambda piece: -seen[piece])
    keep |= set(others[: args.pieces - len(FRAME) - len(keep)])
    written([(piece, score) for piece, score in pieces if piece in keep], args.out)


if __name__ == "__main__":
    main()
