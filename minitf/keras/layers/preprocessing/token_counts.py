"""How often words occur, and in how many documents: what a vocabulary is made of. Floor 7."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np

from ....ops.ragged.ragged_tensor import RaggedTensor
from ....ops.sparse.sparse_tensor import SparseTensor


class TokenCounts:
    """Counts of words.

    by_document: whether to count, too, in how many documents each word is.

    tokens: how often each word occurred.
    documents: in how many documents.   number: how many documents there were.
    """

    def __init__(self, by_document):
        self.by_document = by_document
        self.tokens: Counter = Counter()
        self.documents: Counter = Counter()
        self.number = 0

    def update(self, batch):
        """Count a batch of documents.   batch: a tensor [B, n] of words, dense, ragged or sparse."""
        documents = documents_of(batch)
        for words in documents:
            self.tokens.update(words)
        if self.by_document:
            for words in documents:
                self.documents.update(set(words))
            self.number += len(documents)

    def ranked(self, most, without):
        """The words, the most frequent first; ties by their letters, backwards.

        most: how many, None for all.   without: words to leave out.
        """
        left = [(count, word) for word, count in self.tokens.items() if word not in without]
        return [word for _, word in sorted(left, reverse=True)[:most]]

    def inverse_frequencies(self, words):
        """float64 [len(words)]: log(1 + documents / (1 + documents with the word)), large for rare words."""
        return np.log(1 + self.number / (1 + np.array([self.documents[word] for word in words], float)))


def documents_of(batch) -> list:
    """The words of each document in a batch, as lists of bytes or ints."""
    if isinstance(batch, RaggedTensor):
        values, splits = batch.flat_values.numpy().tolist(), batch.row_splits.numpy()
        for inner in batch.nested_row_splits[1:]:
            splits = inner.numpy()[splits]
        return [values[i:j] for i, j in pairwise(splits)]
    if isinstance(batch, SparseTensor):
        rows: list = [[] for _ in range(int(batch.dense_shape[0]))]
        for place, word in zip(batch.indices.numpy(), batch.values.numpy().tolist(), strict=True):
            rows[place[0]].append(word)
        return rows
    array = batch.numpy()
    return array.reshape(len(array), -1).tolist()
