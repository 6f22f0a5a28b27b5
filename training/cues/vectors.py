"""Word vectors of all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0): each word alone through the network, its tokens'
means. They smooth the weights of words that the labelled articles hold rarely; nothing at run time reads them."""

import collections
import importlib.util
import json
import pathlib
import pickle
import sys
import zipfile

import numpy as np
from readings import WORD
from safetensors.numpy import load
from scipy.special import erf
from tokenizers import Tokenizer


class Encoder:
    def __init__(self, archive):
        """`archive`: the package's `model.zip`."""
        with zipfile.ZipFile(archive) as files:
            self.weights = {k.removeprefix("bert."): v.astype(np.float32) for k, v in load(files.read("model.safetensors")).items()}
            self.tokenizer = Tokenizer.from_str(files.read("tokenizer.json").decode())
            self.heads = json.loads(files.read("config.json"))["num_attention_heads"]
        self.tokenizer.no_padding()
        self.layers = 1 + max(int(k.split(".")[2]) for k in self.weights if k.startswith("encoder.layer."))

    def linear(self, x, name):
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def normal(self, x, name):
        x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return x * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def forward(self, ids):
        n, length = ids.shape
        e = "embeddings."
        x = self.weights[e + "word_embeddings.weight"][ids] + self.weights[e + "position_embeddings.weight"][:length]
        x = self.normal(x + self.weights[e + "token_type_embeddings.weight"][0], e + "LayerNorm")
        for layer in range(self.layers):
            p = f"encoder.layer.{layer}."
            q, k, v = (self.linear(x, p + "attention.self." + part).reshape(n, length, self.heads, -1).transpose(0, 2, 1, 3) for part in ("query", "key", "value"))
            s = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1])
            s = np.exp(s - s.max(-1, keepdims=True))
            mixed = (s / s.sum(-1, keepdims=True)) @ v
            mixed = mixed.transpose(0, 2, 1, 3).reshape(n, length, -1)
            x = self.normal(self.linear(mixed, p + "attention.output.dense") + x, p + "attention.output.LayerNorm")
            h = self.linear(x, p + "intermediate.dense")
            h = (0.5 * h * (1 + erf(h / np.sqrt(2)))).astype(np.float32)
            x = self.normal(self.linear(h, p + "output.dense") + x, p + "output.LayerNorm")
        return x

    def embed(self, words, tokens=4096):
        """A vector of length 1 for each word."""
        ids = [self.tokenizer.encode(word).ids for word in words]
        by_length = {}
        for at, i in enumerate(ids):
            by_length.setdefault(len(i), []).append(at)
        out = np.zeros((len(words), self.weights["embeddings.LayerNorm.weight"].shape[0]), np.float32)
        for length, group in by_length.items():
            step = max(1, tokens // length)
            for start in range(0, len(group), step):
                part = group[start : start + step]
                out[part] = self.forward(np.array([ids[at] for at in part])).mean(1)
        return out / np.linalg.norm(out, axis=1, keepdims=True)


def main():
    """`vectors.py DATA OUT`: a vector for every word that at least three paragraphs of DATA hold."""
    data, out = map(pathlib.Path, sys.argv[1:])
    if out.exists():
        return
    count = collections.Counter()
    for name in ("stance-train", "stance-written", "stance-unlabelled"):
        for line in (data / name / "articles.jsonl").read_text().splitlines():
            for paragraph in json.loads(line)["paragraphs"]:
                count.update(words(paragraph["text"]))
    for line in (data / "newsmtsc" / "train.jsonl").read_text().splitlines():
        count.update(words(json.loads(line)["sentence"]))
    kept = [word for word, n in count.most_common() if n >= 3 and any(c.isalpha() for c in word)]
    archive = pathlib.Path(importlib.util.find_spec("all_minilm_l6_v2").origin).parent / "model.zip"
    out.write_bytes(pickle.dumps((kept, Encoder(archive).embed(kept))))


def words(text):
    return {match.group().lower().replace("’", "'") for match in WORD.finditer(text) if match.group()[0].isalnum()}


if __name__ == "__main__":
    main()
