"""Where a name is needed for the last time."""

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import Body, body_of
from minitf.graph.writer import last_uses

VECTOR = (tf.float32, (2,))


def found(function, *specs):
    """For each step that is the last one for somebody, the names of the nodes whose results are needed no more."""
    body = body_of(traced(function, *specs))
    names = {id(x): x.op.name for node in body.nodes for x in (*node.inputs, *node.outputs)}
    return {i: sorted(names[key] for key in keys) for i, keys in last_uses(body).items() if keys}


def test_an_input_and_a_result():
    assert found(lambda x: tf.exp(tf.sin(x)), VECTOR) == {0: ["x"], 1: ["Sin"]}


def test_the_last_of_several():
    assert found(lambda x: tf.exp(tf.sin(x)) * x, VECTOR) == {1: ["Sin"], 2: ["Exp", "x"]}


def test_a_result_that_nobody_takes_is_dropped_at_once():
    graph = traced(lambda x: [tf.exp(x), tf.sin(x)][1], VECTOR)
    body = Body(tuple(graph.inputs), body_of(graph).nodes, tuple(graph.outputs))
    exp, _ = body.nodes
    assert id(exp.output) in last_uses(body)[0]
    assert id(graph.inputs[0]) in last_uses(body)[1]


def sine_and_its_exponential(x):
    sine = tf.sin(x)
    return sine, tf.exp(sine)


def test_what_is_returned_stays():
    assert found(sine_and_its_exponential, VECTOR) == {0: ["x"]}


def test_variables_and_constants_stay():
    v = tf.Variable([1.0, 1.0])
    names = {name for names in found(lambda x: (x + v) * 2.0, VECTOR).values() for name in names}
    assert names == {"x", "add", "ReadVariableOp"}
