"""Building a graph: nodes in program order, captures, names, and what is refused."""

import pytest

import minitf as tf
from minitf.core.spec import Spec
from minitf.graph.func_graph import FuncGraph, Node, current_graph


@pytest.fixture
def graph():
    graph = FuncGraph("f")
    with graph.building():
        yield graph


def argument(graph, *dims, dtype=tf.float32):
    return graph.argument(Spec(dims, dtype), "x")


def test_calls_become_nodes_in_program_order(graph):
    x = argument(graph, 2)
    y = tf.exp(tf.sin(x))
    assert [node.name for node in graph.get_operations()] == ["x", "Sin", "Exp"]
    assert graph.get_tensor_by_name("Exp:0") is y
    assert graph.get_operation_by_name("Sin").outputs == y.op.inputs
    with pytest.raises(KeyError, match="Tan"):
        graph.get_operation_by_name("Tan")


def test_a_node_knows_its_op_and_attributes(graph):
    node = tf.reduce_sum(argument(graph, 2), keepdims=True).op
    assert isinstance(node, Node)
    assert repr(node) == "<tf.Operation 'Sum' type=Sum>"
    assert node.get_attr("keep_dims") is True
    with pytest.raises(ValueError, match="Tidx"):
        node.get_attr("Tidx")


def test_an_op_of_several_outputs_gives_a_list(graph):
    parts = tf.split(argument(graph, 4), 2)
    assert [part.value_index for part in parts] == [0, 1]
    assert parts[0].op is parts[1].op


def test_a_wrong_call_is_refused_while_the_graph_is_built(graph):
    with pytest.raises(ValueError, match=r"MatMul.*: .* is float32\[2\]"):
        tf.matmul(argument(graph, 2), argument(graph, 2))


def test_what_comes_from_outside_is_captured_once():
    outside, variable = tf.constant([1.0, 2.0]), tf.Variable([3.0, 4.0])
    graph = FuncGraph("f")
    with graph.building():
        y = outside * variable + outside
    assert sorted(map(id, graph.captured)) == sorted([id(outside), id(variable)])
    assert sorted(x.name for x in graph.inputs) == ["Variable:0", "captured:0"]
    assert graph.variables[0] is variable
    assert y.shape == [2]


def test_python_values_are_constants(graph):
    y = argument(graph, 2) + 1.0
    constant = y.op.inputs[1].op
    assert constant.type == "Const"
    assert constant.get_attr("value").array == 1.0
    assert graph.captured == []


def test_constants_of_a_shape(graph):
    assert tf.constant(0.0, shape=[2, 3]).spec.value.shape == (2, 3)
    assert tf.zeros([2, 3]).shape == [2, 3]


def test_a_graph_inside_another_captures_its_tensors(graph):
    x = argument(graph, 2)
    inner = FuncGraph("g", outer=graph)
    with inner.building():
        y = tf.exp(x)
    assert inner.captured[0] is x
    assert y.op.inputs[0] is inner.inputs[0]


def test_a_tensor_of_a_finished_graph_is_out_of_scope(graph):
    x = argument(graph, 2)
    with FuncGraph("g").building(), pytest.raises(TypeError, match=r"belongs to the function 'f'.*out of scope in 'g'"):
        tf.exp(x)


def test_name_scopes_stand_before_names(graph):
    with tf.name_scope("encoder"):
        y = tf.exp(argument(graph, 2))
    assert y.name == "encoder/Exp:0"


def test_a_tape_outside_does_not_see_nodes():
    x = tf.constant(1.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        with FuncGraph("f").building():
            tf.exp(x)
    assert "of 0 calls" in repr(tape)


def test_a_tape_inside_does(graph):
    x, v = argument(graph, 2), tf.Variable([1.0, 2.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x * v
    dx, dv = tape.gradient(y, [x, v])
    assert (dx.shape, dv.shape, dx.graph) == ([2], [2], graph)


def test_init_scope_leaves_the_graph(graph):
    assert tf.inside_function()
    assert not tf.executing_eagerly()
    assert current_graph() is graph
    with tf.init_scope():
        assert tf.executing_eagerly()
        assert tf.constant(1.0).numpy() == 1.0
    assert tf.inside_function()


def test_what_is_known_of_values(graph):
    x, y = argument(graph, 2), argument(graph, None)
    assert tf.get_static_value(x) is None
    assert tf.get_static_value(tf.shape(x)).tolist() == [2]
    assert tf.get_static_value(tf.constant([1, 2]) * 3).tolist() == [3, 6]
    sizes = tf.stack([tf.shape(y)[0], 2])
    assert tf.get_static_value(sizes) is None
    assert tf.get_static_value(sizes, partial=True).tolist() == [None, 2]
    with tf.init_scope():
        assert tf.get_static_value(tf.constant(1.5)) == 1.5
    assert tf.get_static_value(tf.Variable(1.0)) is None
    assert tf.get_static_value([1]) == [1]


def test_a_tensor_from_outside_can_be_watched_inside():
    w = tf.constant([1.0, 2.0])

    @tf.function
    def slope(x):
        with tf.GradientTape() as tape:
            tape.watch(w)
            y = tf.reduce_sum(w * w * x)
        return tape.gradient(y, w)

    assert slope(tf.constant([1.0, 3.0])).numpy().tolist() == [2.0, 12.0]
