"""Trains the encoder. See README.md."""

import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

import data
import model as small
import teacher
from learner import Learner

CLASS = torch.tensor([1.5, 1.6, 1.0])
# How much of each kind an epoch reads.
SHARES = {"real": 1.0, "read": 0.4, "written": 1.0, "fiction": 1.0, "analysis": 1.0, "said": 1.0, "web": 1.0, "variants": 1.0, "news": 0.3, "sets": 0.4, "turns": 1.0}
# How much of the labels is kept beside what a teacher says.
GOLD = {"real": 0.35, "read": 0.15, "written": 0.4, "fiction": 0.4, "analysis": 0.4, "said": 0.35, "web": 0.35, "variants": 0.0}
# How many words of a labelled text are hidden each time it is read.
HIDE = 0.05
HEADS = {"mention", "stance", "tone", "holder", "present"}


def batches(rows, size, rng):
    """Batches of rows of similar length, in random order."""
    order = sorted(rows, key=lambda row: len(row.ids) + rng.random() * 12)
    cut = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(cut)
    return cut


def collate(rows):
    longest = max(len(row.ids) for row in rows)
    pad = lambda values, fill: torch.tensor([v + [fill] * (longest - len(v)) for v in values])
    return {
        "ids": pad([row.ids for row in rows], 0),
        "kinds": pad([row.kinds for row in rows], 0),
        "attend": pad([[1] * len(row.ids) for row in rows], 0),
        "inside": pad([[o is not None for o in row.offsets] for row in rows], False),
    }


def loss_of(model, rows, hidden=None):
    """The loss of rows and that of their stances; some words of labelled texts are replaced by `hidden`."""
    batch = collate(rows)
    if hidden is not None:
        labelled = torch.tensor([row.about.get("target") != data.MARKED and row.about.get("label") is not None for row in rows])
        words = (batch["kinds"] == data.TEXT) & batch["inside"].bool() & labelled[:, None]
        batch["ids"] = batch["ids"].masked_fill(words & (torch.rand(words.shape) < HIDE), hidden)
    (stance, gates, _), (tone, _, _), (holder, _, _), (present, _, _) = model(**batch)
    weight = torch.tensor([row.weight for row in rows])
    wanted = torch.tensor([row.stance or [0.0] * 3 for row in rows])
    # A row counts by the weight of its class, and not at all without a stance.
    each = (wanted * CLASS).sum(1) * weight
    smooth = wanted * 0.95 + 0.05 / 3
    loss = (-(smooth * stance.log_softmax(-1)).sum(1) * each).sum() / each.sum().clamp_min(1e-4)
    total = loss
    toned = torch.tensor([row.tone is not None for row in rows])
    if toned.any():
        total = total + 0.4 * F.cross_entropy(tone[toned], torch.tensor([row.tone_taught or row.tone for row in rows if row.tone]))
    quoted = torch.tensor([row.quoted for row in rows])
    if (quoted >= 0).any():
        total = total + 0.2 * F.cross_entropy(holder, quoted, ignore_index=-1)
    there = torch.tensor([row.present for row in rows])
    if (there >= 0).any():
        total = total + 0.4 * F.cross_entropy(present, there, ignore_index=-1)
    longest = gates.shape[1]
    cue = torch.tensor([(row.cue or [False] * len(row.ids)) + [False] * (longest - len(row.ids)) for row in rows])
    told = cue.any(1)
    if told.any():
        mass = (gates * cue).sum(1)[told].clamp_min(1e-4)
        total = total + 0.3 * -(mass.log()).mean()
    return total, loss.item()


@torch.no_grad()
def predict(model, rows, size=64):
    model.eval()
    out = [None] * len(rows)
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
    for at in range(0, len(order), size):
        some = order[at : at + size]
        with torch.autocast("cpu", torch.bfloat16):
            (stance, gates, parts), (tone, _, _), (holder, _, _), (present, _, _) = model(**collate([rows[i] for i in some]))
        for k, i in enumerate(some):
            n = len(rows[i].ids)
            of = lambda head: head[k].float().tolist()
            out[i] = (of(stance), of(tone), of(holder), of(present), parts[k, :n].tolist())
    return out


def f1s(pairs, classes=3):
    scores = []
    for c in range(classes):
        hit = sum(a == c == b for a, b in pairs)
        told, is_ = sum(b == c for _, b in pairs), sum(a == c for a, _ in pairs)
        scores.append(2 * hit / max(1, told + is_))
    return sum(scores) / classes, scores


def judge(rows, predicted):
    """Macro-F1 by set and target, mixed as neutral."""
    out = {}
    for target in (*data.NAMES, data.MARKED):
        pairs = []
        for row, (stance, *_) in zip(rows, predicted):
            if row.about.get("target") == target and row.stance:
                label = row.about["label"]
                pairs.append((data.STANCES[label] if label in data.STANCES else 2, max(range(3), key=stance.__getitem__)))
        if pairs:
            macro, each = f1s(pairs)
            out[target] = [round(macro, 3)] + [round(x, 2) for x in each] + [len(pairs)]
    tones = [(row.tone.index(1.0), max(range(3), key=tone.__getitem__)) for row, (_, tone, *_) in zip(rows, predicted) if row.tone]
    if tones:
        out["tone"] = round(f1s(tones)[0], 3)
    for found in (False, True):
        pairs = [(row.present, max(range(2), key=present.__getitem__)) for row, (*_, present, _) in zip(rows, predicted) if row.about["found"] == found and row.present >= 0]
        out[f"present, found {found}"] = [round(f1s(pairs, 2)[0], 3), *(round(x, 2) for x in f1s(pairs, 2)[1]), len(pairs)]
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--init")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=float, default=2.5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--shares", default="{}", help="how much of each kind an epoch reads, where not as SHARES has it, in JSON")
    parser.add_argument("--pieces", help="the pieces of words that are left, see pieces.py; without it a teacher is trained")
    parser.add_argument("--taught", help="what a teacher says of the rows, see teacher.py")
    parser.add_argument("--statements", default="training/statements", help="the folder of texts in sets")
    parser.add_argument("--hold", action="store_true", help="leave out and predict the outlets of data.HELD and a quarter of the written articles")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    tok = data.tokenizer(args.base, args.pieces)
    model = small.load(args.base, args.pieces, args.init) if args.pieces else teacher.load(args.base, args.init)
    file = lambda name: f"{args.work}/stance-{name}.jsonl"
    rows = lambda name, weight, read=False: data.stance_rows(tok, file(name), weight, read)
    rows_of = {"real": rows("train", 1.0), "read": rows("read", 0.8, True), "written": rows("written", 0.7), "fiction": rows("fiction", 0.8)}
    rows_of |= {name: rows(name, 1.0) for name in ("analysis", "said", "web")}
    if args.taught:
        rows_of["variants"] = rows("variants", 0.8)
        chances = teacher.words(args.taught)
        for name, some in rows_of.items():
            teacher.teach(some, chances, GOLD[name])
    rows_of["news"] = data.news_rows(tok, f"{args.work}/news-train.jsonl")
    sets_of = {"turns": [], "sets": []}
    for path in sorted(Path(args.statements).glob("*.txt")):
        sets_of["turns" if path.name.startswith("turns") else "sets"] += data.statement_sets(tok, [path], 0.8)
    out = lambda row: args.hold and data.held(row.about)
    train = {name: [row for row in some if name == "news" or not out(row)] for name, some in rows_of.items()}
    held = {name: [row for row in some if out(row)] for name, some in rows_of.items() if name not in ("news", "variants")}
    for name, sets in sets_of.items():
        held[name] = [row for some in sets for row in some if out(row)]
        sets_of[name] = [some for some in sets if not out(some[0])]
    hidden = tok.token_to_id(data.MASKS[0]) if args.taught else None
    heads = [p for n, p in model.named_parameters() if n.split(".")[0] in HEADS and p.requires_grad]
    body = [p for n, p in model.named_parameters() if n.split(".")[0] not in HEADS and p.requires_grad]
    learner = Learner(model, [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.rate * 4}])
    shares = SHARES | json.loads(args.shares)
    epoch = sum(shares[name] * len(some) for name, some in train.items())
    epoch += sum(shares[name] * sum(map(len, sets)) for name, sets in sets_of.items())
    steps = int(args.epochs * epoch / 32)
    warm = max(1, int(0.06 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(learner.optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm))))
    print({name: len(some) for name, some in train.items()}, {name: len(sets) for name, sets in sets_of.items()}, f"{steps} steps", flush=True)
    began, done, ran, seen = time.time(), 0, 0.0, 0
    while done < steps:
        part = lambda some, name: some * int(shares[name]) + rng.sample(some, int(len(some) * (shares[name] % 1)))
        chosen = [row for name, some in train.items() for row in part(some, name)]
        chosen += [row for name, sets in sets_of.items() for row in data.varied(part(sets, name), rng)]
        for some in batches(chosen, 32, rng):
            total, loss = loss_of(learner.copy, some, hidden)
            learner.step(total)
            schedule.step()
            done, seen = done + 1, seen + len(some)
            ran = 0.98 * ran + 0.02 * loss
            if done % 50 == 0:
                print(f"step {done} loss {ran / (1 - 0.98 ** done):.4f} {seen / (time.time() - began):.1f} rows/s", flush=True)
            if done == steps:
                break
        torch.save({"model": model.state_dict(), "args": vars(args)}, args.out)
        if args.hold:
            predicted = {name: predict(model, rows) for name, rows in held.items()}
            for name, rows in held.items():
                print(name, done, json.dumps(judge(rows, predicted[name])), flush=True)
    if args.hold:
        with open(args.out + ".predicted.jsonl", "w") as file:
            for name, rows in held.items():
                for row, (stance, tone, holder, present, _) in zip(rows, predicted[name]):
                    told = {"set": name, "tone": row.tone and row.tone.index(1.0), "stance_logits": stance, "tone_logits": tone}
                    file.write(json.dumps({**row.about, **told, "holder_logits": holder, "present_logits": present}) + "\n")


if __name__ == "__main__":
    main()
