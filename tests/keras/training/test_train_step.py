"""One step of training. Chapter 15 sets `Steps.train_step` as an exercise."""

import numpy as np
import pytest

import minitf as tf

X = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.5], [2.0, 2.0]], "float32")
Y = np.array([[1.0], [0.0], [2.0], [1.0]], "float32")


def compiled(*layers, optimizer=None, **options):
    tf.keras.utils.set_random_seed(0)
    model = tf.keras.Sequential([tf.keras.layers.Input((2,)), *(layers or [tf.keras.layers.Dense(1)])])
    model.compile(optimizer or tf.keras.optimizers.SGD(0.1), "mse", **options)
    return model


def batch(*parts):
    return tuple(map(tf.constant, parts or (X, Y)))


def test_the_weights_move_against_the_gradient():
    model = compiled()
    kernel, bias = (weights.numpy() for weights in model.weights)
    wrong = X @ kernel + bias - Y
    model.train_step(batch())
    np.testing.assert_allclose(model.weights[0].numpy(), kernel - 0.1 * 2 * X.T @ wrong / 4, rtol=1e-5)
    np.testing.assert_allclose(model.weights[1].numpy(), bias - 0.1 * 2 * wrong.mean(0), rtol=1e-5)


def test_the_loss_is_the_mean_over_all_samples_so_far():
    model = compiled(optimizer=tf.keras.optimizers.SGD(0.0))
    each = ((X @ model.weights[0].numpy() - Y) ** 2)[:, 0]
    model.train_step(batch(X[:3], Y[:3]))
    logs = model.train_step(batch(X[3:], Y[3:]))
    assert float(logs["loss"]) == pytest.approx(each.mean(), rel=1e-5)


def test_the_metrics_see_the_batch():
    model = compiled(metrics=["mae"], optimizer=tf.keras.optimizers.SGD(0.0))
    expected = np.abs(X @ model.weights[0].numpy() - Y).mean()
    logs = model.train_step(batch())
    assert set(logs) == {"loss", "mae"}
    assert float(logs["mae"]) == pytest.approx(expected, rel=1e-5)


def test_layers_learn_that_this_is_training():
    seen = []

    class Asking(tf.keras.layers.Layer):
        def call(self, x, training=None):
            seen.append(training)
            return x

    model = compiled(tf.keras.layers.Dense(1), Asking())
    seen.clear()
    model.train_step(batch())
    assert seen == [True]


def test_sample_weights_reach_the_loss():
    model = compiled()
    before = [weights.numpy() for weights in model.weights]
    model.train_step(batch(X, Y, np.zeros(4, "float32")))
    for old, weights in zip(before, model.weights):
        np.testing.assert_array_equal(weights.numpy(), old)


def test_penalties_of_layers_count():
    model = compiled(tf.keras.layers.Dense(1, kernel_regularizer=tf.keras.regularizers.L2(0.5)))
    kernel = model.weights[0].numpy()
    wrong = X @ kernel - Y
    model.train_step(batch())
    expected = kernel - 0.1 * (2 * X.T @ wrong / 4 + kernel)
    np.testing.assert_allclose(model.weights[0].numpy(), expected, rtol=1e-5)


def test_the_loss_is_scaled_for_the_gradients_alone():
    scaled = tf.keras.optimizers.LossScaleOptimizer(tf.keras.optimizers.SGD(0.1), initial_scale=64.0)
    model, plain = compiled(optimizer=scaled), compiled()
    logs, expected = model.train_step(batch()), plain.train_step(batch())
    assert float(logs["loss"]) == pytest.approx(float(expected["loss"]))
    for one, other in zip(model.weights, plain.weights):
        np.testing.assert_allclose(one.numpy(), other.numpy(), rtol=1e-5)


def test_nothing_to_train():
    model = compiled(tf.keras.layers.Dense(1, trainable=False))
    with pytest.warns(UserWarning, match="trainable weights"):
        assert "loss" in model.train_step(batch())
