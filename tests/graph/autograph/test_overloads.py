"""Builtins on tensors, with and without values."""

import pytest

import minitf as tf


def test_numbers_and_sizes():
    @tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32)])
    def f(x):
        return abs(x), int(x[0, 0]), float(len(x)), len(x[0]), len([1, 2])

    magnitude, whole, rows, columns, python = f([[-1.5, 2.0], [3.0, 4.0], [5.0, 6.0]])
    assert magnitude.numpy()[0].tolist() == [1.5, 2.0]
    assert (whole.numpy(), whole.dtype) == (-1, tf.int32)
    assert (rows.numpy(), rows.dtype) == (3.0, tf.float32)
    assert (columns.numpy(), python.numpy()) == (2, 2)


def test_a_range_of_tensors_is_a_tensor():
    @tf.function
    def f(n):
        return range(n), sum(range(4))

    assert f(tf.constant(3))[0].numpy().tolist() == [0, 1, 2]
    assert f(tf.constant(3))[1].numpy() == 6


def test_a_scalar_has_no_length():
    with pytest.raises(ValueError, match="len requires a non-scalar tensor"):
        tf.function(lambda x: len(x))(tf.constant(1))


def test_sorted():
    x = tf.constant([3, -4, 1])
    assert tf.function(lambda x: sorted(x))(x).numpy().tolist() == [-4, 1, 3]
    assert tf.function(lambda x: sorted(x, reverse=True))(x).numpy().tolist() == [3, 1, -4]
    assert tf.function(lambda x: sorted(x, key=lambda v: v * v))(x).numpy().tolist() == [1, 3, -4]
    assert [y.numpy() for y in tf.function(lambda x: sorted([2, 1], reverse=True) + [x])(tf.constant(5))] == [2, 1, 5]
