"""What users may pass as an activation."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("activations", "get serialize deserialize"))
def test_keras_gave_the_same(expression):
    same_as_keras("activations", expression)


def test_a_wrong_name_is_answered_with_the_right_one():
    with pytest.raises(ValueError, match="Did you mean 'relu'"):
        tf.keras.activations.get("rellu")


def test_what_is_callable_is_an_activation():
    assert tf.keras.activations.get(abs) is abs
    layer = tf.keras.layers.ReLU(name="mine")
    assert tf.keras.activations.get(layer) is layer
    assert tf.keras.activations.serialize(layer)["config"]["name"] == "mine"


def test_a_custom_function_is_written_by_the_name_it_is_registered_under():
    @tf.keras.saving.register_keras_serializable("tests")
    def twice(x):
        return 2 * x

    config = tf.keras.activations.serialize(twice)
    assert config["config"] == "tests>twice"
    assert tf.keras.activations.deserialize(config) is twice
    assert tf.keras.activations.get(config) is twice
    del tf.keras.saving.get_custom_objects()["tests>twice"]
