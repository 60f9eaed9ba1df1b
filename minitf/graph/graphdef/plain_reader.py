"""Nodes of a file that are one node here, too: inputs and attributes by the table of forms. Floor 4.

Read `forms.py` first. What TensorFlow takes as a constant input may be an attribute of ours; its value is looked up.
"""

from __future__ import annotations

import inspect
import pkgutil
from functools import cache
from importlib import import_module

import numpy as np

from ... import ops
from ...backend.errors import InvalidArgumentError, UnimplementedError, explain
from ...core.op import REGISTRY
from ...ops.indexing.strided import Masks
from .forms import ATTRIBUTES, BYTES, NAMES, words_of

OURS = {theirs: ours for ours, theirs in NAMES.items()}


def read_plain(reader, node):
    """A node whose op is one of ours, with inputs and attributes where the table of forms says."""
    op = op_of(node)
    words = words_of(op)
    by_word, rest = by_words(words, node.inputs)
    attrs = {word.name: value_of(node, word, by_word[word.name]) for word in words if word.is_attribute}
    for name, parameter in inspect.signature(op.infer).parameters.items():
        if parameter.kind is parameter.KEYWORD_ONLY and name not in attrs:
            value = attribute(node, op, name)
            if value != parameter.default:
                attrs[name] = value
    inputs = [by_word[name] for name in op.input_names if name in by_word] + rest if words else node.inputs
    return reader.add(node.name, op, inputs, attrs).outputs


def op_of(node):
    """Our op for a node.  Raises: UnimplementedError where there is none."""
    name = OURS.get(node.op, node.op)
    if name not in REGISTRY:
        load_ops()
    if name not in REGISTRY:
        raise UnimplementedError(explain("GraphDef", f"node {node.name!r} is a {node.op}", "minitf has no such op"))
    return REGISTRY[name]


@cache
def load_ops() -> None:
    """Import all files with ops, so that each op stands in the registry."""
    for module in pkgutil.walk_packages(ops.__path__, f"{ops.__name__}."):
        import_module(module.name)
    import_module("minitf.graph.control.list_ops")


def by_words(words, inputs):
    """(word's name -> input, the inputs for which the word with a star stands)."""
    found: dict = {}
    given = list(inputs)
    stars = [i for i, word in enumerate(words) if word.is_rest]
    if stars:
        behind = len(words) - 1 - stars[0]
        end = len(given) - behind
        rest = given[stars[0]:end]
        given = given[: stars[0]] + given[end:]
    else:
        rest = []
    found.update(zip([word.name for word in words if not word.is_rest], given))
    return found, rest


def value_of(node, word, x):
    """The value of an input that is an attribute of ours.

    Raises: UnimplementedError where it is not known before the graph runs.
    """
    value = x._known_value()
    if word.name == "element_shape":
        return element_shape(value)
    if value is None and word.name == "axis" and is_every_axis(x):
        return None
    if value is None:
        raise UnimplementedError(explain("GraphDef", f"{word.name} of node {node.name!r} ({node.op}) is {x!r}",
                                         "its value must be a constant here", "Freeze it into the graph"))
    if not word.shape:
        return int(value.reshape(-1)[0]) if value.size == 1 else refuse(node, word.name, value)
    numbers = tuple(value.reshape(-1).tolist())
    return numbers * 2 if word.shape == "[2]" and len(numbers) == 1 else numbers


def is_every_axis(x) -> bool:
    """Whether a tensor is all axes of another, range(0, rank(y)), as it is written where nobody knows how many."""
    if not hasattr(x, "op") or x.op.type != "Range":
        return False
    start, stop, _ = x.op.inputs
    return start.spec.value == 0 and stop.op.type == "Rank"


def element_shape(value):
    """The shape of items of a list: a vector with -1 for unknown sizes, or -1 alone for an unknown rank."""
    if value is None or value.ndim == 0:
        return None
    return tuple(None if n < 0 else n for n in value.tolist())


def attribute(node, op, name):
    """An attribute of ours, as the node says it."""
    if name == "masks":
        return Masks(*[node.attrs[field] for field in Masks._fields])
    theirs = ATTRIBUTES.get((op.__name__, name), name)
    if theirs not in node.attrs:
        return ()  # what TensorFlow has not, and says nothing
    value = node.attrs[theirs]
    return value.encode() if isinstance(value, str) and (op.__name__, name) in BYTES else value


def refuse(node, name, value):
    """The error for a constant that no attribute can be."""
    raise InvalidArgumentError(explain("GraphDef", f"{name} of node {node.name!r} is {np.asarray(value).tolist()}",
                                       "it must be one number"))
