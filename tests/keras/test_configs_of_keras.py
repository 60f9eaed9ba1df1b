"""Configs that Keras wrote are read here, and written again alike."""

import pytest

import minitf as tf
from keras.expressions import recorded

CONFIGS = {
    expression: config
    for path in ("keras_layers.json", "keras_leaves.json")
    for family in recorded(path).values()
    for expression, config in family.items()
    if isinstance(config, dict) and "class_name" in config and not config["class_name"].startswith("__")
}


@pytest.mark.parametrize("expression", CONFIGS)
def test_there_and_back(expression):
    thing = tf.keras.saving.deserialize_keras_object(CONFIGS[expression])
    again = tf.keras.saving.serialize_keras_object(thing)
    assert as_json(again) == as_json(CONFIGS[expression])


def as_json(value):
    """The value with lists for tuples, as JSON has them."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list | tuple) else value
