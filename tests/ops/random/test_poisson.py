"""Poisson numbers: shapes, dtypes and what is refused. Exact numbers: test_distributions.py."""

import numpy as np
import pytest

import minitf as tf


def test_the_shape_counts_samples():
    tf.random.set_seed(1)
    assert tf.random.poisson([5], tf.ones([3, 2])).shape == [5, 3, 2]
    assert tf.random.stateless_poisson([5, 3], [1, 2], tf.ones([3])).shape == [5, 3]


@pytest.mark.parametrize("dtype", [tf.float16, tf.float32, tf.float64, tf.int32, tf.int64])
def test_every_dtype_counts_the_same(dtype):
    x = tf.random.stateless_poisson([9, 2], [1, 2], [3.0, 30.0], dtype)
    assert x.dtype == dtype
    np.testing.assert_array_equal(x, tf.random.stateless_poisson([9, 2], [1, 2], [3.0, 30.0]))


def test_each_rate_keeps_its_numbers_whatever_stands_beside_it():
    alone, both = (tf.random.stateless_poisson([4, n], [1, 2], [3.0, 30.0][:n]).numpy() for n in (1, 2))
    np.testing.assert_array_equal(alone[:, 0], both[:, 0])


@pytest.mark.parametrize(("lam", "dtype"), [(1.0, tf.uint8), (tf.constant(1, tf.uint8), tf.int32)])
def test_what_cannot_be_drawn(lam, dtype):
    with pytest.raises(tf.errors.InvalidArgumentError, match="float16"):
        tf.random.poisson([2], lam, dtype)
