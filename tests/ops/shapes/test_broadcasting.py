"""broadcast_to and reduce_sum, each other's gradient. `sum_to` has a file of its own."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.core.execute import execute
from minitf.ops.shapes.broadcasting import SumTo, sum_to, total
from ops.as_recorded import check, table


@table("broadcasting")
def test_as_tensorflow(expression):
    check("broadcasting", expression)


def test_derivatives():
    check_gradients(lambda x: tf.broadcast_to(x * x, [2, 3, 2]), [[1.0], [2.0], [3.0]])
    check_gradients(lambda x: tf.reduce_sum(x * x, 1), [[1.0, 2.0], [3.0, -1.0]])


def test_broadcasting_copies_nothing():
    x = tf.constant([1.0, 2.0])
    y = tf.broadcast_to(x, [1000, 2])
    assert np.shares_memory(np.asarray(x), np.asarray(y))


@pytest.mark.parametrize("axis", [None, (0,), (1,), (0, 1), (1, 0), (0, 2), (0, 1, 2), (-3, 1), ()], ids=str)
@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", "int8", "complex64"])
def test_total_is_numpys_sum(axis, keep, dtype):
    x = np.arange(24).reshape(2, 3, 4).astype(dtype)
    for array in (x, x.T, x[::-1], x[:, :0], np.broadcast_to(x[:1], x.shape)):
        y = total(np, array, axis, keep)
        wanted = array.sum(axis=axis, keepdims=keep, dtype=dtype)
        assert y.dtype == dtype
        assert y.shape == wanted.shape
        np.testing.assert_array_equal(y, wanted)


# --- sums down to a shape that only the program knows --------------------------------------------------------------
def summed(x, dims):
    """`x` summed down to `dims` by the op, which is told them as a value."""
    return execute(SumTo, x, np.array(dims, np.int32))


@pytest.mark.parametrize("dims", [(2, 3), (1, 3), (2, 1), (1, 1), (3,), (1,), ()])
def test_sum_to_adds_what_was_stretched(dims):
    x = tf.constant(np.arange(6.0).reshape(2, 3))
    np.testing.assert_array_equal(summed(x, dims), sum_to(x, tf.zeros(dims)))
    check_gradients(lambda x: summed(x, dims) ** 2, [x])


def test_sum_to_needs_no_copy_where_nothing_was_stretched():
    x = tf.ones([2, 3])
    assert np.shares_memory(summed(x, (2, 3)), x)


def test_a_function_finds_out_what_was_stretched_when_it_runs():
    @tf.function(input_signature=[tf.TensorSpec([None]), tf.TensorSpec([None])])
    def product(x, y):
        return x * y

    for x, y in (([1.0, 2.0, 3.0], [4.0]), ([2.0], [3.0, 4.0]), ([2.0, 3.0], [4.0, 5.0])):
        x, y = tf.constant(x), tf.constant(y)
        with tf.GradientTape(persistent=True) as tape:
            tape.watch([x, y])
            traced, eager = product(x, y), x * y
        for ours, plain in zip(tape.gradient(traced, [x, y]), tape.gradient(eager, [x, y])):
            np.testing.assert_array_equal(ours, plain)
