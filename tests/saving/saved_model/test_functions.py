"""Traces as functions of a file: the order of arguments, names of outputs, what is captured."""

import minitf as tf
from minitf.graph.graphdef.structures import of_proto
from minitf.graph.graphdef.writing import Library
from minitf.saving.object_graph import Node
from minitf.saving.saved_model.functions import Captures, FunctionWriter, arguments_of, output_of, reordered, traces_of
from minitf.wire import messages


def test_what_is_passed_by_name_comes_last_and_sorted():
    f = tf.function(lambda x, *, b, a: x + 2 * b + 3 * a)
    one = tf.TensorSpec([])
    concrete = f.get_concrete_function(one, b=tf.TensorSpec([2]), a=tf.TensorSpec([3, 2]))
    args, kwargs, order = arguments_of(concrete)
    assert (len(args), sorted(kwargs), order) == (1, ["a", "b"], [0, 2, 1])
    other = reordered(concrete.graph, order)
    assert [x.spec.dims for x in other.arguments] == [(), (3, 2), (2,)]
    assert [x.spec.dims for x in concrete.graph.arguments] == [(), (2,), (3, 2)]


def test_outputs_are_named_by_their_place():
    f = tf.function(lambda x: {"a": (x, [x]), "b": None}).get_concrete_function(tf.TensorSpec([2]))
    assert output_of(f.structured_outputs) == {
        "a": (tf.TensorSpec([2], name="a_0"), [tf.TensorSpec([2], name="a_1_0")]), "b": None}


def test_a_trace_is_written_once_with_what_it_captures():
    v, c = tf.Variable(1.0), tf.constant([1.0])
    concrete = tf.function(lambda x: x * v + c).get_concrete_function(tf.TensorSpec([1]))
    graph, described, constants = messages.GraphDef(), messages.SavedObjectGraph().concrete_functions, []
    captures = Captures([Node(tf.Module(), ""), Node(v, "v")], lambda x: constants.append(x) or 7)
    writer = FunctionWriter(Library(graph.library), captures, described)
    name = writer.name_of(concrete)
    assert writer.name_of(concrete) == name
    assert len(graph.library.function) == 1
    assert list(described[name].bound_inputs) == [1, 7]
    assert constants[0] is c
    assert of_proto(described[name].canonicalized_input_signature) == ((tf.TensorSpec([1], name="x"),), {})


def test_a_function_that_says_its_arguments_is_traced():
    assert traces_of(tf.function(lambda x: x)) == []
    assert len(traces_of(tf.function(lambda x: x, input_signature=[tf.TensorSpec([])]))) == 1
