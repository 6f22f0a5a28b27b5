"""The encoder: MiniLM under additive heads, with weights as coarse as they are written (see export.py)."""

from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

# Weights of the layers are whole numbers up to this, those of embeddings up to the other, with a scale for each row.
STEPS, WORD_STEPS = 63, 127


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

    def __init__(self, width, classes):
        super().__init__()
        self.gate = nn.Sequential(nn.Linear(width, 64), nn.Tanh(), nn.Linear(64, 1))
        self.value = nn.Linear(width, classes)
        self.bias = nn.Parameter(torch.zeros(classes))

    def forward(self, states, inside):
        gates = self.gate(states).squeeze(-1).float().masked_fill(~inside, -1e4).softmax(-1)
        parts = gates.unsqueeze(-1) * self.value(states).float()
        return self.bias + parts.sum(1), gates, parts


class Encoder(nn.Module):
    def __init__(self, folder, keep):
        """`keep`: the ids of the pieces that are left, in their new order."""
        super().__init__()
        self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        for module in self.bert.encoder.modules():
            if type(module) is nn.Linear:
                module.__class__ = Rounded
        words = rounded(self.bert.embeddings.word_embeddings.weight.detach()[keep], WORD_STEPS)
        # Not trained, so that a piece can be left out by dropping its row.
        self.bert.embeddings.word_embeddings = nn.Embedding.from_pretrained(words)
        width = self.bert.config.hidden_size
        # What a mention adds to its token: this target, another one.
        self.mention = nn.Embedding(4, width)
        nn.init.zeros_(self.mention.weight)
        self.stance = Additive(width, 3)
        self.tone = Additive(width, 3)
        self.holder = Additive(width, 2)
        self.present = Additive(width, 2)
        self.dropout = nn.Dropout(0.1)

    def states(self, ids, kinds, attend):
        words = self.bert.embeddings.word_embeddings(ids) + self.mention(kinds)
        return self.bert(inputs_embeds=words, attention_mask=attend, token_type_ids=(kinds > 0).long()).last_hidden_state

    def forward(self, ids, kinds, attend, inside):
        states = self.dropout(self.states(ids, kinds, attend))
        return [head(states, inside) for head in (self.stance, self.tone, self.holder, self.present)]


def load(base, pieces, checkpoint=None):
    """The network with the pieces of a file, as the base has it or as it was trained."""
    whole = Tokenizer.from_file(f"{base}/tokenizer.json")
    model = Encoder(base, [whole.token_to_id(piece) for piece in Path(pieces).read_text(encoding="utf-8").splitlines()])
    if checkpoint:
        model.load_state_dict(torch.load(checkpoint)["model"])
    return model
