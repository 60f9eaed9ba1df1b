"""Tensors of one value and the identity matrix, against TensorFlow's answers."""

import numpy as np
import pytest

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("creation")
def test_as_tensorflow(call, answered):
    check(call, answered)


def test_the_gradient_of_a_fill_is_a_sum():
    assert_slopes(lambda x: tf.fill([2, 3], x) ** 2, 1.5)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "int8", "uint64", "complex64", "bool"])
def test_every_dtype(dtype):
    for function, value in ((tf.zeros, 0), (tf.ones, 1)):
        x = function([2], dtype)
        assert x.dtype == dtype
        assert x.numpy().astype(complex).tolist() == [value, value]
    assert tf.zeros_like(x).dtype == tf.ones_like(x).dtype == dtype


def test_each_call_makes_memory_of_its_own():
    assert not np.shares_memory(np.asarray(tf.zeros([2])), np.asarray(tf.zeros([2])))
