"""The whole Jacobian: every element of a result by every element of a source. Floor 3. Read `push.py` first.

A walk back gives one row of it, the slopes of one element of the result. A walk forward gives one column: how all of
the result moves with one element of the source. So there are two ways, and the better one depends on the shape.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ..core.convert import constant
from ..ops.shapes.creation import zeros
from ..ops.shapes.joining import stack
from ..ops.shapes.layout import reshape
from ..ops.variables.variable import dtype_of
from .backward import backward, calls_between
from .custom import CustomRule
from .push import pushed

COLUMN_COST = 4  # a walk forward takes about as long as this many walks back, each call's rule being transposed first


def jacobian(calls, target, sources):
    """For each source its Jacobian [*target.shape, *source.shape], or None where the target does not depend on it.

    calls: a record.   target: a tensor.   sources: tensors or variables.
    Time: that of one walk for each element of the target, or of the sources, whichever is less.
    """
    path, _ = calls_between(calls, sources)
    columns = COLUMN_COST * sum(prod(x._shape_tuple()) for x in sources)
    # The rule of a custom gradient may be something else than a Jacobian, so it is asked as it is.
    if columns < prod(target._shape_tuple()) and not any(isinstance(call.op, CustomRule) for call in path):
        return [by_columns(path, target, x) for x in sources]
    return by_rows(path, target, sources)


def by_rows(path, target, sources):
    """A walk back from each element of the target."""
    shape = target._shape_tuple()
    size = prod(shape)
    # One walk at least: of an empty target too we want to know whether it depends on the sources.
    seeds = [unit(shape, i, dtype_of(target)) for i in range(max(size, 1))]
    rows = [backward(path, [target], [seed], sources) for seed in seeds]
    return [None if row[0] is None else reshape(stack(row)[:size], (*shape, *x._shape_tuple()))
            for x, row in zip(sources, zip(*rows, strict=True), strict=True)]


def by_columns(path, target, source):
    """A walk forward from each element of the source."""
    shape = source._shape_tuple()
    columns = []
    for i in range(prod(shape)):
        tangents = {id(source): unit(shape, i, dtype_of(source))}
        for call in path:
            moved = [tangents.get(id(x)) for x in call.inputs]
            if any(dx is not None for dx in moved):
                moved = pushed(call, moved)
                tangents.update((id(y), dy) for y, dy in zip(call.outputs, moved, strict=True))
        columns.append(tangents.get(id(target)))
    if not columns or columns[0] is None:
        return None
    return reshape(stack(columns, axis=-1), (*target._shape_tuple(), *shape))


def batch_jacobian(calls, target, source):
    """The Jacobian of each example by itself; zeros where the target does not depend on the source.

    calls: a record.
    target: a tensor [B, ...], of which example b depends on `source[b]` only.
    source: a tensor or variable [B, ...].
    Returns: a tensor [B, *target.shape[1:], *source.shape[1:]].

    As the examples do not mix, one walk back serves all of them: as many walks as one of them has
    results.
    """
    path, _ = calls_between(calls, [source])
    shape = target._shape_tuple()
    rows = []
    for i in range(prod(shape[1:])):
        seed = np.zeros((shape[0], prod(shape[1:])), dtype_of(target).np)
        seed[:, i] = 1
        rows += backward(path, [target], [constant(seed.reshape(shape))], [source])
    shape = (*shape, *source._shape_tuple()[1:])
    if not rows or rows[0] is None:
        return zeros(shape, dtype_of(target))
    return reshape(stack(rows, axis=1), shape)


def unit(shape, i, dtype):
    """A tensor that is 1 at its `i`-th element, and 0 elsewhere."""
    array = np.zeros(shape, dtype.np)
    array.reshape(-1)[i:i + 1] = 1
    return constant(array)
