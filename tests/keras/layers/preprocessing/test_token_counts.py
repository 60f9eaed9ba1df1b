"""How often words occur, and in how many documents."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.preprocessing.token_counts import TokenCounts, documents_of


@pytest.mark.parametrize(("batch", "expected"), [
    (tf.constant([["a", "b"], ["b", "b"]]), [[b"a", b"b"], [b"b", b"b"]]),
    (tf.ragged.constant([["a"], [], ["b", "c"]]), [[b"a"], [], [b"b", b"c"]]),
    (tf.ragged.constant([[["a"], ["b"]], [[]]]), [[b"a", b"b"], []]),
    (tf.sparse.from_dense([["a", ""], ["", "c"]]), [[b"a"], [b"c"]]),
])
def test_documents(batch, expected):
    assert documents_of(batch) == expected


def test_counts():
    counts = TokenCounts(by_document=True)
    counts.update(tf.constant([["a", "b"], ["b", "b"]]))
    counts.update(tf.constant([["c", "c"]]))
    assert counts.ranked(None, {b"a"}) == [b"b", b"c"]
    assert counts.ranked(1, set()) == [b"b"]
    assert counts.number == 3
    np.testing.assert_allclose(counts.inverse_frequencies([b"a", b"b"]), np.log([1 + 3 / 2, 1 + 3 / 3]))
