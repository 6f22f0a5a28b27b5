"""The encoder: a pretrained network under additive heads. The student is MiniLM, the teacher MPNet."""

import torch
from torch import nn
from transformers import AutoConfig, BertModel, MPNetModel


# Layers of the teacher that are not trained.
FROZEN = 4


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
    def __init__(self, folder):
        super().__init__()
        self.typed = AutoConfig.from_pretrained(folder).model_type == "bert"
        if self.typed:
            self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
        else:
            self.bert = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
            for layer in self.bert.encoder.layer[:FROZEN]:
                layer.requires_grad_(False)
        width = self.bert.config.hidden_size
        # What a mention adds to its token: this target, another one.
        self.mention = nn.Embedding(4, width)
        nn.init.zeros_(self.mention.weight)
        self.stance = Additive(width, 3)
        self.tone = Additive(width, 3)
        self.holder = Additive(width, 2)
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.dropout = nn.Dropout(0.1)

    def states(self, ids, kinds, attend):
        words = self.bert.embeddings.word_embeddings(ids) + self.mention(kinds)
        types = {"token_type_ids": (kinds > 0).long()} if self.typed else {}
        return self.bert(inputs_embeds=words, attention_mask=attend, **types).last_hidden_state

    def forward(self, ids, kinds, attend, inside):
        states = self.dropout(self.states(ids, kinds, attend))
        return self.stance(states, inside), self.tone(states, inside), self.holder(states, inside)
