"""Division cut towards zero, for every pair of small integers, and the ends of their range."""

import math

import numpy as np
import pytest

import minitf as tf

PAIRS = [(x, y) for x in range(-8, 9) for y in (-3, -1, 1, 2, 7)]


@pytest.mark.parametrize("dtype", ["int8", "int32", "int64", "float32"])
def test_quotients_are_cut_towards_zero(dtype):
    x, y = np.array(PAIRS, dtype).T
    assert tf.truncatediv(x, y).numpy().tolist() == [math.trunc(a / b) for a, b in PAIRS]


@pytest.mark.parametrize("dtype", ["int32", "int64", "float32"])
def test_quotient_and_remainder_make_up_the_number(dtype):
    x, y = (tf.constant(v) for v in np.array(PAIRS, dtype).T)
    quotient, remainder = tf.truncatediv(x, y), tf.truncatemod(x, y)
    np.testing.assert_array_equal(quotient * y + remainder, x)
    assert (remainder.numpy() * x.numpy() >= 0).all()


def test_unsigned():
    assert tf.truncatediv(tf.constant([255, 7], tf.uint8), tf.constant([2, 8], tf.uint8)).numpy().tolist() == [127, 0]


@pytest.mark.parametrize("f", [tf.truncatediv, tf.truncatemod])
def test_an_integer_is_not_divided_by_zero(f):
    with pytest.raises(tf.errors.InvalidArgumentError, match="division by zero"):
        f([1, 2], [1, 0])


def test_realdiv_is_of_floats():
    assert tf.realdiv([1.0, 3.0], 2.0).numpy().tolist() == [0.5, 1.5]
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be one of"):
        tf.realdiv([1], [2])
