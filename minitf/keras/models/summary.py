"""model.summary(): a table of the layers, and how many weights there are. Floor 7. Read `table.py` first."""

import re
import shutil
from math import prod

from ...backend.errors import explain
from ..layers.layer import Layer
from .functional import Functional
from .table import Column, table_lines

UNITS = ("B", "KB", "MB", "GB", "TB", "PB")


def print_summary(model, line_length=None, positions=None, print_fn=None, expand_nested=False, show_trainable=False,
                  layer_range=None):
    """Print the table; the arguments are those of `Model.summary`."""
    is_row = not isinstance(model, Functional) or is_chain(model)
    layers = model.operations if isinstance(model, Functional) else model.layers
    first, last = range_of(layers, layer_range)
    columns, line_length = columns_of(is_row, show_trainable, line_length, positions)
    rows = [row for layer in layers[first:last]
            for row in rows_of(layer, None if is_row else model, expand_nested, show_trainable)]
    lines = [f'Model: "{model.name}"', *table_lines(columns, rows, line_length), *count_lines(model)]
    text = "\n".join(line[: shutil.get_terminal_size().columns] for line in lines)
    print_fn(text + "\n") if print_fn is not None else print(text)


# --- columns ------------------------------------------------------------------------------------------------------
def columns_of(is_row, show_trainable, line_length, positions):
    """(the columns, the length of a line).  Raises: ValueError where a column gets less than 4 characters."""
    titles, sides = ["Layer (type)", "Output Shape", "Param #"], ["left", "left", "right"]
    positions, usual = (positions or [0.45, 0.80, 1.0], 88) if is_row else (positions or [0.3, 0.56, 0.74, 1.0], 108)
    if not is_row:
        titles, sides = [*titles, "Connected to"], [*sides, "left"]
    if show_trainable:
        titles, sides, usual = [*titles, "Trainable"], [*sides, "center"], usual + 12
        positions = [*(p * 0.90 for p in positions), 1.0]
    line_length = line_length or min(usual, shutil.get_terminal_size().columns - 4)
    columns, start = [], 0
    for title, side, position in zip(titles, sides, positions):
        width = int(position * line_length) - start
        if width < 4:
            raise ValueError(explain("Model.summary", f"line_length is {line_length}, positions is {positions}",
                                     "Insufficient console width to print summary: a column needs 4 characters"))
        columns.append(Column(title, side, width))
        start += width
    return columns, line_length


def is_chain(model) -> bool:
    """Whether every layer of a functional model takes what the one before returns, and nothing else."""
    nodes = model._topology.nodes
    depths = model._topology.depths
    if len(set(depths)) < len(depths) or any(len(node.input_tensors) > 1 for node in nodes):
        return False
    return all(sum(node.operation is layer for node in nodes) <= 1 for layer in model.layers)


# --- rows ---------------------------------------------------------------------------------------------------------
def rows_of(layer, graph, expand_nested, show_trainable, level=0) -> list:
    """The row of a layer, and of those inside it.  graph: the model whose connections are shown; None for no column."""
    prefix = "   " * level + "└ " if level else ""
    row = [f"{prefix}{layer.name} ({type(layer).__name__})", shape_text(layer), count_text(layer)]
    if graph is not None:
        row.append(connections(layer, graph))
    if show_trainable:
        row.append(("Y" if layer.trainable else "N") if getattr(layer, "weights", None) else "-")
    rows = [row]
    for inner in getattr(layer, "layers", ()) if expand_nested else ():
        rows += rows_of(inner, graph, expand_nested, show_trainable, level + 1)
    return rows


def shape_text(layer) -> str:
    """The shapes of what a layer returned last: "(None, 3)", a list for several, "?" where nothing is known."""
    shapes = getattr(layer, "_build_shapes_dict", None)
    if layer._inbound_nodes:
        texts = [f"({', '.join(map(str, y.shape))})" for y in layer._inbound_nodes[-1].outputs]
        return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"
    if not shapes:
        return "?"
    try:
        found = layer.output_shape if hasattr(layer, "output_shape") else layer.compute_output_shape(**shapes)
    except NotImplementedError:
        return "?"
    return written(found)


def written(shapes) -> str:
    """A shape, or a structure of them, as text; the only one of a structure without it."""
    if isinstance(shapes, dict):
        return "{" + ", ".join(f"{key}: {written(shape)}" for key, shape in shapes.items()) + "}"
    if all(n is None or isinstance(n, int) for n in shapes):
        return f"({', '.join(map(str, shapes))})"
    texts = [written(shape) for shape in shapes]
    if len(texts) == 1:
        return texts[0]
    return f"[{', '.join(texts)}]" if isinstance(shapes, list) else f"({', '.join(texts)})"


def count_text(layer) -> str:
    """The number of scalars in a layer's weights."""
    if not isinstance(layer, Layer):
        return "0"
    return f"{layer.count_params():,}" if layer.built else "0 (unbuilt)"


def connections(layer, graph) -> str:
    """Where the inputs of a layer come from: "dense[0][0]" is the first output of the first call of that layer."""
    inside = [node for node in layer._inbound_nodes if graph._topology.holds(node)]
    sources = [x._keras_history for node in inside for x in node.input_tensors]
    return ", ".join(f"{s.operation.name}[{s.node_index}][{s.tensor_index}]" for s in sources) or "-"


def range_of(layers, names):
    """(first, last + 1) of the layers to show.

    names: two names or patterns, of the first and the last; or None for all.
    Raises: ValueError where they are no two strings, or match no layer.
    """
    if names is None:
        return 0, len(layers)
    if len(names) != 2 or not all(isinstance(name, str) for name in names):
        raise ValueError(explain("Model.summary", f"layer_range is {names!r}", "it must be two names of layers"))
    found = [[i for i, layer in enumerate(layers) if re.match(name, layer.name)] for name in names]
    if not all(found):
        raise ValueError(explain("Model.summary", f"layer_range is {names!r}",
                                 f"no such layer names; there are {[layer.name for layer in layers]}"))
    lower, upper = sorted(found, key=min) if min(found[0]) > max(found[1]) else found
    return min(lower), max(upper) + 1


# --- counts -------------------------------------------------------------------------------------------------------
def count_lines(model) -> list:
    """The lines below the table: how many weights there are, and how many bytes they take."""
    counts = {"Trainable params": size_of(model.trainable_weights),
              "Non-trainable params": size_of(model.non_trainable_weights)}
    optimizer = model.optimizer if model.compiled else None
    if optimizer is not None and optimizer.built:
        counts["Optimizer params"] = size_of(optimizer.variables)
    total = [sum(parts) for parts in zip(*counts.values())]
    counts = {"Total params": total, **counts}
    return [f" {name}: {count:,} ({readable(size)})" for name, (count, size) in counts.items()]


def size_of(variables):
    """(number of scalars, bytes) of variables."""
    counts = {id(v): (prod(v.shape), prod(v.shape) * v._dtype.size) for v in variables}
    return tuple(map(sum, zip(*counts.values()))) if counts else (0, 0)


def readable(size) -> str:
    """Bytes as people read them.

    >>> readable(92), readable(840012)
    ('92.00 B', '820.32 KB')
    """
    power = 0
    while size >= 1024 and power < len(UNITS) - 1:
        size, power = size / 1024, power + 1
    return f"{size:.2f} {UNITS[power]}"
