"""Objects as configs."""

import json

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "serialize_keras_object get_registered_object get_registered_name"
)


@pytest.mark.parametrize("expression", cases("configs", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("configs", expression)


def test_a_config_survives_json():
    thing = {"a": tf.keras.initializers.HeNormal(seed=3), "b": [b"x", slice(1, None, 2), np.arange(3)]}
    config = json.loads(json.dumps(tf.keras.saving.serialize_keras_object(thing)))
    again = tf.keras.saving.deserialize_keras_object(config)
    assert again["a"].get_config() == thing["a"].get_config()
    assert again["b"][:2] == thing["b"][:2]
    assert again["b"][2].tolist() == [0, 1, 2]


def test_a_class_of_ones_own_needs_a_config():
    with pytest.raises(TypeError, match="get_config"):
        tf.keras.saving.serialize_keras_object(object())

    class Wrong:
        def get_config(self):
            return 3

    with pytest.raises(TypeError, match="it must return a dict"):
        tf.keras.saving.serialize_keras_object(Wrong())


def test_a_lambda_is_written_with_a_warning():
    with pytest.warns(UserWarning, match="safe_mode=False"):
        config = tf.keras.saving.serialize_keras_object(lambda x: x + 1)
    with pytest.raises(ValueError, match="safe_mode=False"):
        tf.keras.saving.deserialize_keras_object(config)
    assert tf.keras.saving.deserialize_keras_object(config, safe_mode=False)(2) == 3


def test_a_registered_class_is_written_by_its_registered_name():
    @tf.keras.saving.register_keras_serializable("tests", "Box")
    class Container:
        def get_config(self):
            return {}

    config = tf.keras.saving.serialize_keras_object(Container())
    assert (config["class_name"], config["registered_name"]) == ("Container", "tests>Box")
    del tf.keras.saving.get_custom_objects()["tests>Box"]
