"""Steps, and what a program may put in their place."""

import numpy as np
import pytest

import minitf as tf

X, Y = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")


def layers():
    return [tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1)]


def test_a_step_learns():
    model = tf.keras.Sequential(layers())
    model.compile(tf.keras.optimizers.SGD(0.1), "mse")
    first = float(model.train_step((tf.constant(X), tf.constant(Y)))["loss"])
    model.reset_metrics()
    assert float(model.train_step((tf.constant(X), tf.constant(Y)))["loss"]) < first


def test_a_model_without_weights_is_warned_of():
    model = tf.keras.Sequential([tf.keras.layers.Input((1,)), tf.keras.layers.Activation("relu")])
    model.compile("sgd", "mse")
    with pytest.warns(UserWarning, match="does not have any trainable weights"):
        model.fit(Y, Y, verbose=0)


def test_no_loss_at_all():
    model = tf.keras.Sequential(layers())
    model.compile("sgd")
    with pytest.raises(ValueError, match="No loss to compute"):
        model.fit(X, Y, verbose=0)


def test_a_model_inside_keeps_its_metrics_to_itself():
    inner = tf.keras.Sequential(layers())
    inner.compile("sgd", "mse", metrics=["mae"])
    outer = tf.keras.Sequential([tf.keras.layers.Input((2,)), inner])
    outer.compile("sgd", "mse")
    assert outer.metrics_names == ["loss"]


def test_metrics_of_layers_and_of_the_model_itself():
    class Counting(tf.keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.seen = tf.keras.metrics.Sum(name="seen")

        def call(self, x):
            self.seen.update_state(tf.ones_like(x[:, 0]))
            return x

    model = tf.keras.Sequential([*layers(), Counting()])
    model.compile("sgd", "mse")
    assert model.metrics_names == ["loss", "seen"]
    assert model.evaluate(X, Y, verbose=0, return_dict=True)["seen"] == 4.0
    assert model.evaluate(X, Y, verbose=0, return_dict=True)["seen"] == 4.0  # it starts anew


def test_compute_loss_without_the_argument_training():
    class Own(tf.keras.Sequential):
        def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None):
            return tf.reduce_mean(y_pred) * 0 + 7

    model = Own(layers())
    model.compile("sgd")
    assert model.evaluate(X, Y, verbose=0) == 7.0


def test_running_eagerly_can_be_switched():
    seen = []

    class Own(tf.keras.Sequential):
        def train_step(self, data):
            seen.append(tf.executing_eagerly())
            return super().train_step(data)

    model = Own(layers())
    model.compile("sgd", "mse")
    model.fit(X, Y, verbose=0)
    model.run_eagerly = True
    model.fit(X, Y, verbose=0)
    assert seen == [False, True]
    assert model.run_eagerly


def test_settings_can_be_changed():
    model = tf.keras.Sequential(layers())
    with pytest.raises(ValueError, match="not compiled"):
        model.run_eagerly = True
    model.compile("sgd", "mse")
    model.jit_compile, model.steps_per_execution = False, 3
    assert (model.jit_compile, model.steps_per_execution) == (False, 3)
    assert model.fit(X, Y, batch_size=1, verbose=0).history["loss"]
