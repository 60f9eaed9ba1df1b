"""Shapes in keras.backend."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "int_shape ndim dtype count_params expand_dims squeeze flatten batch_flatten permute_dimensions "
    "transpose concatenate repeat repeat_elements tile reverse one_hot gather arange dot stack reshape "
    "shape"
)


@pytest.mark.parametrize("expression", cases("backend", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("backend", expression)


def test_symbols_have_shapes_too():
    x = tf.keras.Input((3, None), dtype="int32")
    backend = tf.keras.backend
    assert (backend.int_shape(x), backend.ndim(x), backend.dtype(x)) == ((None, 3, None), 3, "int32")


def test_open_batches():
    flat = tf.function(tf.keras.backend.batch_flatten, input_signature=[tf.TensorSpec([None, 2, None])])
    assert flat(tf.ones([3, 2, 4])).shape == (3, 8)
