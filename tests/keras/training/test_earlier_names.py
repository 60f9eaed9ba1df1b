"""minitf/keras/training/earlier_names.py"""

import numpy as np
import pytest

import minitf as tf

keras = tf.keras


class Custom(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compiled_loss(y, y_pred, regularization_losses=self.losses)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables))
        self.compiled_metrics.update_state(y, y_pred)
        return {metric.name: metric.result() for metric in self.metrics}


def test_a_step_of_keras_2():
    inputs = keras.Input((3,))
    model = Custom(inputs, keras.layers.Dense(1, kernel_initializer="ones", kernel_regularizer="l2")(inputs))
    model.compile("sgd", "mse", metrics=["mae"], run_eagerly=True)
    with pytest.warns(UserWarning, match="compute_loss"), pytest.warns(UserWarning, match="compiled_metrics"):
        history = model.fit(np.ones((4, 3)), np.ones((4, 1)), verbose=0).history
    assert history == {"mae": [2.0], "loss": [3.0]}  # this loss is the mean of the outputs, as in Keras


def test_the_loss_has_those_of_layers():
    dense = keras.layers.Dense(1, use_bias=False, kernel_initializer="ones", kernel_regularizer="l2")
    model = keras.Sequential([keras.Input((1,)), dense])
    model.compile(loss="mse")
    with pytest.warns(UserWarning, match="compute_loss"):
        loss = model.compiled_loss(tf.ones((2, 1)), 3 * tf.ones((2, 1)))
    np.testing.assert_allclose(loss, 4.01, rtol=1e-6)
