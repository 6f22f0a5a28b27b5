"""Writes a checkpoint as the file that the program is built with: weights/encoder.safetensors.zst.

Weights are whole numbers up to `model.STEPS` with a scale for each row, a byte each, of which Zstandard leaves half. More
than 7 bits would overflow the 16-bit sums of processors without VNNI, and the same file must give the same scores
everywhere. Heads are folded, so that nothing comes after the sum over tokens but the softmax: gates sum to 1, so biases
are part of the values; a value is the lead over the last class (neutral; the author; not referred to); the stance's is
calibrated.
"""

import argparse
import json
from pathlib import Path

import torch
import zstandard
from safetensors.torch import save

import data
from model import MENTION, STATES, STEPS, WORD_STEPS, load, scale


def rows(name, weight, out, steps=STEPS):
    """A matrix as whole numbers with a scale for each row."""
    unit = scale(weight, steps)
    out[name] = (weight / unit).round().to(torch.int8).contiguous()
    out[f"{name}.scale"] = unit.squeeze(1).float()


def lead(head, factor=1.0):
    """The values of a head as the lead over its last class."""
    weight, bias = head.value.weight, head.value.bias + head.bias
    return (weight[:-1] - weight[-1:]) * factor, (bias[:-1] - bias[-1:]) * factor


@torch.no_grad()
def network(model, temperature):
    out = {"kinds": MENTION * model.mention.weight, "distances": model.distance.clone(), "last": model.last.weight.clone()}
    rows("words", model.words.weight, out, WORD_STEPS)
    for n, layer in enumerate(model.layers):
        of = f"layer{n}."
        out |= {of + "looking": layer.looking.weight.clone(), of + "widening": layer.widening.weight.clone()}
        for name in ("look", "gather", "widen", "narrow"):
            rows(of + name, getattr(layer, name).weight, out)
    heads = [model.stance, model.tone, model.holder, model.present]
    values = [lead(model.stance, 1 / temperature), lead(model.tone), lead(model.holder), lead(model.present)]
    # The hidden units of the four gates, then the values of the four heads.
    out["heads"] = STATES * torch.cat([head.gate[0].weight for head in heads] + [weight for weight, _ in values])
    out["heads.bias"] = torch.cat([head.gate[0].bias for head in heads] + [bias for _, bias in values])
    # A constant in all gates is lost in their softmax.
    out["gates"] = torch.cat([head.gate[2].weight for head in heads])
    return {name: tensor.detach().contiguous() for name, tensor in out.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--checkpoint", required=True, help="as train.py saves them")
    parser.add_argument("--out", required=True, help="holds pieces.txt and calibration.json")
    args = parser.parse_args()
    out = Path(args.out)
    temperature = json.loads((out / "calibration.json").read_text())["temperature"]
    model = load(args.base, out / "pieces.txt", args.checkpoint).eval()
    # The numbers hardly repeat: a higher level finds no more.
    packed = zstandard.ZstdCompressor(level=1).compress(save(network(model, temperature)))
    (out / "encoder.safetensors.zst").write_bytes(packed)
    size = sum(file.stat().st_size for file in out.iterdir())
    print(f"{size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
