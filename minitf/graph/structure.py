"""The ops that are not computations: where a value enters a graph, and where it stands in it. Floor 4."""

from __future__ import annotations

from ..core.op import Op, no_gradient
from ..core.spec import Spec


class Placeholder(Op):
    """A value that is given when the graph runs: an argument, or something captured from around the function."""

    types = ()
    gradient = no_gradient

    def infer(*, spec):
        return spec


class Handle(Op):
    """A variable that is given when the graph runs: not its value, but the variable itself, to be read and changed."""

    types = ()
    gradient = no_gradient

    def infer(*, spec):
        return spec


class Const(Op):
    """A value that is known when the graph is built. It is an attribute of the node, an array."""

    types = ()
    gradient = no_gradient

    def infer(*, value):
        return Spec(value.shape, value.dtype, value.array)


class NoOp(Op):
    """Nothing, after what must run before it: the node that stands for a group of others."""

    types = ()
    gradient = no_gradient

    def infer():  # type: ignore[misc]  # an op without inputs
        return ()


class Constant:
    """An array as an attribute: equal to itself alone, so that two nodes never share it by accident."""

    __slots__ = ("array", "dtype")

    def __init__(self, array, dtype):
        self.array = array
        self.dtype = dtype

    @property
    def shape(self):
        return self.array.shape
