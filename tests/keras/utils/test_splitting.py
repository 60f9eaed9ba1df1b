"""A dataset in two parts."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.utils import split_dataset
from minitf.keras.utils.splitting import split_sizes


def values(dataset):
    return [tuple(int(x) for x in tf.nest.flatten(element)) for element in dataset]


@pytest.mark.parametrize("dataset", [np.arange(5), tf.data.Dataset.range(5)])
def test_single_values(dataset):
    left, right = split_dataset(dataset, left_size=3)
    assert (values(left), values(right)) == ([(0,), (1,), (2,)], [(3,), (4,)])


def test_several_arrays():
    left, right = split_dataset((np.arange(4), np.arange(4) * 2), right_size=0.5)
    assert (values(left), values(right)) == ([(0, 0), (1, 2)], [(2, 4), (3, 6)])


def test_a_seed_names_the_order():
    one, two = (split_dataset(np.arange(50), 0.5, shuffle=True, seed=3)[0] for _ in range(2))
    assert values(one) == values(two) != values(split_dataset(np.arange(50), 0.5)[0])


@pytest.mark.parametrize(("left", "right", "total", "expected"), [
    (0.5, None, 5, (2, 3)), (None, 0.5, 5, (3, 2)), (0.2, 0.3, 10, (2, 3)), (1, 2, 10, (1, 2))])
def test_sizes(left, right, total, expected):
    assert split_sizes(left, right, total) == expected


@pytest.mark.parametrize(("left", "right", "error"), [
    (None, None, ValueError), (0, None, ValueError), (1.0, None, ValueError), (10, None, ValueError),
    (0.01, None, ValueError), (6, 6, ValueError), ("half", None, TypeError), (None, [1], TypeError)])
def test_sizes_that_cannot_be(left, right, error):
    with pytest.raises(error, match="split_dataset"):
        split_sizes(left, right, 10)


@pytest.mark.parametrize(("dataset", "error"), [
    ("text", TypeError), ([], ValueError), ([[1, 2]], ValueError), ([np.ones(2), np.ones(3)], ValueError)])
def test_what_is_no_dataset(dataset, error):
    with pytest.raises(error, match="split_dataset"):
        split_dataset(dataset, 0.5)
