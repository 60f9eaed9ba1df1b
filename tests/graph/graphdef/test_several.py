"""Nodes that look different in TensorFlow."""

import minitf as tf
from minitf.ops.variables.apply_rule import ResourceApplyRule
from minitf.ops.variables.update import update
from minitf.wire.tensors import array_of


def nodes_of(function, *specs):
    message = tf.function(function).get_concrete_function(*specs).graph.as_graph_def()
    return message, {node.name: node for node in message.node}


def test_a_constant_carries_its_value():
    _, nodes = nodes_of(lambda x: x + [1.0, 2.0], tf.TensorSpec([2], tf.float32))
    assert array_of(nodes["Const"].attr["value"].tensor).tolist() == [1.0, 2.0]


def test_a_placeholder_has_a_dtype_and_a_shape():
    _, nodes = nodes_of(lambda x: x, tf.TensorSpec([None, 2], tf.int64))
    assert nodes["x"].attr["dtype"].type == 9
    assert [dim.size for dim in nodes["x"].attr["shape"].shape.dim] == [-1, 2]


def test_a_choice_of_many_is_a_case():
    message, nodes = nodes_of(lambda i: tf.switch_case(i, [lambda: 1.0, lambda: 2.0, lambda: 3.0]),
                              tf.TensorSpec([], tf.int32))
    [case] = [node for node in nodes.values() if node.op == "StatelessCase"]
    assert len(case.attr["branches"].list.func) == 3
    assert len(message.library.function) == 3


def test_lists_know_the_dtype_of_their_items():
    def f(x):
        return tf.TensorArray(tf.float32, 2, element_shape=[3]).unstack(x).concat()

    _, nodes = nodes_of(f, tf.TensorSpec([2, 3], tf.float32))
    assert nodes["TensorListReserve"].attr["element_dtype"].type == 1
    assert array_of(nodes["TensorListReserve/element_shape"].attr["value"].tensor).tolist() == [3]


def test_a_step_by_a_rule_is_written_in_ops():
    v = tf.Variable([1.0, 2.0])

    def twice_the_rate(xp, rate):
        def step(w, g, change):
            xp.subtract(w, xp.multiply(g, 2 * rate, out=change), out=w)

        return step

    def f(x):
        update(ResourceApplyRule, [v.handle], x, tf.constant(0.5), rule=twice_the_rate, slots=0, scratch=1,
               decay=(0.0,), options=())
        return v.read_value()

    _, nodes = nodes_of(f, tf.TensorSpec([2], tf.float32))
    [step] = [node for node in nodes.values() if node.op == "NoOp"]
    assert list(step.input) == [f"^{node.name}" for node in nodes.values() if node.op == "AssignVariableOp"]
    [read] = [node for node in nodes.values() if node.op == "ReadVariableOp" and "^" in str(node.input)]
    assert f"^{step.name}" in read.input  # what comes after the step sees what it did
