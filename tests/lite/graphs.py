"""Graphs of TensorFlow Lite's operators, for tests of the converter."""

import minitf as tf
from minitf.lite.converter.sources import source_of
from minitf.lite.converter.stages import float_graph


def graph_of(function, *shapes, key=None):
    """The LiteGraph of a function of float32 tensors."""
    specs = [shape if isinstance(shape, tf.TensorSpec) else tf.TensorSpec(shape) for shape in shapes]
    return float_graph(source_of(key, tf.function(function).get_concrete_function(*specs)))


def codes(graph) -> list[str]:
    """The operators of a graph, in order."""
    return [operation.code for operation in graph.operations]
