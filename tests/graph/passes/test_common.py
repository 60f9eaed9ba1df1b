"""What is computed twice is computed once, unless it may differ."""

import numpy as np

import minitf as tf
from graph.passes.bodies import after, run, types
from minitf.graph.passes.common import share_common

VECTOR = (tf.float32, (4,))


def test_equal_nodes_are_one():
    assert types(after(share_common, lambda x: tf.exp(x) * tf.sin(tf.exp(x)), VECTOR)) == ["Exp", "Sin", "Mul"]


def test_equal_chains_are_one():
    body = after(share_common, lambda x: (tf.exp(tf.sin(x) + 1.0), tf.exp(tf.sin(x) + 1.0)), VECTOR)
    assert types(body) == ["Sin", "AddV2", "Exp"]
    assert body.outputs[0] is body.outputs[1]


def test_attributes_count():
    both = after(share_common, lambda x: tf.reduce_sum(x, 0, True) + tf.reduce_sum(x, 0, False), VECTOR)
    assert types(both) == ["Sum", "Sum", "AddV2"]
    parts = after(share_common, lambda x: (tf.split(x, 2)[0], tf.split(x, 2)[1]), VECTOR)
    assert len([t for t in types(parts) if t.startswith("Split")]) == 1


def test_constants_are_compared_by_their_bits():
    f = lambda x: (x * 0.0, x * -0.0, x * 0.0, tf.cast(x, tf.float64) * 0.0)
    body = after(share_common, f, VECTOR)
    assert types(body) == ["Mul", "Mul", "Cast", "Mul"]


def test_random_numbers_differ():
    body = after(share_common, lambda x: tf.random.uniform([4], seed=1) + tf.random.uniform([4], seed=1), VECTOR)
    assert types(body).count("RandomUniform") == 2


def test_a_variable_is_read_again_after_a_write_only():
    v = tf.Variable([1.0] * 4)

    def f(x):
        before = v * x + v * 2.0
        v.assign_add(x)
        return before, v * x

    body = after(share_common, f, VECTOR)
    assert types(body).count("ReadVariableOp") == 2
    before, behind = run(body, np.ones(4, np.float32), v)
    assert (before.tolist(), behind.tolist()) == ([3.0] * 4, [2.0] * 4)


def test_a_write_to_another_variable_does_not_count():
    v, w = tf.Variable([1.0] * 4), tf.Variable([1.0] * 4)

    def f(x):
        first = v * x
        w.assign(x)
        return first + v * 2.0 + w

    body = after(share_common, f, VECTOR)
    assert types(body).count("ReadVariableOp") == 2


def test_a_branch_may_write_anything():
    v = tf.Variable([1.0] * 4)

    def f(x):
        first = v * x
        tf.cond(x[0] > 0.0, lambda: v.assign(x), lambda: v.assign_add(x))
        return first + v

    body = after(share_common, f, VECTOR)
    assert types(body).count("ReadVariableOp") == 2
    assert tf.function(f)(tf.fill([4], 3.0)).numpy().tolist() == [6.0] * 4
