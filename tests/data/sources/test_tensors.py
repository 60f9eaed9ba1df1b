"""sources/tensors.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("tensors"))
def test_as_tensorflow_does(name):
    assert_as_recorded("tensors", name)


def rows(cursor, n):
    """How many rows came, and those of each tensor."""
    count, leaves = cursor.rows(n)
    return count, [leaf.numpy().tolist() for leaf in leaves]


def test_rows_are_slices_one_after_the_other():
    cursor = tf.data.Dataset.from_tensor_slices([10, 11, 12, 13]).stage.begin()
    assert rows(cursor, 1) == (1, [[10]])
    assert rows(cursor, 2) == (2, [[11, 12]])
    assert cursor.next()[0].numpy() == 13


def test_at_the_end_fewer_rows_come_and_then_none():
    cursor = tf.data.Dataset.from_tensor_slices([10, 11, 12]).stage.begin()
    assert [rows(cursor, 2) for _ in range(3)] == [(2, [[10, 11]]), (1, [[12]]), (0, [])]


def test_every_tensor_is_cut():
    cursor = tf.data.Dataset.from_tensor_slices(([1, 2, 3], [4, 5, 6])).stage.begin()
    assert rows(cursor, 2) == (2, [[1, 2], [4, 5]])
