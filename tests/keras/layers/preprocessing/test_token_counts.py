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


def ranked(*words, most=None, without=()):
    counts = TokenCounts(by_document=False)
    counts.update(tf.constant([words]))
    return counts.ranked(most, without)


def test_frequent_words_come_first():
    assert ranked("b", "c", "b", "a", "c", "b") == [b"b", b"c", b"a"]


def test_equally_frequent_words_stand_backwards():
    assert ranked("m", "a", "z") == [b"z", b"m", b"a"]


def test_words_left_out_do_not_take_a_place():
    assert ranked("b", "b", "a", most=1, without={b"b"}) == [b"a"]
