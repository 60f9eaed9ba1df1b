"""Edit distances of all pairs at once agree with the recursion for one pair."""

import numpy as np
import pytest

import minitf as tf
from naive import searching as naive


def sparse(words):
    """Words as rows of letters."""
    places = [[i, j] for i, word in enumerate(words) for j in range(len(word))]
    return tf.SparseTensor(np.array(places).reshape(-1, 2), [c for word in words for c in word],
                           [len(words), max(map(len, words))])


OURS = ["kitten", "", "abc", "flaw", "same", "x"]
THEIRS = ["sitting", "ab", "", "lawn", "same", "yy"]


def test_words():
    expected = [naive.edit_distance(a, b) for a, b in zip(OURS, THEIRS)]
    assert tf.edit_distance(sparse(OURS), sparse(THEIRS), normalize=False).numpy().tolist() == expected
    normalized = tf.edit_distance(sparse(OURS), sparse(THEIRS)).numpy()
    assert normalized[2] == np.inf
    np.testing.assert_allclose(normalized[[0, 3]], [3 / 7, 0.5])


def test_nothing_equals_nothing():
    nothing = tf.SparseTensor(np.zeros((0, 2)), np.zeros(0, np.int32), [2, 3])
    assert tf.edit_distance(nothing, nothing).numpy().tolist() == [0, 0]


def test_more_axes():
    a = tf.sparse.from_dense([[[1, 2], [3, 4]]])
    b = tf.sparse.from_dense([[[1, 0], [4, 3]]])
    assert tf.edit_distance(a, b, normalize=False).numpy().tolist() == [[1, 2]]


def test_wrong_calls_are_refused():
    with pytest.raises(TypeError, match="it must be a SparseTensor"):
        tf.edit_distance([1], [1])
    with pytest.raises(tf.errors.InvalidArgumentError, match="the same number of axes, at least 2"):
        tf.edit_distance(tf.sparse.from_dense([1]), tf.sparse.from_dense([1]))
    with pytest.raises(tf.errors.InvalidArgumentError, match="the same dtype"):
        tf.edit_distance(tf.sparse.from_dense([[1]]), tf.sparse.from_dense([[1.0]]))
