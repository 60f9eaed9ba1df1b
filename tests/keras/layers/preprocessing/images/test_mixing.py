"""minitf/keras/layers/preprocessing/images/mixing.py, against the numbers of Keras."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("images", "RandomErasing MixUp CutMix"))
def test_keras_gave_the_same(expression):
    same_as_keras("images", expression)


def test_contract():
    check_layer(L.MixUp, {}, (2, 4, 5, 3), output_shape=(2, 4, 5, 3), seeds=1, random=True)
