"""Gradients that consist of rows."""

import numpy as np

import minitf as tf
from minitf.keras.optimizers.rows import cast_gradient, on_values, with_square

ROWS = tf.IndexedSlices(tf.constant([[1.0], [2.0], [4.0]]), tf.constant([1, 0, 1]), tf.constant([3, 1]))


def test_a_function_sees_the_rows_alone():
    doubled = on_values(lambda x: 2 * x, ROWS)
    assert np.array_equal(tf.convert_to_tensor(doubled).numpy(), [[4.0], [10.0], [0.0]])
    assert on_values(lambda x: x + 1, 1) == 2


def test_rows_are_squared_one_by_one():
    gradient, square = with_square(ROWS)
    assert np.array_equal(gradient.numpy(), [[2.0], [5.0], [0.0]])
    assert np.array_equal(square.numpy(), [[4.0], [17.0], [0.0]])  # 1 + 16, and not 5 * 5, as in Keras


def test_casting_keeps_the_rows():
    assert cast_gradient(ROWS, tf.float64).values.dtype == tf.float64


def test_gradient_descent_touches_those_rows_alone():
    v = tf.Variable(tf.ones([3, 1]))
    tf.keras.optimizers.SGD(0.5).apply([ROWS], [v])
    assert np.array_equal(v.numpy(), [[0.0], [-1.5], [1.0]])
