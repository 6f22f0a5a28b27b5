"""Writes a checkpoint as the file that the program embeds: weights/encoder.safetensors.

Weights are whole numbers of 7 bits with a scale for each row: 8 bits would overflow the 16-bit sums of processors
without VNNI, and the same file must give the same scores everywhere. Heads are folded, so that nothing comes after the
sum over tokens but the softmax: gates sum to 1, so biases are part of the values; a value is the lead over the last
class (neutral; the author; not referred to); the stance's is calibrated.
"""

import argparse
import json
import math
from pathlib import Path

import torch
from safetensors.torch import save_file

import data
from model import STEPS, WORD_STEPS, load, scale

def rows(name, weight, out, steps=STEPS):
    """A matrix as whole numbers with a scale for each row."""
    unit = scale(weight, steps)
    out[name] = (weight / unit).round().to(torch.int8).contiguous()
    out[f"{name}.scale"] = unit.squeeze(1).float()


def linear(name, weight, bias, out):
    rows(name, weight, out)
    out[f"{name}.bias"] = bias.float().contiguous()


def lead(head, factor=1.0):
    """The values of a head as the lead over its last class."""
    weight, bias = head.value.weight, head.value.bias + head.bias
    return (weight[:-1] - weight[-1:]) * factor, (bias[:-1] - bias[-1:]) * factor


@torch.no_grad()
def network(model, temperature):
    out = {}
    bert = model.bert
    embeddings = bert.embeddings
    rows("words", embeddings.word_embeddings.weight, out, WORD_STEPS)
    rows("positions", embeddings.position_embeddings.weight[: data.LENGTH], out, WORD_STEPS)
    types = embeddings.token_type_embeddings.weight
    out["kinds"] = torch.stack([model.mention.weight[kind] + types[int(kind > 0)] for kind in range(4)])
    norms = lambda name, norm: out.update({f"{name}.scale": norm.weight.clone(), f"{name}.shift": norm.bias.clone()})
    norms("norm", embeddings.LayerNorm)
    shrink = 1 / math.sqrt(bert.config.hidden_size // bert.config.num_attention_heads)
    for n, layer in enumerate(bert.encoder.layer):
        attention, of = layer.attention.self, f"layer{n}."
        parts = [(attention.query, shrink), (attention.key, 1.0), (attention.value, 1.0)]
        weight = torch.cat([part.weight * factor for part, factor in parts])
        bias = torch.cat([part.bias * factor for part, factor in parts])
        linear(of + "look", weight, bias, out)
        linear(of + "gather", layer.attention.output.dense.weight, layer.attention.output.dense.bias, out)
        norms(of + "gathered", layer.attention.output.LayerNorm)
        linear(of + "widen", layer.intermediate.dense.weight, layer.intermediate.dense.bias, out)
        linear(of + "narrow", layer.output.dense.weight, layer.output.dense.bias, out)
        norms(of + "narrowed", layer.output.LayerNorm)
    heads = [model.stance, model.tone, model.holder, model.present]
    values = [lead(model.stance, 1 / temperature), lead(model.tone), lead(model.holder), lead(model.present)]
    # The hidden units of the four gates, then the values of the four heads.
    out["heads"] = torch.cat([head.gate[0].weight for head in heads] + [weight for weight, _ in values])
    out["heads.bias"] = torch.cat([head.gate[0].bias for head in heads] + [bias for _, bias in values])
    # A constant in all gates is lost in their softmax.
    out["gates"] = torch.cat([head.gate[2].weight for head in heads])
    return {name: tensor.contiguous() for name, tensor in out.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--checkpoint", required=True, help="as train.py saves them")
    parser.add_argument("--out", required=True, help="holds pieces.txt and calibration.json")
    args = parser.parse_args()
    out = Path(args.out)
    temperature = json.loads((out / "calibration.json").read_text())["temperature"]
    model = load(args.base, out / "pieces.txt", args.checkpoint).eval()
    save_file(network(model, temperature), out / "encoder.safetensors")
    size = sum(file.stat().st_size for file in out.iterdir())
    print(f"{size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
