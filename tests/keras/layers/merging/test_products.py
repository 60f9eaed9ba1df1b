"""Products sample by sample."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras
from minitf.keras.layers.merging.products import batch_dot


@pytest.mark.parametrize("expression", cases("merging", "Dot dot"))
def test_keras_gave_the_same(expression):
    same_as_keras("merging", expression)


@pytest.mark.parametrize(("arguments", "shapes", "output"), [
    ({"axes": 1}, [(2, 3), (2, 3)], (2, 1)), ({"axes": (2, 1)}, [(2, 3, 4), (2, 4, 5)], (2, 3, 5)),
    ({"axes": -1, "normalize": True}, [(2, 3, 4), (2, 5, 4)], (2, 3, 5)),
])  # fmt: skip
def test_contract(arguments, shapes, output):
    check_layer(tf.keras.layers.Dot, arguments, shapes, output_shape=output)


def test_a_cosine():
    y = tf.keras.layers.Dot(1, normalize=True)([tf.constant([[3.0, 4.0]]), tf.constant([[6.0, 8.0]])])
    assert float(y[0, 0]) == pytest.approx(1.0)


def test_products_by_a_loop():
    x, y = np.random.default_rng(1).normal(size=(2, 2, 3, 4)), np.random.default_rng(2).normal(size=(2, 4, 5))
    expected = np.stack([np.tensordot(a, b, (2, 0)) for a, b in zip(x, y, strict=True)])
    np.testing.assert_allclose(batch_dot(tf.constant(x), tf.constant(y), 3, 1), expected)
