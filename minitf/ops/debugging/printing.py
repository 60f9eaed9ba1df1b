"""tf.print: tensors as text, wherever they stand in lists and dicts. Floor 2. Read `strings/format.py` first.

What is no tensor is known now, and makes a template with a placeholder for each tensor: `x: {} [{}, 3]`. The op
StringFormat fills it in, and the op PrintV2 writes it (`print_op.py`). In eager code both happen at once; in a graph
they are nodes, which do so whenever the graph runs.
"""

from __future__ import annotations

import pprint

from ... import tree
from ...backend.dtypes import string
from ...backend.errors import explain
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.tensor import is_tensor
from ..ragged.ragged_tensor import RaggedTensor
from ..sparse.sparse_tensor import SparseTensor
from ..strings.as_string import as_string
from ..strings.format import format_
from .print_op import PrintV2, named, write

DEFAULTS = {"output_stream": None, "summarize": 3, "sep": " ", "end": "\n", "name": None}


def print_(*inputs, **kwargs):
    """Write the inputs to the standard error stream, tensors with their elements alone.

    inputs: tensors, Python values, and lists, tuples and dicts of them.
    output_stream: sys.stdout, sys.stderr (the default), "file:///path" (appended to), or a function of one text, such
        as a logger's method.
    summarize: how many elements at the beginning and at the end of an axis are shown; -1: all.
    sep, end: what stands between the inputs, and behind the last.

        >>> import sys
        >>> import minitf as tf
        >>> tf.print("x:", tf.range(9), {"y": tf.constant(1.5)}, output_stream=sys.stdout)
        x: [0 1 2 ... 6 7 8] {'y': 1.5}

    In a `tf.function` it prints whenever the graph runs, in its place among whatever else has effects.

    Raises: ValueError for other keyword arguments or another stream.
    Source: tf.print.
    """
    unknown = {key: value for key, value in kwargs.items() if key not in DEFAULTS}
    if unknown:
        raise ValueError(explain("print", f"received {unknown}", f"it takes {', '.join(DEFAULTS)} by name"))
    options = DEFAULTS | kwargs
    attrs = {"output_stream": named(options["output_stream"]), "end": options["end"]}
    text = text_of(inputs, options["sep"], options["summarize"])
    if local.state.graph is not None:
        local.state.graph.add_call(PrintV2, [text], attrs)
    else:
        write(text.numpy(), **attrs)


def text_of(inputs, sep, summarize):
    """All that is printed, as one tensor.   Returns: string []."""
    if len(inputs) == 1 and is_text(inputs[0]):
        return convert_to_tensor(inputs[0])
    mark = placeholder_beside(inputs)
    tensors: list = []
    parts = [x if isinstance(x, str) else pprint.pformat(with_marks(x, mark, tensors)) for x in inputs]
    template = sep.join(parts).replace(f"'{mark}'", mark)
    return format_(template, tensors, mark, summarize)


def is_text(x) -> bool:
    """Whether it is a string tensor without axes: alone, it is printed without quotes."""
    plain = is_tensor(x) and not isinstance(x, (SparseTensor, RaggedTensor))
    return plain and x.dtype == string and x.shape.rank == 0


def placeholder_beside(inputs) -> str:
    """A placeholder that occurs nowhere in what else is printed."""
    beside = " ".join(pprint.pformat("" if is_tensor(x) else x) for x in tree.flatten(list(inputs)))
    mark = "{}"
    while mark in beside:
        mark = f"{mark[:-1]}_}}"
    return mark


def with_marks(x, mark, tensors):
    """A structure with the placeholder in place of every tensor; the tensors are added to the list."""
    if isinstance(x, dict):
        return {key: with_marks(x[key], mark, tensors) for key in sorted(x, key=str)}  # as pprint sorts them
    if type(x) in (list, tuple):
        return type(x)(with_marks(part, mark, tensors) for part in x)
    if isinstance(x, SparseTensor):
        tensors += [x.indices, x.values, x.dense_shape]
        return f"SparseTensor(indices={mark}, values={mark}, shape={mark})"
    if isinstance(x, RaggedTensor):
        return ragged_text(x)
    if is_tensor(x):
        tensors.append(x)
        return mark
    return x


class Bare(str):
    """Text that is printed without quotes."""

    __repr__ = str.__str__


def ragged_text(x):
    """The rows of a ragged tensor, whose value must be known now."""
    return Bare(str(x.with_flat_values(as_string(x.flat_values)).to_list()).replace("b'", "").replace("'", ""))
