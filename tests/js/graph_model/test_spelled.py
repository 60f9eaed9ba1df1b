import pytest

import minitf as tf
from js.graph_cases import traced
from minitf.js.graph_model.spelled import spelled_out


@tf.function(autograph=False)
def inner(x):
    return x * 2.0


def test_what_a_call_runs_stands_in_its_place():
    function = tf.function(lambda x: inner(inner(x)), autograph=False)
    definition, graph, inputs, outputs = spelled_out(
        function.get_concrete_function(tf.TensorSpec([2], tf.float32, name="x")))
    assert inputs == ["x"]
    assert outputs == ["Identity"]
    assert [node.op for node in definition.node if node.op != "Const"] == ["Placeholder", "Mul", "Mul", "Identity"]
    assert len(definition.library.function) == 0
    assert len(graph.outputs) == 1


@pytest.mark.parametrize("name", ["loop", "branch", "several_outputs"])
def test_nothing_waits_for_what_it_does_not_take(name):
    definition, *_, outputs = spelled_out(traced(name))
    groups = [definition.node, *(f.node_def for f in definition.library.function)]
    assert not any(text.startswith("^") for nodes in groups for node in nodes for text in node.input)
    assert len(set(outputs)) == len(traced(name).graph.outputs)


def test_an_input_that_is_given_back_is_an_output_of_its_own():
    function = tf.function(lambda x: (x, x), autograph=False).get_concrete_function(tf.TensorSpec([2], tf.float32))
    _, _, inputs, outputs = spelled_out(function)
    assert len({*inputs, *outputs}) == 3
