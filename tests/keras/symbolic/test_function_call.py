"""minitf/keras/ops/function_call.py"""

import json

import numpy as np
import pytest

import minitf as tf
from keras.ops_as_keras import ON_SYMBOLS, symbolic_shapes_fit
from minitf.keras.ops.function_call import FunctionCall, on_symbols_too

ops = tf.keras.ops


def test_a_model_of_functions_goes_through_json():
    x = tf.keras.Input((3,), name="x")
    model = tf.keras.Model(x, ops.concatenate([ops.exp(x), ops.mean(x, axis=-1, keepdims=True)], axis=1))
    again = tf.keras.models.model_from_json(model.to_json())
    assert json.loads(again.to_json()) == json.loads(model.to_json())
    data = np.array([[1.0, 2.0, 3.0]], "float32")
    np.testing.assert_allclose(again(data), [[*np.exp(data[0]), 2.0]], rtol=1e-6)


@pytest.mark.parametrize(("family", "expression"), ON_SYMBOLS)
def test_shapes_of_symbols(family, expression):
    symbolic_shapes_fit(family, expression)


def test_names_count_up():
    tf.keras.utils.clear_session()
    x = tf.keras.KerasTensor((1,))
    assert [ops.exp(x)._keras_history.operation.name for _ in range(2)] == ["exp", "exp_1"]
    assert FunctionCall("sum", name="s").get_config() == {"name": "s", "function": "sum"}


def test_on_tensors_it_is_the_function_itself():
    assert on_symbols_too(len)([1, 2]) == 2
