"""What the operators share: when a value belongs to the graph, and what must fit in it. Floor 4."""

from __future__ import annotations

from contextlib import contextmanager

from ... import tree
from ...backend.dtypes import bool_
from ...backend.errors import explain
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.tensor import Tensor
from ...ops.shapes.creation import zeros
from ...ops.shapes.layout import reshape
from ...ops.variables.variable import Variable
from ..func_graph import FuncGraph
from ..symbolic import SymbolicTensor
from .undefined import RETURN, is_undefined

PYTHON_VALUES = (bool, int, float, complex, str, bytes)


def is_staged(value) -> bool:
    """Whether a condition or a collection has no value yet, so that the graph has to decide."""
    if isinstance(value, Variable):
        return local.state.graph is not None
    return isinstance(value, SymbolicTensor)


def condition(test, what):
    """A condition as a tensor without axes.  Raises: ValueError unless it is one bool, as far as that is known."""
    test = convert_to_tensor(test)
    many = any(n not in (1, None) for n in test.shape) if test.shape.rank else False
    if test.dtype != bool_ or many:
        fix = "Use tf.cast(x, tf.bool)" if test.dtype != bool_ else "Use tf.reduce_any or tf.reduce_all"
        raise ValueError(explain(
            what, f"condition of {what} expected to be `tf.bool` scalar, got {test}",
            "a tensor decides by itself alone; to check for None, use `is not None`", fix))
    return reshape(test, []) if test.shape.rank else test


def packed(results, names) -> tuple:
    """What a block returns as a tuple: nothing, one value, or several."""
    return () if not names else (results,) if len(names) == 1 else tuple(results)


def unpacked(values):
    """The way back."""
    return None if not values else values[0] if len(values) == 1 else tuple(values)


@contextmanager
def rehearsal():
    """Inside the block nodes go to a graph that is thrown away: to see what comes out before it counts."""
    graph = FuncGraph("rehearsal", outer=local.state.graph)
    with graph.building():
        yield graph


def as_tensors(value):
    """Python numbers and variables in a structure as tensors."""
    return tree.map_structure(lambda x: convert_to_tensor(x) if isinstance(x, (*PYTHON_VALUES, Variable)) else x, value)


def specs_of(value):
    """(the structure, (dims, dtype) of each leaf): what is needed to make zeros like it, outside of its graph."""
    return value, [(x.spec.dims, x.dtype) if isinstance(x, SymbolicTensor) else None for x in tree.flatten(value)]


def zeros_like_specs(specs):
    """Zeros of the same structure, dtypes and shapes; an axis whose size is not known is empty."""
    structure, leaves = specs
    made = [zeros([d or 0 for d in leaf[0] or ()], leaf[1]) if leaf else x
            for leaf, x in zip(leaves, tree.flatten(structure))]
    return tree.pack_sequence_as(structure, made)


def same_structure(where, name, first, second, between):
    """Raise TypeError unless two values have the same structure and dtypes.

    between: 'in the main and else branches', with which the messages go on.
    """
    try:
        tree.assert_same_structure(first, second, expand_composites=True)
    except (TypeError, ValueError) as error:
        raise TypeError(explain(where, f"{name!r} is {first!r} and {second!r}",
                                f"it must have the same nested structure {between}: {error}")) from None
    for a, b in zip(tree.flatten(first, expand_composites=True), tree.flatten(second, expand_composites=True)):
        if isinstance(a, Tensor) and isinstance(b, Tensor) and a.dtype != b.dtype:
            raise TypeError(explain(where, f"{name!r} has dtype {a.dtype.name} and dtype {b.dtype.name}",
                                    f"it must have the same dtype {between}", "Use tf.cast"))


def is_missing(value) -> bool:
    """Whether a tensor cannot stand for it: None, or no value at all."""
    return value is None or is_undefined(value)


def is_result(name) -> bool:
    """Whether a name stands for what the function returns."""
    return name == RETURN
