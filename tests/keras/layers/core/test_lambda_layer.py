"""Any function as a layer."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("core", "Lambda"))
def test_keras_gave_the_same(expression):
    same_as_keras("core", expression)


@tf.keras.saving.register_keras_serializable("tests")
def doubled(x, by=2.0):
    return x * by


@pytest.mark.parametrize("arguments", [
    {"function": doubled}, {"function": doubled, "arguments": {"by": 3.0}},
    {"function": doubled, "output_shape": (3, 4)},
])  # fmt: skip
def test_contract(arguments):
    check_layer(tf.keras.layers.Lambda, arguments, (2, 3, 4), output_shape=(2, 3, 4))


def test_a_lambda_comes_back_only_where_that_is_allowed():
    config = tf.keras.layers.Lambda(lambda x: x + 1, output_shape=lambda shape: shape).get_config()
    with pytest.raises(ValueError, match="safe_mode=False"):
        tf.keras.layers.Lambda.from_config(config)
    layer = tf.keras.layers.Lambda.from_config(config, safe_mode=False)
    assert layer(tf.constant([1.0])).numpy().tolist() == [2.0]


def test_a_function_that_fails_is_named():
    with pytest.raises(NotImplementedError, match="output_shape"):
        tf.keras.layers.Lambda(lambda x: x[:, 7]).compute_output_shape((None, 3))
