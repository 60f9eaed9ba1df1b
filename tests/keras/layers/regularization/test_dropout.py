"""Dropout."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("regularization", "Dropout"))
def test_keras_gave_the_same(expression):
    same_as_keras("regularization", expression)


@pytest.mark.parametrize(("arguments", "seeds"), [
    ({"rate": 0.5}, 1), ({"rate": 0.0}, 0), ({"rate": 0.3, "noise_shape": (None, 1, None), "seed": 3}, 1),
])  # fmt: skip
def test_contract(arguments, seeds):
    check_layer(tf.keras.layers.Dropout, arguments, (2, 3, 4), output_shape=(2, 3, 4), seeds=seeds, mask="kept")


def test_everything_can_be_dropped():
    assert tf.keras.layers.Dropout(1.0)(tf.ones([3]), training=True).numpy().tolist() == [0.0, 0.0, 0.0]


def test_each_call_in_a_function_drops_others():
    layer = tf.keras.layers.Dropout(0.5, seed=1)
    call = tf.function(lambda x: layer(x, training=True))
    first, second = call(tf.ones([40])).numpy().tolist(), call(tf.ones([40])).numpy().tolist()
    assert first != second
    again = tf.keras.layers.Dropout(0.5, seed=1)
    assert [again(tf.ones([40]), training=True).numpy().tolist() for _ in range(2)] == [first, second]
