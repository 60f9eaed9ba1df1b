"""Broadcasting against ragged rows."""

import pytest

import minitf as tf
from minitf.ops.ragged.broadcasting import spread

X = [[1, 2], [], [3]]


@pytest.mark.parametrize(("y", "want"), [
    (10, [[11, 12], [], [13]]),
    ([10], [[11, 12], [], [13]]),
    ([[10], [20], [30]], [[11, 12], [], [33]]),
])
def test_dense_beside_ragged(y, want):
    x = tf.ragged.constant(X)
    assert (x + y).to_list() == want
    assert (tf.constant(y) + x).to_list() == want


def test_inner_axes_and_deeper_rows():
    x = tf.ragged.constant([[[1], [2]], [[3]]], ragged_rank=1)
    assert (x * [1, 10]).to_list() == [[[1, 10], [2, 20]], [[3, 30]]]
    deep = tf.ragged.constant([[[1, 2], [3]], [[4]]])
    assert (deep + [[[10]], [[20]]]).to_list() == [[[11, 12], [13]], [[24]]]
    assert spread(tf.constant([[[10]], [[20]]]), deep).numpy().tolist() == [10, 10, 10, 20]


def test_a_dense_axis_of_the_same_length_as_all_rows():
    x = tf.ragged.constant([[1, 2], [3, 4]])
    assert (x + [[10, 20], [30, 40]]).to_list() == [[11, 22], [33, 44]]


@pytest.mark.parametrize("y", [[[1, 2]] * 3, [[1], [2]], [[[1]]]])
def test_what_does_not_fit(y):
    with pytest.raises(tf.errors.InvalidArgumentError):
        tf.ragged.constant(X) + tf.constant(y)


def test_other_rows():
    with pytest.raises(tf.errors.InvalidArgumentError, match="same lengths"):
        tf.ragged.constant(X) + tf.ragged.constant([[1], [2], [3]])
