"""minitf/keras/layers/core/identity.py"""

import minitf as tf
from keras.contract import check_layer


def test_contract():
    check_layer(tf.keras.layers.Identity, {}, (2, 3), output_shape=(2, 3), mask="kept")


def test_structures_go_through():
    x = {"a": tf.ones(2), "b": [tf.zeros(3)]}
    y = tf.keras.layers.Identity()(x)
    assert y["a"].shape == (2,)
    assert y["b"][0].shape == (3,)
