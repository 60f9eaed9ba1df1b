"""Sizes that are known, and sizes that are not."""

import minitf as tf
from minitf.ops.shapes.counts import as_factor, larger_of, smaller_of
from minitf.ops.shapes.layout import sizes_of


def test_known_sizes_stay_plain_numbers():
    assert (larger_of(2, 3), smaller_of(2, 3), as_factor(4, tf.float32)) == (3, 2, 4)


def test_sizes_that_are_not_known_are_tensors_of_the_graph():
    @tf.function(input_signature=[tf.TensorSpec([None, 3], tf.float32)])
    def f(x):
        n, m = sizes_of(x)
        return larger_of(n, m), smaller_of(m, n), as_factor(n, x.dtype) * x[0, 0]

    assert [y.numpy() for y in f(tf.fill([5, 3], 2.0))] == [5, 3, 10.0]
