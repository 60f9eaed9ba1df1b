"""The ops that read and change a Variable. Floor 2. Read next: `update.py`, which runs them.

Their first input is the variable itself (in TensorFlow: a resource handle). The kernel of an op that changes it is
given an array that nobody else can see, and writes into that.
"""

from __future__ import annotations

from ...backend.dtypes import NUMERIC
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.op import Op


class ReadVariableOp(Op):
    """The variable's current value.   resource: a variable of any [...]  ->  y: same."""

    takes_slices = True

    def infer(resource):
        return resource

    def kernel(xp, resource):
        return resource

    def gradient(call, dy):
        return [dy]


class AssignVariableOp(Op):
    """The variable holds `value` from now on. Tensors never change, so it takes the array itself, not a copy."""

    types = ("dtype*",)
    dtype = Op.T
    stateful = True

    def infer(resource, value):
        return value

    def kernel(xp, resource, value):
        return value


def same_shape(resource, value):
    """The shape rule of an update by a whole tensor."""
    if not may_equal(resource.dims, value.dims):
        raise RuleError("a variable is updated by a tensor of its own shape",
                        "Sum or broadcast the update to that shape first")
    return resource


class AssignAddVariableOp(Op):
    """The variable grows by `value`, of its own shape."""

    types = ("dtype*",)
    dtype = NUMERIC
    stateful = True
    infer = same_shape

    def kernel(xp, resource, value):
        xp.add(resource, value, out=resource)


class AssignSubVariableOp(Op):
    """The variable shrinks by `value`, of its own shape."""

    types = ("dtype*",)
    dtype = NUMERIC
    stateful = True
    infer = same_shape

    def kernel(xp, resource, value):
        xp.subtract(resource, value, out=resource)
