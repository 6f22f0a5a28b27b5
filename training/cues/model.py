"""The model: three classes, a weight for each cue, smoothed by lists of seeds and by word vectors.

A cue's weights are the sum of four parts, each linear in the cue's occurrences, so that they collapse into one pair of
numbers a cue and target: its own, its own for one target, that of the lists of seeds it is in, and its word vector's.
"""

import warnings

import numpy as np
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore", category=ConvergenceWarning)

SETTINGS = {
    "C": 0.03, "news": 0.5, "tone": 0.6, "written": 0.7, "own": 1.0, "own_target": 0.5, "seeds": 1.0, "vectors": 1.0,
    "classes": {0: 1.0, 1: 1.2, 2: 1.5}, "iterations": 40, "length": 5.0, "power": 0.3,
}


def occurrences(table, factors):
    """Rows by cues, plain and swapped: of a cue's occurrences in a reading the strongest counts, at the product of its
    rules' factors. One under a rule without a factor counts for the other side."""
    swaps = sum(1 << bit for bit, factor in enumerate(factors) if factor is None)
    all_bits = range(1 << len(factors))
    product = np.array([np.prod([f for bit, f in enumerate(factors) if bits >> bit & 1 and f is not None]) for bits in all_bits])
    return tuple(strongest(table, product, (table.bits & swaps > 0) == swapped) for swapped in (False, True))


def strongest(table, product, chosen):
    n = len(table.cues)
    value = product[table.bits[chosen]]
    key = table.row_of[chosen].astype(np.int64) * n + table.cue_of[chosen]
    order = np.lexsort((-value, key))
    key, value = key[order], value[order]
    first = np.ones(len(key), bool)
    first[1:] = key[1:] != key[:-1]
    return sparse.csr_matrix((value[first], (key[first] // n, key[first] % n)), (len(table.rows), n), dtype=np.float32)


def lengths(rows, factors):
    """Words of each reading, each at the factor of its place (rules 0 and 1: sentence, paragraph)."""
    out = []
    for row in rows:
        total = 0.0
        for word, bits in zip(row["words"], row["bits"]):
            if word is not None:
                total += (factors[0] if bits & 1 else 1) * (factors[1] if bits & 2 else 1)
        out.append(total)
    return np.array(out)


def damping(length, settings):
    return (settings["length"] / (length + settings["length"])) ** settings["power"]


class Model:
    def __init__(self, lists, masks, vectors, settings=None):
        """`lists`: cues by lists of seeds; `masks`: for each list the signs it serves; `vectors`: cues by dimensions."""
        self.lists, self.masks, self.vectors = lists.astype(np.float32), masks, vectors.astype(np.float32)
        self.settings = {**SETTINGS, **(settings or {})}

    def design(self, x, sign):
        s = self.settings
        signed = sparse.diags(sign.astype(np.float32))
        lists = np.asarray(x @ self.lists)
        for column, served in enumerate(self.masks):
            lists[~np.isin(sign, served), column] = 0
        vectors = np.asarray(x @ self.vectors)
        dense = np.hstack([lists * s["seeds"], lists * s["seeds"] * sign[:, None], vectors * s["vectors"], vectors * s["vectors"] * sign[:, None], sign[:, None]])
        return sparse.hstack([x * s["own"], signed @ x * (s["own"] * s["own_target"]), sparse.csr_matrix(dense.astype(np.float32))]).tocsr()

    def fit(self, x, sign, y, weight):
        s = self.settings
        m = LogisticRegression(C=s["C"], max_iter=s["iterations"], tol=1e-3, class_weight=s["classes"])
        m.fit(self.design(x, sign), y, sample_weight=weight)
        self.coefficients, self.intercept = m.coef_, m.intercept_
        return self

    def parts(self):
        """Coefficients of favor and of against, relative to neutral, by part of the design."""
        c = np.stack([self.coefficients[1] - self.coefficients[0], self.coefficients[2] - self.coefficients[0]])
        n, lists, vectors = self.lists.shape[0], self.lists.shape[1], self.vectors.shape[1]
        return np.split(c, np.cumsum([n, n, lists, lists, vectors, vectors]), axis=1)

    def smooth(self, sign, lists, vectors):
        """What lists of seeds and word vectors say of cues, for a target."""
        _, _, of_lists, of_lists_t, of_vectors, of_vectors_t, _ = self.parts()
        served = np.array([sign in mask for mask in self.masks], np.float32)
        w = (lists * served) @ (self.settings["seeds"] * (of_lists + sign * of_lists_t).T)
        return w + vectors @ (self.settings["vectors"] * (of_vectors + sign * of_vectors_t).T)

    def collapse(self, sign):
        """(weights, bias) of cues for a target: columns favor and against, both relative to neutral."""
        s = self.settings
        own, own_t, *_, base_t = self.parts()
        w = s["own"] * own.T + sign * s["own"] * s["own_target"] * own_t.T
        w = w + self.smooth(sign, self.lists, self.vectors)
        bias = np.array([self.intercept[1] - self.intercept[0], self.intercept[2] - self.intercept[0]]) + sign * base_t[:, 0]
        return w, bias


def vectors(cues, count, words, table, seen, dimensions=200):
    """Word vectors of one-word cues, centred, reduced, at unit length times a weight that falls with frequency.

    The first `seen` cues are those that the labelled articles hold: centre and axes come from them."""
    index = {word: at for at, word in enumerate(words)}
    out = np.zeros((len(cues), table.shape[1]), np.float32)
    known = np.array([cue in index for cue in cues])
    out[known] = table[[index[cue] for cue, k in zip(cues, known) if k]]
    fitted = known & (np.arange(len(cues)) < seen)
    mean = out[fitted].mean(0)
    _, _, axes = np.linalg.svd(out[fitted] - mean, full_matrices=False)
    reduced = (out - mean) @ axes[:dimensions].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True) + 1e-9
    # A word that the articles hold less than five times counts as one that they hold five times.
    idf = np.log(18000 / (np.maximum(count, 4) + 1.0))
    reduced *= (idf / np.log(18000 / 5.0))[:, None]
    reduced[~known] = 0
    return reduced, axes[:dimensions]
