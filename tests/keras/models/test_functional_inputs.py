"""minitf/keras/models/functional_inputs.py"""

import pytest

import minitf as tf
from keras.models.against_keras import cases, check

keras = tf.keras


@cases("inputs", "optional")
def test_inputs_are_taken_as_in_keras(case, monkeypatch):
    check(case, monkeypatch)


def test_another_structure_is_warned_of():
    a, b = keras.Input((2,), name="a"), keras.Input((2,), name="b")
    model = keras.Model({"a": a, "b": b}, a + b)
    with pytest.warns(UserWarning, match="structure of `inputs`"):
        y = model([tf.ones((1, 2)), tf.ones((1, 2))])
    assert y.numpy().tolist() == [[2.0, 2.0]]


def test_a_mask_stays_with_a_cast_input():
    x = keras.Input((3,), dtype="float32")
    model = keras.Model(x, keras.layers.Identity()(x))
    given = tf.ones((2, 3), "float64")
    given._keras_mask = tf.constant([[True, False, True], [True, True, True]])
    with pytest.warns(UserWarning, match="does not support masking"):
        y = model(given)
    assert y._keras_mask is given._keras_mask
