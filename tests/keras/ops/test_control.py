"""minitf/keras/ops/control.py"""

import pytest

import minitf as tf
from keras.ops_as_keras import cases, same_as_keras


@cases("control")
def test_keras_gave_the_same(expression):
    same_as_keras("control", expression)


def test_functions_of_numbers():
    assert tf.keras.ops.vectorize(lambda x: x * 2 + 1)(tf.constant([[1.0, 2.0]])).numpy().tolist() == [[3.0, 5.0]]
    assert tf.keras.ops.vectorize(lambda x, y: x - y)(tf.constant([1.0, 2.0]), 1.0).numpy().tolist() == [0.0, 1.0]
    with pytest.raises(NotImplementedError, match="signature"):
        tf.keras.ops.vectorize(abs, signature="(n)->()")


def test_loops_in_graphs():
    double = tf.function(lambda x: tf.keras.ops.fori_loop(0, 3, lambda i, y: y * 2, x))
    assert double(tf.constant(1.0)).numpy() == 8.0


def test_a_gradient_of_its_own():
    @tf.keras.ops.custom_gradient
    def f(x):
        return x * 1.0, lambda dy: dy * 7.0

    x = tf.constant(1.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    assert tape.gradient(y, x).numpy() == 7.0
