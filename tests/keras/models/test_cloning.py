"""minitf/keras/models/cloning.py"""

import numpy as np
import pytest

import minitf as tf
from keras.models.against_keras import cases, check

keras = tf.keras


@cases("clones")
def test_clones_are_those_of_keras(case, monkeypatch):
    check(case, monkeypatch)


def test_a_clone_has_weights_of_its_own():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    copy = keras.models.clone_model(model)
    assert copy.weights[0] is not model.weights[0]
    copy.set_weights(model.get_weights())
    np.testing.assert_array_equal(copy(tf.ones((1, 3))), model(tf.ones((1, 3))))


def test_a_clone_is_compiled_alike():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    model.compile("sgd", "mse")
    copy = keras.models.clone_model(model)
    assert copy.compiled
    assert copy.optimizer is not model.optimizer


def test_what_suits_no_subclass_is_refused():
    class Own(keras.Model):
        def call(self, x):
            return x

    with pytest.raises(ValueError, match="clone_function"):
        keras.models.clone_model(Own(), clone_function=lambda layer: layer)
