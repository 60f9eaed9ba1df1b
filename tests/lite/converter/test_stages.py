import pytest

import minitf as tf
from lite.graphs import codes, graph_of
from lite.op_cases import CASES, function_of
from minitf.lite.converter.errors import ConverterError
from minitf.lite.converter.sources import source_of
from minitf.lite.converter.stages import float_graph


def test_the_outputs_are_called_as_in_files_of_tensorflow():
    graph = graph_of(lambda x: {"a": x + 1.0, "b": x * 2.0}, (2,), key="serving_default")
    assert [x.name for x in graph.inputs] == ["serving_default_x:0"]
    assert [y.name for y in graph.outputs] == ["StatefulPartitionedCall:0", "StatefulPartitionedCall:1"]
    graph = graph_of(lambda x: [x + 1.0, x], (2,))
    assert [y.name for y in graph.outputs] == ["Identity", "x"]


def test_every_rule_has_a_case_and_every_case_can_be_written():
    for expression, shapes in CASES:
        graph = float_graph(source_of(None, function_of(expression, shapes)))
        names = [y.name for operation in graph.operations for y in operation.outputs]
        assert len(names) == len(set(names)), expression


def test_ops_without_a_rule_are_all_named_at_once():
    with pytest.raises(ConverterError) as caught:
        graph_of(lambda x: tf.math.lgamma(x) + tf.math.erfinv(x) + tf.sinh(x), (2,))
    assert [line.split(":")[0].strip() for line in str(caught.value).splitlines()[1:]] == ["Erfinv", "Lgamma", "Sinh"]


def test_a_known_loop_unrolls_and_another_does_not():
    step = lambda n, z: (n + 1, z * 0.5)
    assert codes(graph_of(lambda x: tf.while_loop(lambda n, z: n < 3, step, (0, x))[1], (2,))) == ["MUL"] * 3
    graph = graph_of(lambda x, n: tf.while_loop(lambda i, z: i < n, step, (0, x))[1], (2,), tf.TensorSpec([], tf.int32))
    assert codes(graph) == ["WHILE"]
    assert {name: codes(body) for name, body in graph.operations[0].bodies.items()} == {
        "cond_subgraph_index": ["LESS"], "body_subgraph_index": ["ADD", "MUL"]}
