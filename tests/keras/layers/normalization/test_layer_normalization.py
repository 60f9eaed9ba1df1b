"""Over the features of a sample."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("normalization", "LayerNormalization"))
def test_keras_gave_the_same(expression):
    same_as_keras("normalization", expression)


@pytest.mark.parametrize(("arguments", "trainable"), [
    ({}, 2), ({"axis": [1, 2], "center": False}, 1), ({"axis": 1}, 2),
])  # fmt: skip
def test_contract(arguments, trainable):
    check_layer(tf.keras.layers.LayerNormalization, arguments, (2, 3, 4), output_shape=(2, 3, 4), trainable=trainable,
                mask="kept")


def test_mean_0_and_variance_1():
    y = tf.keras.layers.LayerNormalization(axis=[1, 2], epsilon=0.0)(tf.reshape(tf.range(24.0), [2, 3, 4])).numpy()
    np.testing.assert_allclose(y.mean(axis=(1, 2)), 0.0, atol=1e-6)
    np.testing.assert_allclose(y.var(axis=(1, 2)), 1.0, rtol=1e-5)


def test_what_is_refused():
    with pytest.raises(ValueError, match="out of bounds"):
        tf.keras.layers.LayerNormalization(axis=4)(tf.ones([2, 3]))
    with pytest.warns(UserWarning, match="RMSNormalization"):
        tf.keras.layers.LayerNormalization(rms_scaling=True)


def test_an_axis_whose_size_a_graph_does_not_know():
    layer = tf.keras.layers.LayerNormalization(axis=1)
    x = tf.reshape(tf.range(12.0), [2, 3, 2])
    expected = layer(x).numpy()
    call = tf.function(layer, input_signature=[tf.TensorSpec([2, None, 2], tf.float32)])
    assert (call(x).numpy() == expected).all()
