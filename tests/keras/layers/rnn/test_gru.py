"""A state that is blended with a new one."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("recurrence", "GRU GRUCell"))
def test_keras_gave_the_same(expression):
    same_as_keras("recurrence", expression)


@pytest.mark.parametrize(("arguments", "output"), [
    ({"units": 5}, (2, 5)),
    ({"units": 5, "return_sequences": True, "go_backwards": True}, (2, 4, 5)),
    ({"units": 2, "unroll": True, "dropout": 0.2}, (2, 2)),
    ({"units": 3, "reset_after": False}, (2, 3)),
])  # fmt: skip
def test_contract(arguments, output):
    check_layer(L.GRU, arguments, (2, 4, 3), output_shape=output, trainable=3, seeds=1)
