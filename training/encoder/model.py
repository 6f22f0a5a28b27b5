"""The encoder: that of flan-t5-small under additive heads, with weights as coarse as they are written (see export.py)."""

import math
from pathlib import Path

import json
import torch
import torch.nn.functional as F
from torch import nn

# Weights of the layers are whole numbers up to this, those of embeddings up to the other, with a scale for each row.
STEPS, WORD_STEPS = 19, 15
WIDTH, HEADS, HEAD, DEPTH = 512, 6, 64, 8
BUCKETS, FAR = 32, 128
# What the states are multiplied with under the heads, and what a mention adds to a word: T5's words are large, its states small.
STATES, MENTION = 5, 10


def scale(weight, steps):
    return (weight.abs().amax(-1, keepdim=True) / steps).clamp_min(1e-12)


def rounded(weight, steps=STEPS):
    unit = scale(weight, steps)
    return (weight / unit).round() * unit


class Rounded(nn.Linear):
    """A linear map that is used as it will be written."""

    def forward(self, x):
        return F.linear(x, rounded(self.weight), self.bias)


class Additive(nn.Module):
    """Classes as a sum over tokens: b + sum a_i (W x_i + c), a = softmax of a gate over the paragraph's tokens."""

    def __init__(self, classes):
        super().__init__()
        self.gate = nn.Sequential(nn.Linear(WIDTH, 64), nn.Tanh(), nn.Linear(64, 1))
        self.value = nn.Linear(WIDTH, classes)
        self.bias = nn.Parameter(torch.zeros(classes))

    def forward(self, states, inside):
        gates = self.gate(states).squeeze(-1).float().masked_fill(~inside, -1e4).softmax(-1)
        parts = gates.unsqueeze(-1) * self.value(states).float()
        return self.bias + parts.sum(1), gates, parts


class Norm(nn.Module):
    """Brings a state to length 1 on average, then to a learned scale."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(WIDTH))

    def forward(self, x):
        return F.rms_norm(x, (WIDTH,), self.weight, 1e-6)


def distances(count):
    """The bucket of the way from each token to each other one, as T5 has it."""
    at = torch.arange(count)
    way = at[None, :] - at[:, None]
    near, exact = way.abs(), BUCKETS // 4
    far = exact + (torch.log(near.clamp_min(1).float() / exact) / math.log(FAR / exact) * exact).long()
    return (way > 0).long() * (BUCKETS // 2) + torch.where(near < exact, near, far.clamp_max(BUCKETS // 2 - 1))


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        linear = lambda a, b: Rounded(a, b, bias=False)
        self.looking, self.widening = Norm(), Norm()
        self.look, self.gather = linear(WIDTH, 3 * HEADS * HEAD), linear(HEADS * HEAD, WIDTH)
        self.widen, self.narrow = linear(WIDTH, 2 * 1024), linear(1024, WIDTH)

    def forward(self, x, bias):
        count, length, _ = x.shape
        q, k, v = self.look(self.looking(x)).view(count, length, 3, HEADS, HEAD).permute(2, 0, 3, 1, 4)
        seen = ((q @ k.transpose(2, 3)) + bias).softmax(-1) @ v
        x = x + self.gather(seen.transpose(1, 2).reshape(count, length, HEADS * HEAD))
        gate, wide = self.widen(self.widening(x)).chunk(2, -1)
        return x + self.narrow(F.gelu(gate, approximate="tanh") * wide)


class Encoder(nn.Module):
    def __init__(self, pieces):
        """`pieces`: how many are left."""
        super().__init__()
        # Not trained, so that a piece can be left out by dropping its row.
        self.words = nn.Embedding.from_pretrained(torch.zeros(pieces, WIDTH))
        # What a mention adds to its token: this target, another one.
        self.mention = nn.Embedding(4, WIDTH)
        nn.init.zeros_(self.mention.weight)
        self.distance = nn.Parameter(torch.zeros(BUCKETS, HEADS))
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.last = Norm()
        self.stance, self.tone, self.holder, self.present = (Additive(classes) for classes in (3, 3, 2, 2))
        self.dropout = nn.Dropout(0.1)

    def states(self, ids, kinds, attend):
        states = self.words(ids) + MENTION * self.mention(kinds)
        away = self.distance[distances(ids.shape[1])].permute(2, 0, 1)
        bias = away + (attend[:, None, None, :] == 0).to(away.dtype) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return self.last(states) * STATES

    def forward(self, ids, kinds, attend, inside):
        states = self.dropout(self.states(ids, kinds, attend))
        return [head(states, inside) for head in (self.stance, self.tone, self.holder, self.present)]


def load(base, pieces, checkpoint=None):
    """The network with the pieces of a file, as the base has it or as it was trained."""
    kept = [line.split("\t")[0] for line in Path(pieces).read_text(encoding="utf-8").splitlines()]
    model = Encoder(len(kept))
    model.load_state_dict(torch.load(checkpoint)["model"] if checkpoint else start(base, kept), strict=False)
    return model


def start(base, kept):
    """The weights of the base by the names above."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(f"{base}/encoder.onnx").graph
    held = {one.name: torch.tensor(numpy_helper.to_array(one).astype("float32")) for one in graph.initializer}

    def whole(name):
        return (held[f"{name}_quantized"] - held[f"{name}_zero_point"]) * held[f"{name}_scale"]

    maps = {}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            maps[node.name.removesuffix("/MatMul_quant")] = whole(node.input[1].removesuffix("_quantized")).T
    vocabulary = [piece for piece, _ in json.loads(Path(f"{base}/tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]]
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    # The base holds this one apart from the others.
    numbers["<extra_id_0>"] = 32099
    words = whole("enc.embed_tokens.weight")[[numbers[piece] for piece in kept]]
    found = {"words.weight": rounded(words, WORD_STEPS), "last.weight": held["enc.final_layer_norm.weight"]}
    found["distance"] = whole("enc.block.0.layer.0.SelfAttention.relative_attention_bias.weight")
    for layer in range(DEPTH):
        at = lambda part: maps[f"/enc/block.{layer}/layer.{part}"]
        found[f"layers.{layer}.look.weight"] = torch.cat([at(f"0/SelfAttention/{name}") for name in "qkv"])
        found[f"layers.{layer}.gather.weight"] = at("0/SelfAttention/o")
        found[f"layers.{layer}.widen.weight"] = torch.cat([at(f"1/DenseReluDense/{name}") for name in ("wi_0", "wi_1")])
        found[f"layers.{layer}.narrow.weight"] = at("1/DenseReluDense/wo")
        for part, name in enumerate(("looking", "widening")):
            found[f"layers.{layer}.{name}.weight"] = held[f"enc.block.{layer}.layer.{part}.layer_norm.weight"]
    return found
