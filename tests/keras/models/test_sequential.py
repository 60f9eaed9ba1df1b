"""minitf/keras/models/sequential.py"""

import pytest

import minitf as tf
from keras.models.against_keras import cases, check

keras = tf.keras


@cases("rows", "written_rows")
def test_rows_behave_as_in_keras(case, monkeypatch):
    check(case, monkeypatch)


def test_layers_without_a_static_shape_are_called_one_by_one():
    class Both(keras.layers.Layer):
        def call(self, inputs):
            return inputs["a"] + inputs["b"]

    row = keras.Sequential([Both(), keras.layers.Dense(2, kernel_initializer="ones")])
    assert row({"a": tf.ones((1, 3)), "b": tf.ones((1, 3))}).numpy().tolist() == [[6.0, 6.0]]
    with pytest.raises(AttributeError, match="no defined output shape yet"):
        row.output_shape  # noqa: B018


def test_a_layer_of_two_arguments_is_refused():
    class Two(keras.layers.Layer):
        def call(self, a, b):
            return a + b

    with pytest.raises(ValueError, match="single positional argument"):
        keras.Sequential([Two()]).build((1, 2))


def test_layers_cannot_be_assigned():
    with pytest.raises(AttributeError, match="reserved"):
        keras.Sequential().layers = []


def test_a_config_without_a_name_is_refused():
    with pytest.raises(ValueError, match="'name' and 'layers'"):
        keras.Sequential.from_config({"layers": []})


def test_input_dim_of_older_code():
    with pytest.warns(UserWarning, match="Do not pass an `input_shape`"):
        row = keras.Sequential([keras.layers.Dense(2, input_dim=3), keras.layers.Dense(1)])
    assert row.input_shape == (None, 3)


def test_pop_of_nothing_and_a_config_without_layers_say_what_is_missing():
    with pytest.raises(IndexError, match="it has no layer to take away"):
        tf.keras.Sequential().pop()
    with pytest.raises(KeyError, match="with the keys 'name' and 'layers'"):
        tf.keras.Sequential.from_config({"name": "a"})
