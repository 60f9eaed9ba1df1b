"""minitf/keras/layers/preprocessing/images/cropping.py, against the numbers of Keras."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("images", "CenterCrop RandomCrop"))
def test_keras_gave_the_same(expression):
    same_as_keras("images", expression)


def test_contract():
    check_layer(L.CenterCrop, {"height": 2, "width": 3}, (2, 4, 5, 3), output_shape=(2, 2, 3, 3))


def test_the_size_of_crops_is_known_where_that_of_images_is_not():
    assert L.CenterCrop(2, 3)(tf.keras.Input([None, None, 3])).shape == (None, 2, 3, 3)
