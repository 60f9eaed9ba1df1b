"""What batch normalization computes. Chapter 16 sets `BatchNormalization.call` as an exercise."""

import numpy as np
import pytest

import minitf as tf

X = np.random.default_rng(0).normal(3.0, 2.0, (6, 4, 3)).astype("float32")


def normalization(**options):
    layer = tf.keras.layers.BatchNormalization(epsilon=0.0, momentum=0.5, **options)
    layer.build(X.shape)
    return layer


def test_in_training_the_batch_gets_mean_0_and_variance_1():
    layer = normalization()
    layer.gamma.assign([2.0, 1.0, 1.0])
    layer.beta.assign([0.0, 0.0, 5.0])
    y = layer(X, training=True).numpy()
    np.testing.assert_allclose(y.mean((0, 1)), [0.0, 0.0, 5.0], atol=1e-4)
    np.testing.assert_allclose(y.std((0, 1)), [2.0, 1.0, 1.0], rtol=1e-4)


def test_afterwards_the_moving_statistics_count():
    layer = normalization()
    layer.moving_mean.assign([1.0, 2.0, 3.0])
    layer.moving_variance.assign([4.0, 1.0, 1.0])
    for y in (layer(X), layer(X, training=False)):
        np.testing.assert_allclose(y, (X - [1.0, 2.0, 3.0]) / [2.0, 1.0, 1.0], atol=1e-5)
    assert layer.moving_mean.numpy().tolist() == [1.0, 2.0, 3.0]


def test_the_moving_statistics_follow_the_batch():
    layer = normalization()
    layer(X, training=True)
    np.testing.assert_allclose(layer.moving_mean, 0.5 * X.mean((0, 1)), rtol=1e-5)
    np.testing.assert_allclose(layer.moving_variance, 0.5 + 0.5 * X.var((0, 1)), rtol=1e-4)


def test_a_frozen_layer_is_as_after_training():
    layer = normalization()
    layer.trainable = False
    np.testing.assert_allclose(layer(X, training=True), X, rtol=1e-6)
    assert layer.moving_mean.numpy().tolist() == [0.0, 0.0, 0.0]


def test_another_axis():
    layer = normalization(axis=1)
    y = layer(X, training=True).numpy()
    np.testing.assert_allclose(y.mean((0, 2)), np.zeros(4), atol=1e-5)


def test_masked_steps_do_not_count():
    layer = normalization()
    mask = np.array([[True, True, False, False]] * 6)
    y = layer(X, training=True, mask=tf.constant(mask)).numpy()
    np.testing.assert_allclose(y[:, :2].mean((0, 1)), np.zeros(3), atol=1e-4)
    with pytest.raises(ValueError, match="one axis less"):
        layer(X, training=True, mask=tf.ones([6], tf.bool))


def test_narrow_numbers_are_normalized_in_wide_ones():
    layer = tf.keras.layers.BatchNormalization(dtype="mixed_float16")
    y = layer(1000 + tf.constant(X[:, 0]), training=True)
    assert y.dtype == tf.float16
    assert np.abs(y.numpy().mean(0)).max() < 0.1
