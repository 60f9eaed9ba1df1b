"""A dense layer that sees what it said before."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("recurrence", "SimpleRNN SimpleRNNCell"))
def test_keras_gave_the_same(expression):
    same_as_keras("recurrence", expression)


@pytest.mark.parametrize(("arguments", "output"), [
    ({"units": 5}, (2, 5)),
    ({"units": 5, "return_sequences": True, "go_backwards": True}, (2, 4, 5)),
    ({"units": 2, "unroll": True, "dropout": 0.2}, (2, 2)),
])  # fmt: skip
def test_contract(arguments, output):
    check_layer(L.SimpleRNN, arguments, (2, 4, 3), output_shape=output, trainable=3, seeds=1)


def test_a_seed_gives_the_weights_of_keras():
    tf.keras.utils.set_random_seed(3)
    layer = L.SimpleRNN(3)
    layer(tf.ones([1, 2, 2]))
    assert layer.get_weights()[0][0, :2].round(4).tolist() == pytest.approx([0.3801, -0.527])
    assert layer.get_weights()[1][0, :2].round(4).tolist() == pytest.approx([-0.317, -0.1082])
