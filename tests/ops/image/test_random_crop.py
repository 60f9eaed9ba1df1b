"""Blocks cut out at random."""

import numpy as np
import pytest

import minitf as tf


def test_every_place_comes_up():
    tf.random.set_seed(0)
    found = {tuple(tf.image.random_crop([1, 2, 3, 4], [2]).numpy().tolist()) for _ in range(60)}
    assert found == {(1, 2), (2, 3), (3, 4)}


def test_the_whole_is_itself():
    x = np.arange(6).reshape(2, 3)
    np.testing.assert_array_equal(tf.image.stateless_random_crop(x, [2, 3], seed=[1, 2]), x)


def test_larger_than_the_whole_is_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"value is int32\[4\], size is \[5\]"):
        tf.image.random_crop([1, 2, 3, 4], [5])
