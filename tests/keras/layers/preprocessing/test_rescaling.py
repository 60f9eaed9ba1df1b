"""Other units."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("preprocessing", "Rescaling"))
def test_keras_gave_the_same(expression):
    same_as_keras("preprocessing", expression)


@pytest.mark.parametrize(("arguments", "dtype"), [
    ({"scale": 0.5}, "float32"), ({"scale": 1 / 255, "offset": -1.0}, "uint8"), ({"scale": [1.0, 2.0, 3.0]}, "float32"),
])  # fmt: skip
def test_contract(arguments, dtype):
    check_layer(tf.keras.layers.Rescaling, arguments, (2, 4, 3), dtype=dtype, output_shape=(2, 4, 3), mask="kept",
                output_dtype="float32")


def test_channels_first():
    tf.keras.config.set_image_data_format("channels_first")
    try:
        y = tf.keras.layers.Rescaling([1.0, 2.0])(tf.ones([1, 2, 1, 1]))
    finally:
        tf.keras.config.set_image_data_format("channels_last")
    assert y.numpy().ravel().tolist() == [1.0, 2.0]


def test_the_config_of_a_model_notes_its_input():
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Rescaling(2.0)])
    assert model.get_config()["layers"][1]["build_config"] == {"input_shape": (None, 4)}
