"""Graphs as GraphDefs: nodes, constants for attributes, functions, and the order of what changes something."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import UnimplementedError
from minitf.wire.tensors import array_of


def written(function, *specs):
    """The GraphDef of a function, and its nodes by name."""
    graph = tf.function(function).get_concrete_function(*specs).graph
    message = graph.as_graph_def()
    return message, {node.name: node for node in message.node}


X = tf.TensorSpec([2, 3], tf.float32)


def test_an_attribute_becomes_a_constant():
    _, nodes = written(lambda x: tf.transpose(x), X)
    assert list(nodes["Transpose"].input) == ["x", "Transpose/perm"]
    assert array_of(nodes["Transpose/perm"].attr["value"].tensor).tolist() == [1, 0]


def test_all_axes_of_an_unknown_rank_are_computed():
    _, nodes = written(lambda x: tf.reduce_sum(x), tf.TensorSpec(None, tf.float32))
    assert nodes["Sum/axis"].op == "Range"
    assert list(nodes["Sum/axis"].input) == ["Sum/start", "Sum/Rank", "Sum/delta"]


def test_the_masks_of_a_slice_are_five_attributes():
    _, nodes = written(lambda x: x[0, 1:], X)
    attrs = nodes["strided_slice"].attr
    assert (attrs["shrink_axis_mask"].i, attrs["end_mask"].i) == (1, 2)


def test_a_sum_to_an_unknown_shape_takes_several_nodes():
    def f(x, y):
        with tf.GradientTape() as tape:
            tape.watch(y)
            z = x * y
        return tape.gradient(z, y)

    _, nodes = written(f, tf.TensorSpec([None, 3]), tf.TensorSpec([None, 3]))
    assert {"BroadcastGradientArgs", "Sum", "Reshape"} <= {node.op for node in nodes.values()}
    assert "SumTo" not in {node.op for node in nodes.values()}


def test_variables_of_a_function_are_resources_that_go_in():
    v = tf.Variable(1.0, name="v")
    _, nodes = written(lambda x: x * v, X)
    assert nodes["v"].op == "Placeholder"
    assert nodes["v"].attr["dtype"].type == tf.resource.as_datatype_enum
    assert list(nodes["ReadVariableOp"].input) == ["v"]


def test_what_changes_something_keeps_its_order():
    v = tf.Variable(1.0, name="v")

    def f():
        v.assign(2.0)
        y = v + 0.0
        v.assign_add(1.0)
        return y

    _, nodes = written(f)
    assert list(nodes["ReadVariableOp"].input) == ["v", "^AssignVariableOp"]
    assert list(nodes["AssignAddVariableOp"].input)[2:] == ["^AssignVariableOp", "^ReadVariableOp"]


def test_a_loop_is_a_while_with_two_functions():
    message, nodes = written(lambda x: tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * x), (0, x)), X)
    node = nodes["while"]
    assert node.op == "StatelessWhile"
    functions = {f.signature.name: f for f in message.library.function}
    body = functions[node.attr["body"].func.name]
    assert len(body.signature.input_arg) == len(body.signature.output_arg) == len(node.input) == 3  # x passes through
    assert list(node.attr["T"].list.type) == [3, 1, 1]
    assert set(body.ret) == {arg.name for arg in body.signature.output_arg}


def test_a_branch_that_reads_a_variable_is_an_if():
    v = tf.Variable(1.0, name="v")
    message, nodes = written(lambda x: tf.cond(x > 0.0, lambda: v + x, lambda: x), tf.TensorSpec([], tf.float32))
    assert nodes["cond"].op == "If"
    assert message.library.function[0].signature.is_stateful


def test_what_a_function_changes_is_among_its_control_outputs():
    v = tf.Variable(1.0, name="v")

    def change():
        v.assign_add(1.0)
        return v + 0.0

    message, _ = written(lambda p: tf.cond(p, change, lambda: tf.constant(0.0)), tf.TensorSpec([], tf.bool))
    [then] = [f for f in message.library.function if "true_fn" in f.signature.name]
    assert list(then.signature.control_output) == ["AssignAddVariableOp"] == list(then.control_ret.values())


def test_shapes_stand_there_when_asked_for():
    graph = tf.function(lambda x: x + 1.0).get_concrete_function(X).graph
    node = graph.as_graph_def(add_shapes=True).node[-1]
    assert [d.size for d in node.attr["_output_shapes"].list.shape[0].dim] == [2, 3]


def test_python_code_cannot_be_written():
    graph = tf.function(lambda x: tf.numpy_function(np.sin, [x], tf.float32)).get_concrete_function(X).graph
    with pytest.raises(UnimplementedError, match="a file cannot hold it"):
        graph.as_graph_def()


def test_the_gradient_of_a_loop_cannot_be_written():
    def f(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * x), (0, x))[1]
        return tape.gradient(y, x)

    graph = tf.function(f).get_concrete_function(X).graph
    with pytest.raises(UnimplementedError, match="TensorFlow"):
        graph.as_graph_def()
