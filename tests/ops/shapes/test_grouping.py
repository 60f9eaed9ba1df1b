"""Tensors handed on together."""

import pytest

import minitf as tf


def test_a_tuple_of_tensors():
    slices = tf.IndexedSlices(tf.ones([1]), tf.constant([0]))
    x, none, kept = tf.tuple([1.0, None, slices])
    assert (float(x), none, kept) == (1.0, None, slices)


def test_a_parallel_stack_is_for_graphs():
    with pytest.raises(RuntimeError, match=r"it is for graphs only. Use tf.stack"):
        tf.parallel_stack([1, 2])
