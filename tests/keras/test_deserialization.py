"""Objects out of configs."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("configs", "deserialize_keras_object"))
def test_keras_gave_the_same(expression):
    same_as_keras("configs", expression)


class Box:
    """A class of the user's."""

    def __init__(self, inside=None):
        self.inside = inside

    def get_config(self):
        return {"inside": tf.keras.saving.serialize_keras_object(self.inside)}

    @classmethod
    def from_config(cls, config):
        return cls(tf.keras.saving.deserialize_keras_object(config["inside"]))


def test_custom_objects_reach_what_is_inside():
    config = tf.keras.saving.serialize_keras_object(Box(Box(3)))
    again = tf.keras.saving.deserialize_keras_object(config, custom_objects={"Box": Box})
    assert again.inside.inside == 3
    with tf.keras.saving.custom_object_scope({"Box": Box}):
        assert tf.keras.saving.deserialize_keras_object(config).inside.inside == 3
    with pytest.raises(TypeError, match="could not locate class 'Box'"):
        tf.keras.saving.deserialize_keras_object(config)


@pytest.mark.parametrize(("config", "hint"), [
    ({"module": "keras.regularizers", "class_name": "L1L3", "config": {}, "registered_name": None}, "L1L2"),
    ({"module": "builtins", "class_name": "function", "config": "relu66", "registered_name": "function"}, "relu6"),
])  # fmt: skip
def test_a_wrong_name_is_answered_with_the_right_one(config, hint):
    with pytest.raises((TypeError, ValueError), match=f"Did you mean '{hint}'"):
        tf.keras.saving.deserialize_keras_object(config)


def test_no_module_of_python_is_reached():
    for module, name in (("os", "system"), ("keras.src.serialization", "warnings"), ("keras.src", "backend")):
        config = {"module": module, "class_name": name, "config": {}, "registered_name": None}
        with pytest.raises(TypeError, match="could not locate"):
            tf.keras.saving.deserialize_keras_object(config)


def test_a_build_config_builds():
    layer = tf.keras.layers.Dense(2)
    layer.build((None, 3))
    again = tf.keras.saving.deserialize_keras_object(tf.keras.saving.serialize_keras_object(layer))
    assert again.built
    assert tuple(again.kernel.shape) == (3, 2)
