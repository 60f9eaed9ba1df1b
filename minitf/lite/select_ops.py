"""Operators of TensorFlow in a .tflite file: FlexCosh and its kin. Floor 8. Read `model_file.py` first.

An operator that TensorFlow Lite has not is written as a custom one, whose options hold TensorFlow's own NodeDef: a
program that has TensorFlow, or this library, can run it. The options are a FlexBuffer, a vector of two texts:

    length, "Cosh", length, NodeDef | 2, distance to each, type of each | distance to the vector, its type, its width
"""

from __future__ import annotations

import struct

import numpy as np

from ..backend.dtypes import as_dtype, string
from ..backend.errors import DataLossError, OpError, explain
from ..core.convert import convert_to_tensor
from ..core.spec import Spec
from ..graph.func_graph import FuncGraph
from ..graph.graphdef.harmless import KEEP_TENSORS
from ..graph.graphdef.node_writer import NodeWriter, Written
from ..graph.graphdef.reading import GraphReader
from ..graph.graphdef.writing import GraphWriter, Library
from ..graph.structure import Const
from ..wire import messages
from ..wire.tensors import array_of

PREFIX = "Flex"
TEXT, VECTOR = 5, 10  # kinds of a FlexBuffer
WIDTH, LETTERS = 2, "BHIQ"  # numbers take 1 << WIDTH bytes


# --- FlexBuffers -----------------------------------------------------------------------------------------------------
def flexbuffer(texts) -> bytes:
    """A vector of texts: bytes.

    >>> texts_of(flexbuffer([b"Cosh", b"a" * 300]))[0]
    b'Cosh'
    """
    data, places = bytearray(), []
    for text in texts:
        data += bytes(-len(data) % 4) + struct.pack("<I", len(text))
        places.append(len(data))
        data += text + b"\0"
    data += bytes(-len(data) % 4) + struct.pack("<I", len(places))
    start = len(data)
    for place in places:
        data += struct.pack("<I", len(data) - place)
    data += bytes([TEXT << 2 | WIDTH] * len(places))
    return bytes(data) + struct.pack("<BBB", len(data) - start, VECTOR << 2 | WIDTH, 1)


def texts_of(data) -> list[bytes]:
    """The texts of such a vector.

    Raises: ValueError where it is none.
    """
    data = bytes(data)
    try:
        root = len(data) - 2 - data[-1]
        start, width = root - number(data, root, data[-1]), 1 << (data[-2] & 3)
        count = number(data, start - width, width)
        kinds = data[start + count * width :][:count]
        found = []
        for i, kind in enumerate(kinds):
            place = start + i * width
            text = place - number(data, place, width)
            length = number(data, text - (1 << (kind & 3)), 1 << (kind & 3))
            if kind >> 2 != TEXT or text < 0 or text + length > len(data):
                raise IndexError
            found.append(data[text : text + length])
        return found
    except (IndexError, struct.error):
        raise ValueError(explain("FlexBuffer", f"{len(data)} bytes", "they are no vector of texts",
                                 "The file may be damaged")) from None


def number(data, place, width) -> int:
    """The number of 1, 2, 4 or 8 bytes at a place."""
    if place < 0:
        raise IndexError
    return struct.unpack_from("<" + LETTERS[width.bit_length() - 1], data, place)[0]


# --- writing ---------------------------------------------------------------------------------------------------------
def select(low, node, *inputs):
    """An op of TensorFlow as it is: the rule of the converter where there is no other.

    Raises: ValueError for one that TensorFlow has not, or that is several there.
    """
    message = messages.GraphDef()
    writer = GraphWriter(NodeWriter(message.node), Library(message.library), keeps_order=False)
    values = {}
    for i, (x, value) in enumerate(zip(node.inputs, inputs, strict=True)):
        writer.written[id(x)] = Written(f"input_{i}", x.spec.dtype)
        values[f"input_{i}"] = value
    writer.write(node)
    *constants, last = message.node
    if any(each.op != "Const" for each in constants) or message.library.function:
        raise ValueError(f"{node.type} is several ops in TensorFlow")
    values.update((each.name, low.constant(array_of(each.attr["value"].tensor))) for each in constants)
    given = [values[text] for text in last.input if not text.startswith("^")]
    del last.input[:]
    last.input.extend([""] * len(given))
    custom = flexbuffer([last.op.encode(), last.SerializeToString(deterministic=True)])
    return low.emit(PREFIX + last.op, given, *(y.spec for y in node.outputs), custom=custom)


# --- running ---------------------------------------------------------------------------------------------------------
def select_op(call, *arrays):
    """The kernel of such an operator: ops of ours that do what the NodeDef says."""
    try:
        return computed(call, arrays)
    except OpError as error:
        raise ValueError(str(error)) from None


def computed(call, arrays) -> tuple:
    """Its results."""
    graph, given, results = call.once("graph", lambda: graph_of(call))
    values = {id(x): array for x, array in zip(given, arrays, strict=True)}
    for node in graph.nodes:
        if node.op is Const:
            values[id(node.outputs[0])] = node.attrs["value"].array
        elif not node.outputs or not all(id(y) in values for y in node.outputs):
            found = node.op.kernel(np, *(values[id(x)] for x in node.inputs), **node.attrs)
            values.update(zip(map(id, node.outputs), found if isinstance(found, (tuple, list)) else [found]))
    return tuple(np.asarray(values[id(y)]) for y in results)


def numbers_given(call) -> list:
    """The numbers of the tensors that whoever runs the model gives; none inside of loops and branches."""
    found = [graph.inputs for graph in call.interpreter.graphs if any(call is each for each in graph.calls)]
    return found[0] if found and not call.interpreter.depth else []


def graph_of(call):
    """(graph, its inputs, its outputs) of an operator.

    Raises: ValueError for an op that is not known here, does harm, or keeps something from one run to the next.
    """
    _, text = (*texts_of(call.custom), b"")[:2]
    try:
        message = messages.parse("NodeDef", text, call.name)
    except DataLossError as error:
        raise ValueError(str(error)) from None
    message.name = message.name or "op"  # TensorFlow's converter leaves it out
    graph = FuncGraph(call.name)
    with graph.building():
        given = [convert_to_tensor(t.value) if t.is_constant else graph.placeholder(
            Spec(None, string if t.is_text else as_dtype(t.dtype)), f"x{i}") for i, t in enumerate(call.inputs)]
        del message.input[:]
        message.input.extend(f"x{i}" for i in range(len(given)))
        reader = GraphReader({})
        reader.callers = frozenset(id(x) for x, t in zip(given, call.inputs) if t.number in numbers_given(call))
        reader.read([message], {f"x{i}": x for i, x in enumerate(given)})
    if any(node.op.stateful and node.op.__name__ not in KEEP_TENSORS for node in graph.nodes):
        raise ValueError("it keeps something from one run to the next")
    return graph, given, reader.outputs[message.name]
