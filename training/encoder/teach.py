"""Writes what the teacher says of the unlabelled paragraphs: chances of the stances and tones, and the words it rests on.

`teach.py --base MPNET --checkpoint TEACHER.pt --work WORK --out FILE`. A line is an article, and holds no text: for each
paragraph and target the chances of favor and against, those of positive and negative, and the places of the words in
characters of the paragraph.
"""

import argparse
import json

import torch

import data
from model import Encoder
from train import predict

# The words that make so much of what speaks for the label, strongest first, are those it rests on.
SHARE = 0.5


def words(row, parts, label):
    """(from, to) of the strongest tokens for a side; none where it takes none."""
    if label > 1:
        return []
    each = [(one[label] - one[1 - label], place) for one, place in zip(parts, row.offsets) if place]
    each = sorted((one for one in each if one[0] > 0), reverse=True)
    enough, out = SHARE * sum(strength for strength, _ in each), []
    for strength, place in each:
        if enough <= 0:
            break
        enough -= strength
        out.append(list(place))
    return sorted(out)


def main():
    parser = argparse.ArgumentParser()
    for name in ("base", "checkpoint", "work", "out"):
        parser.add_argument(f"--{name}", required=True)
    args = parser.parse_args()
    tok = data.tokenizer(args.base)
    model = Encoder(args.base)
    model.load_state_dict(torch.load(args.checkpoint)["model"])
    rows = data.stance_rows(tok, f"{args.work}/stance-unlabelled.jsonl", 1.0, hide=model.typed)
    sides = lambda logits: [round(chance, 2) for chance in torch.tensor(logits).softmax(-1).tolist()[:2]]
    articles = {}
    for row, (stance, tone, _, parts) in zip(rows, predict(model, rows)):
        label = max(range(3), key=stance.__getitem__)
        said = [row.about["paragraph"], row.about["target"], sides(stance), sides(tone), words(row, parts, label)]
        articles.setdefault((row.about["repo"], row.about["path"]), []).append(said)
    with open(args.out, "w") as file:
        for (repo, path), said in articles.items():
            file.write(json.dumps({"repo": repo, "path": path, "said": said}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
