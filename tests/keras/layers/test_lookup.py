"""Layers and their configs."""

import pytest

import minitf as tf


def test_there_and_back():
    layer = tf.keras.layers.Dense(3, "relu", name="last")
    assert tf.keras.layers.deserialize(tf.keras.layers.serialize(layer)).get_config() == layer.get_config()


def test_what_is_no_layer_is_refused():
    config = tf.keras.saving.serialize_keras_object(tf.keras.initializers.Zeros())
    with pytest.raises(ValueError, match="the config is of Zeros"):
        tf.keras.layers.deserialize(config)


def test_an_unknown_class_is_answered_with_the_right_one():
    config = {"module": "keras.layers", "class_name": "Dens", "config": {}, "registered_name": None}
    with pytest.raises(ValueError, match="Did you mean 'Dense'"):
        tf.keras.layers.deserialize(config)
