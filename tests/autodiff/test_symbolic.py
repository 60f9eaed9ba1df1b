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


def test_gradients_by_tensors_and_variables_in_a_function():
    v = tf.Variable(2.0)

    @tf.function
    def f(x):
        y = x * v
        stopped = tf.gradients(y * x, x, stop_gradients=y)
        return tf.gradients([y * y, x], [x, v, y]), tf.gradients(y, x, grad_ys=3.0), stopped

    all_of_them, started, stopped = f(tf.constant(3.0))
    assert [g.numpy() for g in all_of_them] == [25.0, 36.0, 12.0]
    assert started[0].numpy() == 6.0
    assert stopped[0].numpy() == 6.0


def test_what_does_not_depend_has_none_or_zeros():
    @tf.function
    def f(x):
        y = tf.constant(1.0)
        return [g is None for g in tf.gradients(y, x)], tf.gradients(y, x, unconnected_gradients="zero")

    none, zero = f(tf.constant([3.0, 4.0]))
    assert none[0].numpy()
    assert zero[0].numpy().tolist() == [0.0, 0.0]
