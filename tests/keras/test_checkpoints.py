"""Models and optimizers of Keras in checkpoints: the names are Keras's, and training goes on where it was."""

import json
from pathlib import Path

import numpy as np

import minitf as tf
from keras import checkpoint_cases

RECORDED = json.loads((Path(__file__).parents[1] / "golden" / "checkpoint_keys.json").read_text())


def test_the_names_are_those_of_keras_on_tensorflow(tmp_path):
    assert checkpoint_cases.keys(tf, tmp_path) == RECORDED


def model():
    inputs = tf.keras.Input((3,))
    x = tf.keras.layers.BatchNormalization()(tf.keras.layers.Dense(4, "tanh")(inputs))
    made = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(x))
    made.compile(tf.keras.optimizers.Adam(0.01), "mse")
    return made


X = np.sin(np.arange(24.0)).reshape(8, 3)
Y = np.cos(np.arange(8.0))


def losses(trained):
    return trained.fit(X, Y, epochs=3, batch_size=4, shuffle=False, verbose=0).history["loss"]


def test_training_goes_on_with_the_same_losses(tmp_path):
    first = model()
    losses(first)
    path = tf.train.Checkpoint(model=first, optimizer=first.optimizer).save(tmp_path / "ckpt")
    expected = losses(first)
    second = model()
    status = tf.train.Checkpoint(model=second, optimizer=second.optimizer).restore(path)
    assert second.optimizer.iterations.numpy() == 6
    assert not second.optimizer.built  # its means wait until there are variables for them
    np.testing.assert_allclose(losses(second), expected, rtol=1e-6)
    status.assert_consumed()


def test_layers_that_are_built_later_get_their_values(tmp_path):
    class Own(tf.keras.Model):
        def __init__(self):
            super().__init__()
            self.blocks = [tf.keras.layers.Dense(2), tf.keras.layers.Dense(1)]
            self.by_name = {"tail": tf.keras.Sequential([tf.keras.layers.Dense(2)])}

        def call(self, inputs):
            for block in self.blocks:
                inputs = block(inputs)
            return self.by_name["tail"](inputs)

    x = tf.constant(X, tf.float32)
    first, second = Own(), Own()
    expected = first(x)
    path = tf.train.Checkpoint(first).save(tmp_path / "ckpt")
    status = tf.train.Checkpoint(second).restore(path)
    np.testing.assert_array_equal(second(x), expected)
    status.assert_consumed()


def test_a_metric_is_not_a_part_of_a_model_in_a_checkpoint_but_may_be_saved_itself(tmp_path):
    mean = tf.keras.metrics.Mean()
    mean.update_state([1.0, 3.0])
    path = tf.train.Checkpoint(mean=mean).write(tmp_path / "ckpt")
    other = tf.keras.metrics.Mean()
    tf.train.Checkpoint(mean=other).read(path).assert_consumed()
    assert other.result().numpy() == 2.0
