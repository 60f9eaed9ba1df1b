"""tf.print: tensors as text, wherever they stand in lists and dicts. Floor 2. Read `strings/tensor_text.py` first."""

from __future__ import annotations

import pprint
import sys

from ...backend.errors import explain
from ...backend.log import get_logger
from ...core.tensor import is_tensor
from ..sparse.sparse_tensor import SparseTensor
from ..strings.tensor_text import tensor_text

LOGGED = ("info", "warning", "error")
DEFAULTS = {"output_stream": None, "summarize": 3, "sep": " ", "end": "\n", "name": None}


class Shown:
    """Stands for a tensor in a structure while that is made text."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


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

    Raises: ValueError for other keyword arguments or another stream.
    Source: tf.print.
    """
    unknown = {key: value for key, value in kwargs.items() if key not in DEFAULTS}
    if unknown:
        raise ValueError(explain("print", f"received {unknown}", f"it takes {', '.join(DEFAULTS)} by name"))
    options = DEFAULTS | kwargs
    text = options["sep"].join(shown(x, options["summarize"]) for x in inputs)
    write(text, options["end"], options["output_stream"])


def shown(x, summarize):
    """One input as text."""
    if isinstance(x, str):
        return x
    if is_tensor(x) and not isinstance(x, SparseTensor):
        return tensor_text(x, summarize, bare=not x.shape.rank)
    return pprint.pformat(with_text(x, summarize))


def with_text(x, summarize):
    """A structure in which every tensor is replaced by its text."""
    if isinstance(x, SparseTensor):
        parts = (tensor_text(part, summarize) for part in (x.indices, x.values, x.dense_shape))
        return "SparseTensor(indices={}, values={}, shape={})".format(*parts)
    if is_tensor(x):
        return Shown(tensor_text(x, summarize))
    if isinstance(x, dict):
        return {key: with_text(value, summarize) for key, value in x.items()}
    if type(x) in (list, tuple):
        return type(x)(with_text(value, summarize) for value in x)
    return x


def write(text, end, stream):
    """Write to a stream as tf.print understands it."""
    if isinstance(stream, str) and stream.startswith("file://"):
        with open(stream.removeprefix("file://"), "a", encoding="utf-8") as file:
            file.write(text + end)
    elif stream is None or stream in (sys.stdout, sys.stderr):
        print(text, end=end, file=stream or sys.stderr, flush=True)
    elif callable(stream):
        stream(text)
    elif isinstance(stream, str) and stream in LOGGED:
        getattr(get_logger(), stream)(text)
    else:
        rule = "it must be sys.stdout, sys.stderr, 'file://<path>', or a function that takes the text"
        raise ValueError(explain("print", f"output_stream is {stream!r}", rule))
