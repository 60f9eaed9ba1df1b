"""The stages up to a graph of floats: lower, fuse. Floor 8. Read `lowering.py` first, `converter.py` next."""

from __future__ import annotations

from ..select_ops import select
from .clips import find_clips
from .errors import ConverterError
from .fusing import fill_biases, fuse
from .gelus import find_gelus
from .lowering import lower_function
from .padding import absorb_padding
from .parts import LiteGraph
from .rules import TABLE


def float_graph(source, selects=False, kept=None) -> LiteGraph:
    """The graph of a function in TensorFlow Lite's operators, with what can be fused fused.

    selects: whether ops for which there is none are written as TensorFlow's.
    kept: the variables that stay variables, see `variables.py`.
    """
    last = select if selects else None
    graph = lower_function(source.concrete, TABLE, source.input_names, source.key or "main", last, kept)
    find_gelus(graph)
    find_clips(graph)
    refuse_marks(graph)
    fuse(graph)
    absorb_padding(graph)
    fill_biases(graph)
    graph.prune()
    name_outputs(graph, source)
    return graph


def name_outputs(graph, source):
    """Call the outputs what they are called in the file; an input that is given back keeps its name."""
    given = {id(x) for x in graph.inputs}
    for position, y in enumerate(graph.outputs):
        if id(y) not in given:
            y.name = source.output_name(position)


def refuse_marks(graph):
    """Raise ConverterError for an erfc that belongs to no gelu."""
    if any(operation.code == "ERFC" for operation in graph.operations):
        raise ConverterError("TFLiteConverter: ops that cannot be written to a .tflite file:\n  Erfc: TensorFlow Lite "
                             "has no operator for it, and it stands in no gelu")
