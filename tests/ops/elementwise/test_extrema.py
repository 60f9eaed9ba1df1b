"""maximum, minimum, clip_by_value."""

import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

X = [[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]]


@table("extrema")
def test_as_tensorflow(expression):
    check("extrema", expression)


def test_derivatives():
    check_gradients(tf.maximum, X, [0.1, 0.2, 0.3])
    check_gradients(tf.minimum, X, 0.3)
    check_gradients(lambda x: tf.clip_by_value(x * x, 0.1, 2.0), X)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float64", "int8", "uint16", "int64"])
def test_the_dtype_stays(dtype):
    y = tf.clip_by_value(tf.constant([1, 2, 9], dtype), 2, 5)
    assert y.dtype == dtype
    assert y.numpy().tolist() == [2, 2, 5]


def test_the_gradient_of_what_was_not_chosen_is_zero_even_beside_inf():
    x, y = tf.constant([1.0, 2.0]), tf.constant([2.0, 1.0])
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        z = tf.maximum(x, y)
    dx, dy = tape.gradient(z, [x, y], output_gradients=tf.constant([float("inf"), 1.0]))
    assert dx.numpy().tolist() == [0.0, 1.0]
    assert dy.numpy().tolist() == [float("inf"), 0.0]


def test_bounds_may_not_change_the_shape():
    with pytest.raises(ValueError, match=r"clip_by_value: t has shape \(3,\): the bounds broadcast it to \(2, 3\)"):
        tf.clip_by_value([1.0, 2.0, 3.0], tf.zeros([2, 3]), 1.0)
