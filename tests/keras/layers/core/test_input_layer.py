"""minitf/keras/layers/core/input_layer.py"""

import pytest

import minitf as tf

keras = tf.keras


def test_shapes_and_dtypes():
    assert keras.Input((2, None)).shape == (None, 2, None)
    assert keras.Input((2,), batch_size=3).shape == (3, 2)
    assert keras.Input(batch_shape=(4, None), dtype="int32").dtype == "int32"
    assert keras.Input(()).shape == (None,)


def test_the_name_is_that_of_the_input_and_of_its_layer():
    x = keras.Input((2,), name="pixels")
    layer = x._keras_history.operation
    assert (x.name, layer.name) == ("pixels", "pixels")
    assert layer.output is x
    assert layer.built


def test_config():
    layer = keras.layers.InputLayer((2,), name="x", optional=True)
    assert layer.get_config() == {"batch_shape": (None, 2), "dtype": "float32", "sparse": False, "ragged": False,
                                  "name": "x", "optional": True}
    assert keras.layers.InputLayer.from_config(layer.get_config()).batch_shape == (None, 2)


def test_around_an_existing_tensor():
    tensor = keras.KerasTensor((5, 2), "float16", name="t")
    layer = keras.layers.InputLayer(input_tensor=tensor)
    assert layer.output is tensor
    assert (layer.batch_shape, layer.dtype) == ((5, 2), "float16")


@pytest.mark.parametrize("arguments", [
    {},
    {"shape": (2,), "batch_shape": (1, 2)}, {"batch_size": 1, "batch_shape": (1, 2)}, {"shape": 3}, {"shape": (-1,)},
    {"input_tensor": 3}, {"input_tensor": keras.KerasTensor((5, 2)), "shape": (3,)},
    {"input_tensor": keras.KerasTensor((5, 2)), "batch_size": 4}, {"shape": (2,), "sparse": True, "ragged": True},
    {"input_tensor": keras.KerasTensor((5, 2)), "dtype": "int32"}, {"shape": (2,), "nonsense": 1},
])
def test_contradictions_are_refused(arguments):
    with pytest.raises(ValueError, match=r"Input|shape|KerasTensor"):
        keras.layers.InputLayer(**arguments)


def test_an_older_name_is_warned_of():
    with pytest.warns(UserWarning, match="Argument `input_shape` is deprecated. Use `shape` instead."):
        assert keras.layers.InputLayer(input_shape=(3,)).batch_shape == (None, 3)
