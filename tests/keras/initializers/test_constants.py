"""Zeros, ones, constants, identities."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "Zeros Ones Constant Identity zeros ones identity zero one IdentityInitializer"
)


@pytest.mark.parametrize("expression", cases("initializers", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("initializers", expression)


def test_an_identity_keeps_its_gain_in_its_config():
    identity = tf.keras.initializers.Identity(gain=3.0)
    assert identity.clone()((1, 1)).numpy().tolist() == [[3.0]]


@pytest.mark.parametrize("name", ["Zeros", "Ones", "Constant", "Identity"])
def test_the_dtype_is_floatx_unless_said(name):
    initializer = tf.keras.initializers.get(name)
    assert initializer((2, 2)).dtype == tf.float32
    assert initializer((2, 2), "float16").dtype == tf.float16
