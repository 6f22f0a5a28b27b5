"""Reads what was predicted for articles left out and prints the calibration: `calibrate.py PREDICTED.jsonl`.

One temperature for the stances toward all targets, that of the best log-likelihood on the real articles; it prints that of
the tone too, which stands in `src/stance/tone.rs`. Biases towards the sides were tried:
in a first run, those with the best macro-F1 on the real articles (+0.007 and +0.022) lost 0.030 and 0.113 on the
written ones.
"""

import json
import sys

import numpy as np

from data import STANCES
from train import f1s


def temperature(logits, gold):
    def loss(t):
        z = logits / t
        z -= z.max(1, keepdims=True)
        return -(z - np.log(np.exp(z).sum(1, keepdims=True)))[np.arange(len(gold)), gold].mean()

    return float(min(np.arange(0.5, 3.01, 0.05), key=loss))


def main():
    rows = [row for row in map(json.loads, open(sys.argv[1])) if row["label"] != "absent"]
    gold = np.array([STANCES.get(row["label"], STANCES["neutral"]) for row in rows])
    logits = np.array([row["stance_logits"] for row in rows])
    groups = {}
    for at, row in enumerate(rows):
        groups.setdefault((row["set"], row["target"]), []).append(at)

    real = np.array([row["set"] == "real" for row in rows])
    stance = temperature(logits[real], gold[real])
    toned = [row for row in rows if row["set"] == "real" and row["tone"] is not None]
    tone = temperature(np.array([row["tone_logits"] for row in toned]), np.array([row["tone"] for row in toned]))
    print(f"temperature of the tone: {tone:.2f}", file=sys.stderr)
    said = logits.argmax(1)
    for key, at in groups.items():
        macro, each = f1s(list(zip(gold[at], said[at])))
        print(f"{key[0]:8s} {key[1]:12s} {macro:.3f}  favor {each[0]:.2f} against {each[1]:.2f} neutral {each[2]:.2f}  n {len(at)}", file=sys.stderr)
    chance = np.exp(logits / stance)
    chance /= chance.sum(1, keepdims=True)
    sure, right = chance.max(1)[real], (said == gold)[real]
    bins = np.minimum((sure * 10).astype(int), 9)
    gap = sum(abs(sure[bins == k].mean() - right[bins == k].mean()) * (bins == k).mean() for k in range(10) if (bins == k).any())
    print(f"expected calibration error on the articles that the temperature was set on: {gap:.3f}", file=sys.stderr)
    print(json.dumps({"temperature": round(stance, 2)}))


if __name__ == "__main__":
    main()
