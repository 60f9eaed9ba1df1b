"""The ops that read and change a Variable. Floor 2. Read `variable.py` first.

Their first input is the variable itself (in TensorFlow: a resource handle). An op that changes it is given the array
that the variable holds, and returns the array that it shall hold next. Only where `owned` is True may that be the
same array, changed in place.
"""

from __future__ import annotations

from ..backend.dtypes import NUMERIC
from ..backend.errors import RuleError
from ..core.op import Op


class ReadVariableOp(Op):
    """The variable's current value.   resource: a variable of any [...]  ->  y: same."""

    def infer(resource):
        return resource

    def kernel(xp, resource):
        return resource

    def gradient(call, dy):
        return [dy]


class AssignVariableOp(Op):
    """The variable holds `value` from now on. Tensors never change, so no copy is needed."""

    types = ("dtype*",)
    dtype = Op.T
    stateful = True

    def infer(resource, value):
        return value

    def kernel(xp, resource, value, *, owned):
        return value


def _same_shape(resource, value):
    if resource.dims != value.dims:
        raise RuleError("a variable is updated by a tensor of its own shape",
                        "Sum or broadcast the update to that shape first")
    return resource


class AssignAddVariableOp(Op):
    """The variable grows by `value`, of its own shape."""

    types = ("dtype*",)
    dtype = NUMERIC
    stateful = True
    infer = _same_shape

    def kernel(xp, resource, value, *, owned):
        return xp.add(resource, value, out=resource if owned else None)


class AssignSubVariableOp(Op):
    """The variable shrinks by `value`, of its own shape."""

    types = ("dtype*",)
    dtype = NUMERIC
    stateful = True
    infer = _same_shape

    def kernel(xp, resource, value, *, owned):
        return xp.subtract(resource, value, out=resource if owned else None)


class ResourceStridedSliceAssign(Op):
    """The part of the variable that `key` selects becomes `value`.   key: ints, slices, None and ... , as in x[key]."""

    types = ("dtype*",)
    stateful = True

    def infer(resource, value):
        return resource

    def kernel(xp, resource, value, *, owned, key):
        array = resource if owned else resource.copy()
        array[key] = value
        return array
