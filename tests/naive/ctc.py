"""The CTC loss and the likeliest labels, by listing every alignment there is."""

from itertools import product

import numpy as np


def log_softmax(logits):
    return logits - np.log(np.exp(logits).sum(-1, keepdims=True))


def read(path, blank):
    """The labels that an alignment spells: repetitions count once, blanks not at all."""
    return tuple(c for i, c in enumerate(path) if c != blank and (i == 0 or c != path[i - 1]))


def probabilities(logits, blank):
    """Label sequence -> its probability, for the logits of one example, [T, C]."""
    steps = log_softmax(np.asarray(logits, float))
    found: dict = {}
    for path in product(range(logits.shape[1]), repeat=len(logits)):
        labels = read(path, blank)
        found[labels] = found.get(labels, 0) + np.exp(sum(steps[t, c] for t, c in enumerate(path)))
    return found


def loss(logits, labels, label_length, frames, blank=0):
    """-ln P(labels) of each example.   logits: [T, B, C]."""
    return np.array([
        -np.log(probabilities(logits[: frames[b], b], blank)[tuple(labels[b][: label_length[b]])])
        for b in range(logits.shape[1])
    ])


def greedy(logits, frames, blank):
    """The labels that the likeliest class of each frame spells, for each example."""
    return [list(read(logits[: frames[b], b].argmax(-1).tolist(), blank)) for b in range(logits.shape[1])]


def score(logits, frames):
    """Minus the sum of the largest logits of each example, [B, 1]."""
    return -np.array([[logits[:n, b].max(-1).sum()] for b, n in enumerate(frames)])


def best(logits, frames):
    """The log-probability of the likeliest labels of each example, where the last class is the blank: [B, 1]."""
    blank = logits.shape[-1] - 1
    return np.log([[max(probabilities(logits[:n, b], blank).values())] for b, n in enumerate(frames)])
