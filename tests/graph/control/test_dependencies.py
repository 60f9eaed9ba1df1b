"""Order, which holds anyway."""

import pytest

import minitf as tf


def test_ops_run_in_the_order_of_the_program():
    v = tf.Variable(1)

    @tf.function(autograph=False)
    def f():
        before = v * 1
        with tf.control_dependencies([v.assign_add(1), before]):
            return before, v * 10

    assert [int(x) for x in f()] == [1, 20]


def test_what_it_takes():
    with tf.control_dependencies(None):
        pass
    with pytest.raises(TypeError, match="list of tensors"):
        tf.control_dependencies(3)
