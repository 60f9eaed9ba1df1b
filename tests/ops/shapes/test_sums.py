"""add_n, accumulate_n, scalar_mul."""

import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table


@table("sums")
def test_as_tensorflow(expression):
    check("sums", expression)


def test_derivatives():
    check_gradients(lambda x, y: tf.add_n([x * x, y, x * y]), [1.0, 2.0], [3.0, -1.0])
    check_gradients(lambda k, x: tf.scalar_mul(k, x * k), 2.0, [3.0, -1.0])


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "int8", "uint32", "complex64"])
def test_the_dtype_stays_and_the_inputs_too(dtype):
    x, y = tf.constant([1, 2], dtype), tf.constant([10, 20], dtype)
    total = tf.add_n([x, y, y])
    assert total.dtype == dtype
    assert total.numpy().astype(complex).tolist() == [21, 42]
    assert x.numpy().astype(complex).tolist() == [1, 2]


def test_rows_of_an_embedding_stay_rows():
    rows = tf.IndexedSlices(tf.constant([[3.0, 4.0]]), tf.constant([7]), tf.constant([9, 2]))
    scaled = tf.scalar_mul(2.0, rows)
    assert isinstance(scaled, tf.IndexedSlices)
    assert scaled.values.numpy().tolist() == [[6.0, 8.0]]


def test_different_shapes_are_named():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"AddN: .*: inputs 0 and 2 must have the same shape"):
        tf.add_n([tf.zeros([2]), tf.zeros([2]), tf.zeros([3])])
