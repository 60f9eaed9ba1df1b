"""A product by equation."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("core", "EinsumDense"))
def test_keras_gave_the_same(expression):
    same_as_keras("core", expression)


@pytest.mark.parametrize(("equation", "output_shape", "bias_axes", "shape", "output"), [
    ("ab,bc->ac", 5, "c", (2, 3), (2, 5)), ("...x,xy->...y", 5, "y", (2, 3, 4), (2, 3, 5)),
    ("abc,cde->abde", (3, 2, 5), "de", (2, 3, 4), (2, 3, 2, 5)), ("ab...,bc->ac...", 5, "c", (2, 3, 4), (2, 5, 4)),
])  # fmt: skip
def test_contract(equation, output_shape, bias_axes, shape, output):
    arguments = {"equation": equation, "output_shape": output_shape, "bias_axes": bias_axes}
    check_layer(tf.keras.layers.EinsumDense, arguments, shape, output_shape=output, trainable=2)


def test_it_is_a_dense_layer():
    dense, einsum = tf.keras.layers.Dense(3, "relu"), tf.keras.layers.EinsumDense("ab,bc->ac", 3, "relu", "c")
    x = tf.constant([[1.0, -2.0], [0.5, 3.0]])
    dense(x), einsum(x)
    einsum.set_weights(dense.get_weights())
    assert einsum(x).numpy().tolist() == dense(x).numpy().tolist()
