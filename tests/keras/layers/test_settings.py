"""What is said of a weight before it is made."""

import pytest

import minitf as tf
from minitf.keras.layers.settings import add_set_weight, settings_config, take_settings


def a_layer(**settings):
    layer = tf.keras.layers.Layer(name="one")
    take_settings(layer, settings)
    return layer


def test_names_become_functions_and_names_again():
    layer = a_layer(kernel_initializer="ones", kernel_regularizer="l2", kernel_constraint=None)
    assert isinstance(layer.kernel_initializer, tf.keras.initializers.Ones)
    config = settings_config(layer)
    assert config["kernel_initializer"]["class_name"] == "Ones"
    assert config["kernel_constraint"] is None
    assert settings_config(a_layer(**config)) == config


def test_the_weight_has_them():
    layer = a_layer(kernel_initializer="ones", kernel_regularizer="l2", kernel_constraint="non_neg")
    weight = add_set_weight(layer, "kernel", [2, 3])
    assert weight.name == "kernel"
    assert weight.numpy().tolist() == [[1.0] * 3] * 2
    assert weight.regularizer is layer.kernel_regularizer
    assert weight.constraint is layer.kernel_constraint


def test_another_name_and_initializer():
    layer = a_layer(kernel_initializer="ones")
    weight = add_set_weight(layer, "kernel", (2,), name="other", initializer="zeros")
    assert weight.name == "other"
    assert weight.numpy().tolist() == [0.0, 0.0]


def test_an_unknown_name():
    with pytest.raises(ValueError, match="onnes"):
        a_layer(kernel_initializer="onnes")
