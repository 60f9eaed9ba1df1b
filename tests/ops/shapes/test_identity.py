"""identity, stop_gradient, cast, conj."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table


@table("identity")
def test_as_tensorflow(expression):
    check("identity", expression)


def test_derivatives():
    check_gradients(lambda x: tf.identity(x) * x * tf.stop_gradient(tf.constant(2.0, tf.float64)), [1.0, 2.0])
    check_gradients(lambda x: tf.cast(tf.cast(x, tf.complex128) * (2 + 1j), tf.float64) * x, [1.0, 2.0])


NUMBERS = ["float16", "bfloat16", "float32", "float64", "int8", "uint8", "int64", "uint64", "complex64", "bool"]


@pytest.mark.parametrize("source", NUMBERS)
@pytest.mark.parametrize("target", NUMBERS)
def test_every_cast_keeps_small_numbers(source, target):
    x = tf.constant([0, 1], source) if source != "bool" else tf.constant([False, True])
    y = tf.cast(x, target)
    assert y.dtype == target
    assert y.numpy().astype(complex).tolist() == [0, 1]


def test_a_cast_to_the_same_dtype_is_no_op():
    x = tf.constant([1.0])
    assert tf.cast(x, tf.float32) is x


def test_text_is_not_cast():
    with pytest.raises(tf.errors.UnimplementedError, match=r"Cast: .*neither reads nor writes text.* tf.strings"):
        tf.cast(["1"], tf.int32)


def test_identity_copies_nothing():
    x = tf.constant([1.0])
    assert np.shares_memory(np.asarray(x), np.asarray(tf.identity(x)))
