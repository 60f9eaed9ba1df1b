"""One program in eager code, under tapes, and in another graph."""

import numpy as np

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.program import Program
from minitf.graph.running import run_eagerly, run_here, run_one_by_one

VECTOR = (tf.float32, (2,))


def program():
    return Program(body_of(traced(lambda x: tf.exp(x) * x + 1.0, VECTOR)), "f")


def test_all_ways_give_the_same():
    x = tf.constant([1.0, 2.0])
    expected = tf.exp(x) * x + 1.0
    body = program().body
    np.testing.assert_array_equal(run_eagerly(program(), [x])[0], expected)
    np.testing.assert_array_equal(run_one_by_one(body, [x])[id(body.outputs[0])], expected)


def test_a_tape_sees_every_call():
    x = tf.constant([1.0, 2.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        (y,) = run_here(program(), [x])
    np.testing.assert_allclose(tape.gradient(y, x), tf.exp(x) * (x + 1), rtol=1e-6)


def test_in_another_graph_the_nodes_are_copied():
    graph = traced(lambda x: run_here(program(), [x]), VECTOR)
    assert [node.type for node in graph.nodes] == ["Placeholder", "Exp", "Mul", "Const", "AddV2"]


def test_variables_change_one_by_one_as_well():
    v = tf.Variable([1.0, 1.0])

    def f(x):
        v.assign_sub(x)
        v.assign(v * 2.0)
        return v.read_value()

    body = body_of(traced(f, VECTOR))
    values = run_one_by_one(body, [tf.constant([1.0, 2.0]), v])
    assert values[id(body.outputs[0])].numpy().tolist() == [0.0, -2.0]
