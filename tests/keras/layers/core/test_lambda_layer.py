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


def distance(pair):
    return tf.reduce_sum(tf.abs(pair[0] - pair[1]), axis=1, keepdims=True)


@pytest.mark.parametrize("output_shape", [None, (1,), lambda shapes: (shapes[0][0], 1)])
def test_a_function_of_several_inputs(output_shape):
    layer = tf.keras.layers.Lambda(distance, output_shape=output_shape)
    pair = [tf.keras.Input((4,)), tf.keras.Input((4,))]
    assert layer(pair).shape == (None, 1)
    assert layer.compute_output_shape([(3, 4), (3, 4)]) == (3, 1)
    model = tf.keras.Model(pair, tf.keras.layers.Dense(2)(layer(pair)))
    assert model([tf.ones([3, 4]), tf.zeros([3, 4])]).shape == (3, 2)


def test_a_function_with_several_results():
    layer = tf.keras.layers.Lambda(lambda x: {"a": x, "b": [x[:, :1]]}, output_shape={"a": (4,), "b": [(1,)]})
    found = layer(tf.keras.Input((4,)))
    assert (found["a"].shape, found["b"][0].shape) == ((None, 4), (None, 1))
