"""Heads that share keys and values."""

import pytest

import minitf as tf
from keras.contract import check_layer, data_for
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("attention", "GroupQueryAttention"))
def test_keras_gave_the_same(expression):
    same_as_keras("attention", expression)


@pytest.mark.parametrize(("arguments", "trainable", "seeds"), [
    ({"head_dim": 3, "num_query_heads": 4, "num_key_value_heads": 2}, 8, 0),
])  # fmt: skip
def test_contract(arguments, trainable, seeds):
    check_layer(L.GroupQueryAttention, arguments, (2, 3, 4), output_shape=(2, 3, 4), trainable=trainable, seeds=seeds,
                call={"value": data_for((2, 5, 4))}, in_model=False, mixed=False)


def test_no_step_sees_later_ones():
    layer = L.GroupQueryAttention(3, 4, 2)
    x = tf.random.stateless_normal([1, 4, 6], seed=[1, 2])
    other = tf.concat([x[:, :2], x[:, 2:] + 1.0], 1)
    tf.debugging.assert_near(layer(x, x, use_causal_mask=True)[:, :2], layer(other, other, use_causal_mask=True)[:, :2])


def test_in_a_model_of_any_length():
    x = tf.keras.Input((None, 6))
    model = tf.keras.Model(x, L.GroupQueryAttention(3, 4, 2)(x, x, use_causal_mask=True))
    copy = tf.keras.models.model_from_json(model.to_json())
    copy.set_weights(model.get_weights())
    data = data_for((2, 5, 6))
    tf.debugging.assert_near(copy(data), model(data))
    assert model.output_shape == (None, None, 6)
