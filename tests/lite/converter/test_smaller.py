import numpy as np

import minitf as tf
from lite.graphs import codes, graph_of
from minitf.backend.dtypes import float16, float32, int8
from minitf.lite.converter.smaller import halve, quantize_weights


def random(*shape):
    return tf.constant(np.random.default_rng(1).normal(size=shape).astype("float32"))


def test_large_weights_become_int8_and_small_ones_stay():
    large, small = random(40, 30), random(30, 4)
    graph = graph_of(lambda x: tf.matmul(tf.matmul(x, large), small), (2, 40))
    quantize_weights(graph)
    assert [operation.inputs[1].dtype for operation in graph.operations] == [int8, float32]
    assert graph.operations[0].inputs[1].scales.scale.size == 1


def test_rows_of_a_table_become_floats_after_they_are_taken():
    table = random(100, 16)
    graph = graph_of(lambda i: tf.gather(table, i), tf.TensorSpec([3], tf.int32))
    quantize_weights(graph)
    assert codes(graph) == ["GATHER", "DEQUANTIZE"]
    rows = graph.operations[0].output
    assert rows.dtype == int8
    assert rows.scales.matches(graph.operations[0].inputs[0].scales)


def test_float16_weights_are_widened_once_however_many_take_them():
    weights = random(4, 4)
    graph = graph_of(lambda x: tf.matmul(tf.matmul(x, weights), weights), (2, 4))
    halve(graph)
    assert codes(graph) == ["DEQUANTIZE", "FULLY_CONNECTED", "FULLY_CONNECTED"]
    assert graph.operations[0].inputs[0].dtype == float16


def test_what_float16_cannot_hold_becomes_the_largest_it_can():
    graph = graph_of(lambda x: x + tf.constant([1e9, 1.0]), (2,))
    halve(graph)
    assert graph.operations[0].inputs[0].array.tolist() == [65504.0, 1.0]
