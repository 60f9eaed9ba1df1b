"""Exchanges as ops, with a group of two that is played by one process."""

import numpy as np
import pytest

import minitf as tf
from minitf.distribute.transport.alone import ALONE, Group
from minitf.distribute.transport.collective import all_gather, all_reduce, broadcast


class Twins(Group):
    """A worker and another, which has the same arrays times 10."""

    rank, size = 1, 2

    def all_reduce(self, array):
        return array + 10 * array

    def all_gather(self, array):
        return [10 * array, array]

    def broadcast(self, array):
        return 10 * array


@pytest.mark.parametrize("traced", [False, True])
def test_exchanges(traced):
    group = Twins()

    def exchange(x):
        return all_reduce(group, x), all_gather(group, x, 0), broadcast(group, x)

    found = (tf.function(exchange) if traced else exchange)(tf.constant([1.0, 2.0]))
    assert [x.numpy().tolist() for x in found] == [[11.0, 22.0], [10.0, 20.0, 1.0, 2.0], [10.0, 20.0]]


def test_rows():
    rows = all_reduce(Twins(), tf.IndexedSlices(tf.constant([[1.0]]), tf.constant([0]), tf.constant([20, 1])))
    np.testing.assert_array_equal(rows.values, [[10.0], [1.0]])
    assert rows.indices.numpy().tolist() == [0, 0]


def test_alone_nothing_happens():
    x = tf.constant(1.0)
    assert all_reduce(ALONE, x) is all_gather(ALONE, x, 0) is broadcast(ALONE, x) is x
