"""Writes a checkpoint as the files that the program embeds: weights/encoder.safetensors and weights/pieces.txt.

Weights are whole numbers of 7 bits with a scale for each row: 8 bits would overflow the 16-bit sums of processors
without VNNI, and the same file must give the same scores everywhere. Heads are folded, so that nothing comes after the
sum over tokens but the softmax: gates sum to 1, so biases are part of the values; a value is the lead over the last
class (neutral; the author); the stance's is calibrated.
"""

import argparse
import json
import math
from collections import Counter
from pathlib import Path

import torch
from safetensors.torch import save_file

import data
from model import Encoder

FRAME = ["[UNK]", "[unused0]", "[CLS]", "[SEP]"]
CORPORA = ["news-train", "stance-train", "stance-unlabelled", "stance-written"]
STEPS = 63


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


def rows(name, weight, out, steps=STEPS):
    """A matrix as whole numbers with a scale for each row."""
    scale = (weight.abs().amax(1) / steps).clamp_min(1e-12)
    out[name] = (weight / scale[:, None]).round().to(torch.int8).contiguous()
    out[f"{name}.scale"] = scale.float()


def linear(name, weight, bias, out):
    rows(name, weight, out)
    out[f"{name}.bias"] = bias.float().contiguous()


def lead(head, scale=1.0):
    """The values of a head as the lead over its last class."""
    weight, bias = head.value.weight, head.value.bias + head.bias
    return (weight[:-1] - weight[-1:]) * scale, (bias[:-1] - bias[-1:]) * scale


@torch.no_grad()
def network(model, keep, temperature):
    out = {}
    bert = model.bert
    embeddings = bert.embeddings
    rows("words", embeddings.word_embeddings.weight[keep], out, steps=127)
    rows("positions", embeddings.position_embeddings.weight[: data.LENGTH], out, steps=127)
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
    heads = [model.stance, model.tone, model.holder]
    values = [lead(model.stance, 1 / temperature), lead(model.tone), lead(model.holder)]
    # The hidden units of the three gates, then the values of the three heads.
    out["heads"] = torch.cat([head.gate[0].weight for head in heads] + [weight for weight, _ in values])
    out["heads.bias"] = torch.cat([head.gate[0].bias for head in heads] + [bias for _, bias in values])
    # A constant in all gates is lost in their softmax.
    out["gates"] = torch.cat([head.gate[2].weight for head in heads])
    return {name: tensor.contiguous() for name, tensor in out.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--checkpoint", help="as train.py saves them; without one, the base with untrained heads")
    parser.add_argument("--pieces", type=int, default=10000)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.manual_seed(1)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    temperature = json.loads((out / "calibration.json").read_text())["temperature"]
    tok = data.tokenizer(args.base)
    keep = vocabulary(tok, args.work, args.pieces)
    model = Encoder(args.base).eval()
    if args.checkpoint:
        model.load_state_dict(torch.load(args.checkpoint, map_location="cpu")["model"])
    (out / "pieces.txt").write_text("".join(tok.id_to_token(i) + "\n" for i in keep), encoding="utf-8")
    save_file(network(model, keep, temperature), out / "encoder.safetensors")
    size = sum(file.stat().st_size for file in out.iterdir())
    print(f"{len(keep)} pieces, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
