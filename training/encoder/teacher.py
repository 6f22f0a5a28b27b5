"""The teacher: all-mpnet-base-v2 with heads of the same kind, ten times the size of what ships.

`train.py --base` with the folder of that model trains it; this writes what it then says of the training rows:
`teacher.py --base BASE --checkpoint TRAINED.pt --work WORK --out chances.jsonl`.
"""

import argparse
import json

import torch
import torch.nn.functional as F
from torch import nn

import data

WIDTH = 768
# From which chance on the teacher's word that a text refers to a target, or does not, is taken.
SURE = 0.8


class Head(nn.Module):
    """Classes from what a gate attends to and from the first token. Not additive: a teacher shows no evidence."""

    def __init__(self, classes):
        super().__init__()
        self.gate = nn.Sequential(nn.Linear(WIDTH, 128), nn.Tanh(), nn.Linear(128, 1))
        self.hid = nn.Linear(2 * WIDTH, 256)
        self.out = nn.Linear(256, classes)

    def forward(self, states, inside):
        gates = self.gate(states).squeeze(-1).float().masked_fill(~inside, -1e4).softmax(-1)
        seen = (gates.unsqueeze(-1) * states.float()).sum(1).to(states.dtype)
        hidden = F.gelu(self.hid(torch.cat([seen, states[:, 0]], -1)))
        return self.out(hidden).float(), gates, gates.unsqueeze(-1)


class Teacher(nn.Module):
    def __init__(self, base):
        from transformers import MPNetModel

        super().__init__()
        self.body = MPNetModel.from_pretrained(base, attn_implementation="eager")
        self.body.embeddings.word_embeddings.weight.requires_grad = False
        self.body.pooler = None
        # What a mention adds to its token: this target, another one.
        self.mention = nn.Embedding(4, WIDTH)
        nn.init.zeros_(self.mention.weight)
        self.stance, self.tone, self.holder, self.present = (Head(classes) for classes in (3, 3, 2, 2))
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids, kinds, attend, inside):
        states = self.body.embeddings(input_ids=ids) + self.mention(kinds)
        hidden = (1.0 - attend[:, None, None, :].to(states.dtype)) * -1e4
        bias = self.body.encoder.compute_position_bias(states)
        for layer in self.body.encoder.layer:
            states = layer(states, hidden, position_bias=bias)
            states = states[0] if isinstance(states, tuple) else states
        states = self.dropout(states)
        return [head(states, inside) for head in (self.stance, self.tone, self.holder, self.present)]


def load(base, checkpoint=None):
    model = Teacher(base)
    if checkpoint:
        model.load_state_dict(torch.load(checkpoint)["model"])
    return model


def key(about):
    """What a row is known by in the teacher's file."""
    return (about["repo"] or about["id"], about["path"], about["paragraph"], about["target"])


def words(file):
    """What the teacher says of each row."""
    told = map(json.loads, open(file, encoding="utf-8"))
    return {key(row): row for row in told}


def teach(rows, chances, gold):
    """Mixes what the teacher says of rows into their labels, of which `gold` is kept; rows without labels get what it says."""
    soft = lambda logits: torch.tensor(logits).softmax(0).tolist()
    mixed = lambda label, logits: [gold * a + (1 - gold) * b for a, b in zip(label, soft(logits))]
    for row in rows:
        told = chances.get(key(row.about))
        if told and row.stance:
            row.stance, row.tone_taught = mixed(row.stance, told["stance"]), mixed(row.tone, told["tone"])
        elif told and row.about["label"] is None:
            there = soft(told["present"])
            row.present = there.index(max(there)) if max(there) > SURE else -1
            if there[0] > 0.5:
                row.stance, row.tone = soft(told["stance"]), soft(told["tone"])


@torch.no_grad()
def main():
    from train import collate

    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    tok = data.tokenizer(args.base)
    model = load(args.base, args.checkpoint).to(torch.bfloat16).eval()
    with open(args.out, "w", encoding="utf-8") as out:
        for name in ("train", "read", "written", "fiction", "analysis", "said", "web", "variants"):
            rows = data.stance_rows(tok, f"{args.work}/stance-{name}.jsonl", 1.0, name == "read")
            rows.sort(key=lambda row: len(row.ids))
            for at in range(0, len(rows), 32):
                (stance, *_), (tone, *_), _, (present, *_) = model(**collate(rows[at : at + 32]))
                for row, *logits in zip(rows[at : at + 32], stance.tolist(), tone.tolist(), present.tolist()):
                    out.write(json.dumps({**row.about, **dict(zip(("stance", "tone", "present"), logits))}) + "\n")
            print(name, len(rows), flush=True)


if __name__ == "__main__":
    main()
