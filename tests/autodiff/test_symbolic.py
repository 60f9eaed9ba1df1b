"""tf.gradients and tf.hessians, which need a graph."""

import pytest

import minitf as tf


@pytest.mark.parametrize("function", [tf.gradients, tf.hessians])
def test_without_a_graph_there_is_nothing_to_read(function):
    x = tf.constant(3.0)
    with pytest.raises(RuntimeError, match="GradientTape"):
        function(x * x, x)


def test_the_ways_to_add_up():
    ways = tf.AggregationMethod
    assert (ways.ADD_N, ways.DEFAULT, ways.EXPERIMENTAL_TREE, ways.EXPERIMENTAL_ACCUMULATE_N) == (0, 0, 1, 2)
