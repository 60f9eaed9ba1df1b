"""What a dense layer computes, by hand."""

import numpy as np
import pytest

import minitf as tf

KERNEL = np.array([[1.0, -2.0], [10.0, 20.0], [100.0, 200.0]], np.float32)


def dense(**options):
    """A dense layer with the kernel above and the bias 0.5, -0.5."""
    layer = tf.keras.layers.Dense(2, **options)
    layer.build((None, 3))
    layer.set_weights([KERNEL, np.array([0.5, -0.5], np.float32)][: len(layer.weights)])
    return layer


def test_every_output_is_a_weighted_sum_and_the_bias():
    assert dense()(tf.constant([[1.0, 2.0, 3.0]])).numpy().tolist() == [[321.5, 637.5]]


def test_without_a_bias_only_the_sum_is_left():
    assert dense(use_bias=False)(tf.constant([[1.0, 2.0, 3.0]])).numpy().tolist() == [[321.0, 638.0]]


def test_the_activation_comes_last():
    layer = dense(activation="relu")
    assert layer(tf.constant([[0.25, 0.0, 0.0], [-0.25, 0.0, 0.0]])).numpy().tolist() == [[0.75, 0.0], [0.25, 0.0]]


def test_further_axes_stay_as_they_are():
    x = np.arange(12, dtype=np.float32).reshape(2, 2, 3)
    np.testing.assert_allclose(dense(use_bias=False)(x), x @ KERNEL)


@pytest.mark.parametrize("dtype", ["int32", "uint8", "bool"])
def test_integers_are_taken_for_floats(dtype):
    y = dense()(tf.constant(np.ones([1, 3]), dtype))
    assert (y.numpy().tolist(), y.dtype) == ([[111.5, 217.5]], tf.float32)


def test_the_gradient_reaches_kernel_and_bias():
    layer, x = dense(), tf.constant([[1.0, 2.0, 3.0]])
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(layer(x))
    d_kernel, d_bias = tape.gradient(loss, layer.trainable_weights)
    assert d_kernel.numpy().tolist() == [[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]
    assert d_bias.numpy().tolist() == [1.0, 1.0]
