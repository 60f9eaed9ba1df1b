"""Noise while training."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("regularization", "GaussianNoise GaussianDropout AlphaDropout"))
def test_keras_gave_the_same(expression):
    same_as_keras("regularization", expression)


@pytest.mark.parametrize(("name", "arguments"), [
    ("GaussianNoise", {"stddev": 0.5}), ("GaussianDropout", {"rate": 0.3}),
    ("AlphaDropout", {"rate": 0.3, "noise_shape": (None, 1, None)}),
])  # fmt: skip
def test_contract(name, arguments):
    check_layer(getattr(tf.keras.layers, name), arguments, (2, 3, 4), output_shape=(2, 3, 4), seeds=1, mask="kept")


@pytest.mark.parametrize(("layer", "variance"), [
    (tf.keras.layers.GaussianNoise(0.5, seed=1), 1.25), (tf.keras.layers.GaussianDropout(0.5, seed=1), 2.0),
    (tf.keras.layers.AlphaDropout(0.3, seed=1), 1.0),
])  # fmt: skip
def test_mean_and_variance(layer, variance):
    y = layer(tf.random.stateless_normal([40000], seed=[1, 2]), training=True).numpy()
    assert abs(y.mean()) < 0.03
    assert y.var() == pytest.approx(variance, rel=0.05)


@pytest.mark.parametrize("name", ["GaussianNoise", "GaussianDropout", "AlphaDropout"])
def test_at_rate_0_nothing_is_drawn(name):
    layer = getattr(tf.keras.layers, name)(0.0)
    assert layer(tf.ones([3]), training=True).numpy().tolist() == [1.0, 1.0, 1.0]
    assert layer.variables == []
