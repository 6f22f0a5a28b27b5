"""Writes what the exported network makes of the articles in tests/encoder/: Rust is held to it.

The weights are those of the file, rounded as they are there; the sums are exact, where the program rounds what it
multiplies to 16 bits.
"""

import argparse
import json
from pathlib import Path

import torch
import torch.nn.functional as F
import zstandard
from safetensors.torch import load

import data
from model import HEADS, distances

HEAD_VALUES = [2, 2, 1, 1]


class Network:
    def __init__(self, file):
        self.w = load(zstandard.ZstdDecompressor().decompress(Path(file).read_bytes()))
        self.layers = sum(name.endswith(".look") for name in self.w)

    def rows(self, name):
        return self.w[name].float() * self.w[f"{name}.scale"][:, None]

    def norm(self, name, x):
        return F.rms_norm(x, x.shape[-1:], self.w[name], 1e-6)

    def linear(self, name, x):
        return x @ self.rows(name).T

    def __call__(self, ids, kinds):
        n = len(ids)
        x = self.rows("words")[ids] + self.w["kinds"][kinds]
        away = self.w["distances"][distances(n)].permute(2, 0, 1)
        for layer in range(self.layers):
            of = f"layer{layer}."
            looks = self.linear(of + "look", self.norm(of + "looking", x))
            q, k, v = (t.reshape(n, HEADS, -1).transpose(0, 1) for t in looks.chunk(3, 1))
            seen = (q @ k.transpose(1, 2) + away).softmax(-1) @ v
            x = x + self.linear(of + "gather", seen.transpose(0, 1).reshape(n, -1))
            gate, wide = self.linear(of + "widen", self.norm(of + "widening", x)).chunk(2, 1)
            x = x + self.linear(of + "narrow", F.gelu(gate, approximate="tanh") * wide)
        x = self.norm("last", x)
        out = x @ self.w["heads"].T + self.w["heads.bias"]
        gates = self.w["gates"]
        hidden = gates.numel()
        gate = (out[:, :hidden].tanh().reshape(n, *gates.shape) * gates).sum(-1)
        return gate, out[:, hidden:].split(HEAD_VALUES, 1)


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--articles", required=True, help="with the mentions that the example `mentions` adds")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    tok = data.tokenizer(args.base, f"{args.weights}/pieces.txt")
    network = Network(f"{args.weights}/encoder.safetensors.zst")
    short = lambda table: [[float(f"{x:.6g}") for x in row] for row in table.tolist()]
    with open(args.out, "w", encoding="utf-8") as out:
        for row in data.stance_rows(tok, args.articles, 1.0):
            gate, values = network(torch.tensor(row.ids), torch.tensor(row.kinds))
            inside = slice(row.start, len(row.ids) - 1)
            case = {
                **{key: row.about[key] for key in ("id", "paragraph", "target")},
                "ids": row.ids,
                "kinds": row.kinds,
                "gates": short(gate[inside]),
                "values": short(torch.cat(values, 1)[inside]),
            }
            out.write(json.dumps(case) + "\n")


if __name__ == "__main__":
    main()
