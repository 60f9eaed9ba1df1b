"""tf.ragged.constant."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.ragged.constant import deepest_list, scalar_depth


@pytest.mark.parametrize("rows", [[[1, 2], [], [3]], [[[1], []], []], [[], []], [[[[1, 2]], []], [[[3]]]]])
def test_there_and_back(rows):
    rt = tf.ragged.constant(rows)
    assert rt.to_list() == rows
    assert rt.ragged_rank == deepest_list(rows) - 1


def test_fewer_ragged_axes():
    rt = tf.ragged.constant([[[1, 2], [3, 4]], [[5, 6]]], ragged_rank=1)
    assert rt.shape.as_list() == [2, None, 2]
    assert tf.ragged.constant([[[1, 2]], []], inner_shape=(2,)).flat_values.shape.as_list() == [1, 2]


def test_arrays_are_lists():
    assert tf.ragged.constant([np.array([1, 2]), np.array([], np.int64)]).to_list() == [[1, 2], []]


def test_depths():
    assert scalar_depth([[], [[1]]]) == 3
    assert scalar_depth([[]]) is None
    assert deepest_list([[], [[1]]]) == 3


@pytest.mark.parametrize(
    ("rows", "ragged_rank"), [([1, [2]], None), ([["a"], [1]], None), ([[1]], 5), ([[[1], [2, 3]]], 1)]
)
def test_refused(rows, ragged_rank):
    with pytest.raises(ValueError, match=r"ragged\.constant"):
        tf.ragged.constant(rows, ragged_rank=ragged_rank)
