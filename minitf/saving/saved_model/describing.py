"""What is in a SavedModel, as text. Floor 6. Read `folder.py` first.

Everything here stands in saved_model.pb: nothing is loaded and nothing is run.
"""

from __future__ import annotations

import os
import textwrap
from collections import Counter
from math import prod

from ...backend.dtypes import as_dtype
from ...core.spec import Spec, TensorSpec, plain_dims
from ...graph.graphdef.structures import of_proto
from ...wire.tensors import dims_of
from . import names
from .folder import read_message
from .parameters import signature_of


def describe(export_dir) -> str:
    """The signatures, functions, variables, files and ops of a SavedModel.

    Raises: as `read_message`.
    """
    message = read_message(export_dir)
    return "\n\n".join(part for graph in message.meta_graphs for part in parts_of(graph, export_dir) if part)


def parts_of(graph, export_dir) -> list[str]:
    """The paragraphs for one graph."""
    info = graph.meta_info_def
    head = (f"SavedModel {os.path.abspath(export_dir)}\n  tags {', '.join(info.tags) or '(none)'}, "
            f"written by TensorFlow {info.tensorflow_version or '(unknown)'}, {kilobytes(size_of(export_dir))}")
    paths = paths_of(graph.object_graph_def)
    return [head, *(paragraph(title, lines) for title, lines in (
        ("Signatures", signature_lines(graph)),
        ("Functions", function_lines(graph.object_graph_def, paths)),
        ("Variables", variable_lines(graph.object_graph_def, paths)),
        ("Files", [file.filename for file in graph.asset_file_def]),
        ("Ops", textwrap.wrap(ops_of(graph), 110)),
    ) if lines)]


def paragraph(title, lines) -> str:
    """A title, and lines under it."""
    return "\n".join([title, *(f"  {line}" for line in lines)])


def size_of(export_dir) -> int:
    """The bytes of all files below a folder."""
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, files in os.walk(export_dir)
               for name in files if os.path.isfile(os.path.join(folder, name)))


def kilobytes(size) -> str:
    """A size for people.

        >>> kilobytes(900), kilobytes(4300), kilobytes(12_000_000)
        ('900 B', '4.3 kB', '12.0 MB')
    """
    for unit, factor in (("B", 1), ("kB", 1e3), ("MB", 1e6)):
        if size < 1000 * factor:
            return f"{size} B" if unit == "B" else f"{size / factor:.1f} {unit}"
    return f"{size / 1e9:.1f} GB"


# --- the parts --------------------------------------------------------------------------------------------------------
def signature_lines(graph) -> list[str]:
    """One line for each signature: its inputs and outputs."""
    return [f"{key}({tensors(signature.inputs)}) -> {{{tensors(signature.outputs)}}}"
            for key, signature in sorted(graph.signature_def.items()) if key != names.INIT_KEY]


def tensors(infos) -> str:
    """'x: float32[?, 2]' for each TensorInfo."""
    return ", ".join(f"{name}: {Spec(dims_of(infos[name].tensor_shape), as_dtype(infos[name].dtype))}"
                     for name in sorted(infos))


def paths_of(objects) -> dict[int, str]:
    """The number of an object -> the shortest way to it from the root, as Python writes it."""
    found, waiting = {0: ""}, [0]
    for number in waiting:  # which grows meanwhile
        for edge in objects.nodes[number].children if 0 <= number < len(objects.nodes) else ():
            if edge.node_id not in found:
                found[edge.node_id] = found[number] + (
                    f"[{edge.local_name}]" if edge.local_name.isdecimal() else f".{edge.local_name}")
                waiting.append(edge.node_id)
    return found


def function_lines(objects, paths) -> list[str]:
    """One line for each tf.function, and one for each of its traces."""
    lines = []
    for number, node in enumerate(objects.nodes):
        if node.WhichOneof("kind") != "function" or number not in paths:
            continue
        lines.append(f"{paths[number]}{signature_of(node.function.function_spec)}")
        lines += [f"  {trace_line(objects.concrete_functions[name])}" for name in node.function.concrete_functions]
    return lines


def trace_line(proto) -> str:
    """What a trace takes and gives."""
    args, kwargs = of_proto(proto.canonicalized_input_signature) or ((), {})
    given = [shown(x) for x in args] + [f"{key}={shown(kwargs[key])}" for key in sorted(kwargs)]
    return f"({', '.join(given)}) -> {shown(of_proto(proto.output_signature))}"


def shown(value) -> str:
    """A value of a signature: a spec as 'float32[2]', all else as Python writes it."""
    if isinstance(value, TensorSpec):
        return str(Spec(plain_dims(value.shape), value.dtype))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {shown(x)}" for key, x in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        inner = ", ".join(map(shown, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    return repr(value)


def variable_lines(objects, paths) -> list[str]:
    """One line for each variable that can be reached, and how many numbers there are."""
    rows, count = [], 0
    for number, path in sorted(paths.items()):
        if not 0 <= number < len(objects.nodes) or objects.nodes[number].WhichOneof("kind") != "variable":
            continue
        variable = objects.nodes[number].variable
        dims = dims_of(variable.shape)
        count += prod(n or 0 for n in dims) if dims is not None else 0
        rows.append((path, variable.name, str(Spec(dims, as_dtype(variable.dtype))),
                     "" if variable.trainable else "not trainable"))
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    lines = ["  ".join([*(cell.ljust(width) for cell, width in zip(row, widths)), row[3]]).rstrip() for row in rows]
    return [*lines, f"{len(rows)} variables, {count:,} numbers"]


def ops_of(graph) -> str:
    """How often each op is there, in the graph and in its functions."""
    counted = Counter(node.op for node in graph.graph_def.node)
    for function in graph.graph_def.library.function:
        counted.update(node.op for node in function.node_def)
    return ", ".join(f"{op} {n}" if n > 1 else op for op, n in sorted(counted.items()))

