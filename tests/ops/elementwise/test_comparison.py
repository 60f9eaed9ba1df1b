"""== != < <= > >= as functions and as operators."""

import operator

import numpy as np
import pytest

import minitf as tf
from ops.as_recorded import check, table

PYTHON = {
    "equal": operator.eq, "not_equal": operator.ne, "less": operator.lt, "less_equal": operator.le,
    "greater": operator.gt, "greater_equal": operator.ge,
}  # fmt: skip


@table("comparison")
def test_as_tensorflow(expression):
    check("comparison", expression)


@pytest.mark.parametrize("name", PYTHON)
@pytest.mark.parametrize("dtype", ["bfloat16", "float16", "float64", "int8", "uint64"])
def test_function_and_operator_are_pythons(name, dtype):
    x, y = [[1], [2], [3]], [1, 2, 3]
    wanted = [[PYTHON[name](a, b) for b in y] for (a,) in x]
    by_function = getattr(tf, name)(tf.constant(x, dtype), tf.constant(y, dtype))
    assert by_function.dtype == tf.bool
    assert by_function.numpy().tolist() == wanted
    assert PYTHON[name](tf.constant(x, dtype), tf.constant(y, dtype)).numpy().tolist() == wanted


def test_a_tensor_can_be_looked_for_in_a_list():
    x = tf.constant([1.0, 2.0])
    assert x not in [None, tf.zeros([3]), tf.zeros([2, 3])]
    assert x in [None, tf.zeros([3]), x]


def test_no_gradient_flows_through():
    x = tf.constant([1.0, 2.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.cast(x > 1.5, tf.float32)
    assert tape.gradient(y, x) is None


def test_numpy_arrays_compare_from_the_left():
    assert (np.array([1.0, 3.0]) < tf.constant([2.0, 2.0])).numpy().tolist() == [True, False]
