"""tf.Graph: nodes that wait for others, names, collections, variables without a value."""

import numpy as np
import pytest

import minitf as tf

v1 = tf.compat.v1


def test_calls_become_nodes():
    graph = tf.Graph()
    with graph.as_default():
        y = tf.add(tf.constant(1.0), 2.0)
        assert not tf.executing_eagerly()
        assert v1.get_default_graph() is graph
    assert tf.executing_eagerly()
    assert [n.type for n in graph.get_operations()] == ["Const", "Const", "AddV2"]
    assert isinstance(y.op, tf.Operation)
    assert y.graph is graph


def test_an_eager_tensor_becomes_a_constant():
    x = tf.constant([1.0, 2.0])
    with tf.Graph().as_default() as graph:
        tf.negative(x)
    assert [n.type for n in graph.get_operations()] == ["Const", "Neg"]


def test_a_tensor_of_another_graph_is_refused():
    with tf.Graph().as_default():
        x = tf.constant(1.0)
    with tf.Graph().as_default(), pytest.raises(ValueError, match="another graph"):
        tf.negative(x)


def test_new_nodes_wait_for_control_dependencies():
    with tf.Graph().as_default() as graph:
        a = tf.constant(1.0)
        with tf.control_dependencies([a]):
            b = tf.constant(2.0)
            with tf.control_dependencies(None):
                c = tf.constant(3.0)
        d = tf.group(b, [c])
    assert b.op.control_inputs == (a.op,)
    assert c.op.control_inputs == ()
    assert d.control_inputs == (b.op, c.op)
    assert graph.as_graph_def().node[-1].input == ["^Const_1", "^Const_2"]


def test_elements_are_found_by_name():
    with tf.Graph().as_default() as graph:
        x, y = tf.split(tf.constant([1.0, 2.0]), 2)
    assert graph.get_tensor_by_name("Split:1") is y
    assert graph.get_operation_by_name("Split") is x.op
    assert graph.as_graph_element(b"Split:0") is x
    assert graph.as_graph_element("Split") is x.op


@pytest.mark.parametrize(
    ("ask", "error", "words"),
    [
        (lambda g: g.get_tensor_by_name("Const:3"), KeyError, "1 outputs"),
        (lambda g: g.get_tensor_by_name("Cons:0"), KeyError, "Did you mean 'Const'"),
        (lambda g: g.get_tensor_by_name("Const"), ValueError, "name of an operation"),
        (lambda g: g.get_operation_by_name("Const:0"), ValueError, "name of a tensor"),
        (lambda g: g.get_operation_by_name("nowhere"), KeyError, "no such operation"),
        (lambda g: g.get_operation_by_name(5), TypeError, "must be a string"),
        (lambda g: g.get_tensor_by_name(5), TypeError, "must be a string"),
        (lambda g: g.as_graph_element(5), TypeError, "of type int"),
    ],
)
def test_names_that_are_not_there(ask, error, words):
    with tf.Graph().as_default() as graph:
        tf.constant(1.0)
    with pytest.raises(error, match=words):
        ask(graph)


def test_an_element_of_another_graph_is_none():
    with tf.Graph().as_default():
        x = tf.constant(1.0)
    with pytest.raises(ValueError, match="not an element"):
        tf.Graph().as_graph_element(x)


def test_a_finalized_graph_takes_no_nodes():
    graph = tf.Graph()
    with graph.as_default():
        v = tf.Variable(1.0)
        init = v1.global_variables_initializer()
        graph.finalize()
        assert graph.finalized
        with pytest.raises(RuntimeError, match="finalized"):
            tf.constant(1.0)
    session = v1.Session(graph=graph)
    session.run(init)
    assert session.run(v) == 1.0


def test_collections():
    graph = tf.Graph()
    graph.add_to_collection("c", 1)
    assert graph.get_collection("c") == [1]
    graph.get_collection_ref("c").append(2)
    assert graph.get_collection("c") == [1, 2]
    with graph.as_default(), graph.name_scope("s"):
        tf.Variable(1.0, name="v")
    assert [v.name for v in graph.get_collection("variables", "s/")] == ["s/v:0"]
    assert graph.get_collection("variables", "t/") == []


def test_names_are_unique():
    graph = tf.Graph()
    assert [graph.unique_name("a"), graph.unique_name("a")] == ["a", "a_1"]


def test_a_variable_whose_size_is_not_known_is_refused():
    with tf.Graph().as_default():
        x = v1.placeholder(tf.float32, [None])
        with pytest.raises(ValueError, match="must be known"):
            tf.Variable(x)


def test_the_default_graph_can_be_begun_anew():
    v1.reset_default_graph()
    first = v1.get_default_graph()
    v1.reset_default_graph()
    assert v1.get_default_graph() is not first
    with tf.Graph().as_default(), pytest.raises(AssertionError, match="another graph"):
        v1.reset_default_graph()


def test_it_is_written_with_variables_of_its_own():
    with tf.Graph().as_default() as graph:
        tf.Variable(np.ones(2, np.float32), name="v").assign_add([1.0, 1.0])
    ops = {node.op: node for node in graph.as_graph_def().node}
    assert ops["VarHandleOp"].attr["shared_name"].s == b"v"
    assert list(ops["AssignAddVariableOp"].input) == ["v", "Const_1"]
