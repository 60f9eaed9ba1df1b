"""Products and quotients in which 0 wins."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table


@table("no_nan")
def test_as_tensorflow(expression):
    check("no_nan", expression)


def test_derivatives():
    check_gradients(tf.math.multiply_no_nan, [[0.5], [2.0]], [1.5, -2.0])
    check_gradients(tf.math.divide_no_nan, [[0.5], [2.0]], [1.5, -2.0])


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "complex64"])
def test_zero_wins(dtype):
    x, y = tf.constant([np.inf, np.nan, 6.0], dtype), tf.constant([0.0, 0.0, 2.0], dtype)
    for f, last in ((tf.math.multiply_no_nan, 12.0), (tf.math.divide_no_nan, 3.0)):
        z = f(x, y)
        assert z.dtype == dtype
        assert z.numpy().astype(complex).tolist() == [0.0, 0.0, last]


def test_no_gradient_comes_from_where_0_won():
    x, y = tf.constant([1.0, 2.0]), tf.constant([0.0, 4.0])
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        z = tf.math.divide_no_nan(x, y)
    dx, dy = tape.gradient(z, [x, y])
    assert dx.numpy().tolist() == [0.0, 0.25]
    assert dy.numpy().tolist() == [0.0, -0.125]


def test_the_reciprocal_of_zero_is_zero():
    assert tf.math.reciprocal_no_nan([0.0, 4.0, -0.5]).numpy().tolist() == [0, 0.25, -2]
    assert tf.math.reciprocal_no_nan(tf.constant([0j, 2j])).numpy().tolist() == [0, -0.5j]


BIG = (2, 70_000)


@pytest.mark.parametrize("shapes", [(BIG, BIG), ((), BIG), (BIG, ()), ((2, 1), BIG[1:])], ids=str)
def test_many_elements_are_as_few(shapes):
    random = np.random.default_rng(0)
    x, y = random.standard_normal(shapes[0]).astype("f"), random.integers(0, 3, shapes[1]).astype("f")
    with np.errstate(all="ignore"):
        np.testing.assert_array_equal(tf.math.divide_no_nan(x, y), np.where(y == 0, 0, x / y))
    np.testing.assert_array_equal(tf.math.multiply_no_nan(x, y), np.where(y == 0, 0, x * y))
