"""Assertions about dtypes."""

import numpy as np
import pytest

import minitf as tf


def test_types():
    tf.debugging.assert_type(tf.constant(1), tf.int32)
    tf.debugging.assert_integer(tf.constant(1))
    for call in (lambda: tf.debugging.assert_type(1.0, tf.int32, "M"), lambda: tf.debugging.assert_integer(1.0, "M")):
        with pytest.raises(TypeError, match=r"M. assert_(type|integer): "):
            call()


def test_one_floating_dtype_for_all():
    x, y = tf.constant(1.0, tf.float64), tf.constant(1.0)
    assert tf.debugging.assert_same_float_dtype([x, x]) is tf.float64
    for arguments in ([[x, y]], [[y], tf.float64], [[tf.constant(1)]], [None, tf.int32]):
        with pytest.raises(ValueError, match="assert_same_float_dtype"):
            tf.debugging.assert_same_float_dtype(*arguments)


@pytest.mark.parametrize("values", [tf.zeros([2]), 3, "abc", b"abc", np.zeros(2), tf.Variable([1.0])], ids=repr)
def test_what_is_no_proper_iterable(values):
    with pytest.raises(TypeError, match="assert_proper_iterable"):
        tf.debugging.assert_proper_iterable(values)


def test_numeric_tensors():
    assert tf.debugging.is_numeric_tensor(tf.constant(1j))
    assert not tf.debugging.is_numeric_tensor(tf.constant("a"))
    assert not tf.debugging.is_numeric_tensor(1.0)
