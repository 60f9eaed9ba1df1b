"""minitf/keras/symbolic/function_call.py"""

import json

import numpy as np
import pytest

import minitf as tf
from keras.ops_as_keras import ON_SYMBOLS, symbolic_shapes_fit
from minitf.keras.activations.lookup import ACTIVATIONS
from minitf.keras.symbolic.function_call import FunctionCall, on_symbols_too

ops = tf.keras.ops
X = tf.constant([[-2.0, -0.3, 0.3, 4.0]])


def test_a_model_of_functions_goes_through_json():
    x = tf.keras.Input((3,), name="x")
    y = ops.einsum("ab,bc->ac", x, np.eye(3, dtype="float32"))
    model = tf.keras.Model(x, ops.concatenate([ops.exp(y), ops.mean(x, axis=-1, keepdims=True)], axis=1))
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


@pytest.mark.parametrize(("call", "module", "class_name", "config"), [
    (lambda x: x + 1, "ops.numpy", "Add", {}),
    (lambda x: ops.mean(x, -1), "ops.numpy", "Mean", {"axis": -1, "keepdims": False}),
    (lambda x: ops.erf(x), "ops.math", "Erf", {}),
    (lambda x: ops.cast(x, "int32"), "ops.core", "Cast", {"dtype": "int32"}),
    (lambda x: ops.norm(x, axis=1), "ops.linalg", "Norm", {"ord": None, "axis": 1, "keepdims": False}),
    (lambda x: ops.layer_normalization(x, epsilon=0.5), "ops.nn", "LayerNorm", {"axis": -1, "epsilon": 0.5}),
    (lambda x: tf.keras.activations.relu(x), "activations.activations", "ReLU",
     {"negative_slope": 0.0, "max_value": None, "threshold": 0.0}),
    (lambda x: tf.keras.activations.exponential(x), "ops.numpy", "Exp", {}),
    (lambda x: ops.bincount(x, minlength=3), "ops.numpy", "Bincount",
     {"weights": None, "minlength": 3, "sparse": False}),
])
def test_configs_are_those_of_keras(call, module, class_name, config):
    x = tf.keras.KerasTensor((None, 4), "int32" if class_name == "Bincount" else "float32")
    operation = call(x)._keras_history.operation
    found = tf.keras.saving.serialize_keras_object(operation)
    assert found == {"module": f"keras.src.{module}", "class_name": class_name, "registered_name": class_name,
                     "config": {"name": operation.name, **config}}
    again = tf.keras.saving.deserialize_keras_object(found)
    assert isinstance(again, FunctionCall)
    assert again.get_config() == operation.get_config()


@pytest.mark.parametrize("name", sorted(set(ACTIVATIONS) - {"threshold", "linear", "swish", "hard_swish"}))
def test_activations_in_a_model_give_the_same(name):
    function = getattr(tf.keras.activations, name)
    x = tf.keras.Input((4,))
    model = tf.keras.Model(x, function(x))
    np.testing.assert_array_equal(model(X), function(X))
    assert model.output_shape == (None, *function(X).shape[1:])


def test_linear_leaves_a_symbol_as_it_is():
    x = tf.keras.Input((4,))
    assert tf.keras.activations.linear(x) is x


def test_wrong_arguments():
    with pytest.raises(TypeError, match="missing a required argument: 'x2'"):
        ops.add(tf.keras.KerasTensor((2,)))


def test_on_tensors_it_is_the_function_itself():
    assert on_symbols_too(len)([1, 2]) == 2
