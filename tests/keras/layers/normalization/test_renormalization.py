"""Batch renormalization."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras
from minitf.keras.layers.normalization.renormalization import checked_clipping


@pytest.mark.parametrize("expression", cases("normalization", "renorm"))
def test_keras_gave_the_same(expression):
    same_as_keras("normalization", expression)


def test_contract():
    check_layer(tf.keras.layers.BatchNormalization, {"renorm": True}, (4, 3), output_shape=(4, 3), trainable=2,
                non_trainable=5)


def test_without_bounds_training_gives_what_use_gives():
    layer = tf.keras.layers.BatchNormalization(renorm=True, momentum=0.0, renorm_momentum=0.0)
    data = np.random.default_rng(1).normal(3.0, 2.0, (50, 2)).astype("float32")
    layer(data, training=True)
    few = data[:3]
    expected = layer(few)
    np.testing.assert_allclose(layer(few, training=True), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("clipping", [{"rmx": 1.0}, {"rmin": 2.0, "rmax": 1.0}, {"dmax": -1.0}])
def test_bounds_out_of_range(clipping):
    with pytest.raises(ValueError, match="renorm_clipping"):
        checked_clipping(clipping)
