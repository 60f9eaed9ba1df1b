"""Bodies are made anew, nodes never changed."""

import numpy as np

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.passes.rewriting import constant_node, constant_of, is_pure, new_node, rewritten, with_inputs

VECTOR = (tf.float32, (4,))


def body(function):
    return body_of(traced(function, VECTOR))


def test_a_rule_that_says_nothing_keeps_the_very_nodes():
    before = body(lambda x: tf.exp(tf.sin(x)))
    assert rewritten(before, lambda node: None).nodes == before.nodes


def test_what_follows_is_made_anew_and_what_was_is_not_changed():
    before = body(lambda x: tf.exp(tf.sin(x)))
    (x,), (sin, exp) = before.inputs, before.nodes
    after = rewritten(before, lambda node: (x,) if node.type == "Sin" else None)
    (new,) = after.nodes
    assert new is not exp
    assert (new.inputs[0], exp.inputs[0]) == (x, sin.output)
    assert after.outputs[0] is new.output
    assert new.output.op is new
    assert exp.output.op is exp


def test_another_node_in_its_place():
    before = body(lambda x: tf.exp(x))
    after = rewritten(before, lambda node: constant_node(np.zeros(4, np.float32), tf.float32, node))
    assert [node.type for node in after.nodes] == ["Const"]
    assert constant_of(after.outputs[0]).tolist() == [0.0] * 4
    assert after.nodes[0].name == before.nodes[0].name


def test_a_new_node_knows_its_shape_and_has_the_name():
    sin, exp = body(lambda x: tf.exp(tf.sin(x))).nodes
    node = new_node(exp.op, sin.inputs, {}, exp)
    assert (node.name, node.output.shape, node.output.dtype) == ("Exp", (4,), tf.float32)


def test_inputs_that_stay_leave_the_node_itself():
    (node,) = body(lambda x: tf.exp(x)).nodes
    assert with_inputs(node, {}) is node


def test_what_is_pure():
    v = tf.Variable([0.0] * 4)

    def f(x):
        v.assign(x)
        return tf.exp(v) + tf.random.uniform([4])

    pure = {node.type: is_pure(node) for node in body(f).nodes}
    assert (pure["Exp"], pure["AddV2"], pure["ReadVariableOp"], pure["AssignVariableOp"]) == (True, True, False, False)
    assert not pure["RandomUniform"]
