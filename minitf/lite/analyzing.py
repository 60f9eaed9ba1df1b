"""Analyzer: what is in a .tflite file, as text. Floor 8. Read `model_file.py` first.

    Subgraph#0 main(T#0) -> [T#2]
      Op#0 FULLY_CONNECTED(T#0, T#1, T#-1) -> [T#2]
"""

from __future__ import annotations

import math

from .interpreter import content_of
from .model_file import data_of, name_of, read_model
from .schema import TYPES, array_of

SHOWN = 5  # numbers of a constant
RULE = "-" * 63
SHORT_LIST = 16  # bytes of a small constant of integers that is shown where it is used


class Analyzer:
    """Source: tf.lite.experimental.Analyzer."""

    @staticmethod
    def analyze(model_path=None, model_content=None, gpu_compatibility=False, **kwargs):
        """Print the subgraphs of a .tflite file, their operators and tensors, its signatures, and where its bytes go.

        model_path: of the file; or model_content: its bytes.   gpu_compatibility: accepted; nothing is known of GPUs.

            >>> import minitf as tf
            >>> half = tf.function(lambda x: x * 0.5).get_concrete_function(tf.TensorSpec([2]))
            >>> content = tf.lite.TFLiteConverter.from_concrete_functions([half]).convert()
            >>> tf.lite.experimental.Analyzer.analyze(model_content=content)  # doctest: +ELLIPSIS
            1 subgraph, 1 operator
            <BLANKLINE>
            Subgraph#0 main(T#0) -> [T#2]
              Op#0 MUL(T#0, T#1) -> [T#2]
            ...

        Raises: ValueError for a file that is damaged, or where not exactly one of both is given.
        Source: tf.lite.experimental.Analyzer.analyze. Differs: the words around the lists; no GPU delegate is asked.
        """
        content = content_of(model_path, model_content)
        print("\n".join(lines_of(read_model(content), len(content))))


def lines_of(model, size) -> list[str]:
    """The whole text.   size: of the file, in bytes."""
    operators = sum(len(graph.operators) for graph in model.subgraphs)
    lines = [f"{counted(len(model.subgraphs), 'subgraph')}, {counted(operators, 'operator')}", ""]
    for number, graph in enumerate(model.subgraphs):
        lines += [*operators_of(model, number, graph), "", f"Tensors of Subgraph#{number}",
                  *(f"  {numbered(i)}{tensor_line(model, tensor)}" for i, tensor in enumerate(graph.tensors)), ""]
    return [*lines, *signatures_of(model), *sizes_of(model, size)]


def counted(number, what) -> str:
    """1 subgraph, 2 subgraphs."""
    return f"{number} {what}" + ("" if number == 1 else "s")


def numbered(i) -> str:
    """T#3."""
    return f"T#{int(i)}"


def operators_of(model, number, graph) -> list[str]:
    """A line for the subgraph, and one for each of its operators."""
    given, results = (", ".join(map(numbered, tensors)) for tensors in (graph.inputs, graph.outputs))
    lines = [f"Subgraph#{number} {graph.name or 'main'}({given}) -> [{results}]"]
    for i, operator in enumerate(graph.operators):
        inputs = ", ".join(operand(model, graph, n) for n in operator.inputs)
        outputs = ", ".join(map(numbered, operator.outputs))
        lines.append(f"  Op#{i} {name_of(model.operator_codes[operator.opcode_index])}({inputs}) -> [{outputs}]")
    return lines


def operand(model, graph, n) -> str:
    """An input of an operator; of sizes and axes the numbers, too."""
    data = data_of(model, graph.tensors[n]) if n >= 0 else None
    if data is None or len(data) > SHORT_LIST or TYPES[graph.tensors[n].type] not in ("int32", "int64"):
        return numbered(n)
    return numbered(n) + str(array_of(data, TYPES[graph.tensors[n].type]).tolist())


def tensor_line(model, tensor) -> str:
    """What is known of a tensor: its name, shape, type, scales, and where its value lies."""
    signature = list(map(int, tensor.shape_signature))
    shape = f"shape_signature:{signature}" if -1 in signature else f"shape:{list(map(int, tensor.shape))}"
    line = f"({tensor.name}) {shape}, type:{TYPES[tensor.type].upper()}"
    if tensor.quantization is not None and len(tensor.quantization.scale):
        scales, places = tensor.quantization.scale, tensor.quantization.zero_point
        one = f"scale:{float(scales[0]):.6g} zero point:{int(places[0]) if len(places) else 0}"
        line += f", {one if len(scales) == 1 else counted(len(scales), 'scale')}"
    data = data_of(model, tensor)
    if data is None:
        return line
    return f"{line} RO {len(data)} bytes, buffer: {tensor.buffer}, data:[{beginning(data, TYPES[tensor.type])}]"


def beginning(data, name) -> str:
    """The first numbers of a constant."""
    try:
        numbers = array_of(data, name)
    except (TypeError, ValueError):  # strings, and numbers that do not fill bytes
        return "..."
    return ", ".join([*(f"{n:.6g}" for n in numbers[:SHOWN].tolist()), *["..."] * (len(numbers) > SHOWN)])


def signatures_of(model) -> list[str]:
    """The signatures, and which tensors their names stand for."""
    lines = [RULE, counted(len(model.signature_defs), "signature")]
    for each in model.signature_defs:
        lines.append(f"Signature {each.signature_key!r}: Subgraph#{int(each.subgraph_index)}")
        for what, maps in (("input", each.inputs), ("output", each.outputs)):
            lines += [f"  {what} {one.name!r}: {numbered(one.tensor_index)}" for one in maps]
    return lines


def sizes_of(model, size) -> list[str]:
    """Where the bytes of the file are."""
    data = sum(len(buffer.data) for buffer in model.buffers)
    rows = [("file", size), ("values of constants", data), ("all the rest", size - data)]
    width = max(3, math.ceil(math.log10(size + 1) * 4 / 3))
    return [RULE, *(f"{what:>20}: {bytes_:>{width},} bytes ({bytes_ / size:.1%})" for what, bytes_ in rows)]
