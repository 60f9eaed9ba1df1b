"""Numbers in a row: range, linspace, meshgrid. Floor 2."""

from __future__ import annotations

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import INTEGER, REAL, as_dtype, float64
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_choice, as_int, checked_axis, is_unknown
from ..elementwise.comparison import equal
from .broadcasting import broadcast_to
from .identity import cast
from .joining import concat
from .layout import expand_dims, reshape, sizes_of


class Range(Op):
    """start, start + delta, ... below limit.   start, limit, delta: real []  ->  y: [N]."""

    types = ("Tidx*",)
    Tidx = REAL
    host = (0, 1, 2)

    def infer(start, limit, delta):
        if any(s.rank not in (0, None) for s in (start, limit, delta)):
            raise RuleError("start, limit and delta must have no axes")
        if any(s.value is None for s in (start, limit, delta)):
            return Spec((None,), start.dtype)
        step = delta.value[()]
        if step == 0:
            raise RuleError("delta must not be 0")
        if (limit.value - start.value) * (1 if step > 0 else -1) < 0:
            raise RuleError(f"start must be {'<=' if step > 0 else '>='} limit when delta {'>' if step > 0 else '<'} 0")
        return Spec((_range_size(start.value, limit.value, step),), start.dtype)

    def kernel(xp, start, limit, delta):
        start, limit, delta = numpy_of(start), numpy_of(limit), numpy_of(delta)
        count = _range_size(start, limit, delta)
        if start.dtype.kind in "iu":
            return xp.arange(count, dtype=start.dtype) * delta[()] + start[()]
        steps = xp.arange(count, dtype=xp.float64)
        steps *= delta[()]
        steps += start[()]
        return steps.astype(start.dtype)

    gradient = no_gradient


def _range_size(start, limit, delta) -> int:
    if np.asarray(start).dtype.kind in "iu":
        return max(0, -((int(start) - int(limit)) // int(delta)))
    size = np.ceil((np.float64(limit) - np.float64(start)) / np.float64(delta))
    if not np.isfinite(size):
        raise RuleError("start, limit and delta must be finite")
    return max(0, int(size))


def range_(start, limit=None, delta=1, dtype=None, name="range"):
    """The numbers from `start` in steps of `delta`, up to but not including `limit`.

    start, limit, delta: real []; `range(n)` counts from 0 to n - 1.
    dtype: by default the widest of the three arguments'.

        >>> import minitf as tf
        >>> tf.range(3, 18, 5).numpy()
        array([ 3,  8, 13], dtype=int32)

    Raises: InvalidArgumentError where delta is 0 or points away from limit.
    Source: tf.range. As there, outside of graphs a list of one number counts as that number.
    """
    if limit is None:
        start, limit = 0, start
    given = [convert_to_tensor(x, dtype=None if hasattr(x, "dtype") else dtype) for x in (start, limit, delta)]
    if local.state.graph is None:
        given = [reshape(x, []) if x._shape_tuple() == (1,) else x for x in given]
    order = ("int32", "int64", "float16", "bfloat16", "float32", "float64")
    names = [x.dtype.name for x in given]
    widest = as_dtype(dtype or max(names, key=lambda n: order.index(n) if n in order else -1))
    return execute(Range, *[x if x.dtype == widest else cast(x, widest) for x in given])


def linspace(start, stop, num, name=None, axis=0):
    """`num` numbers at equal distances, the first `start` and the last `stop`.

    start, stop: float, broadcastable, of one dtype; integers give float64.
    num: int >= 0.
    axis: where the new axis of size `num` stands, if start and stop have axes.

        >>> import minitf as tf
        >>> tf.linspace(0., 1., 5).numpy()
        array([0.  , 0.25, 0.5 , 0.75, 1.  ], dtype=float32)

    Raises: InvalidArgumentError for a negative `num`; TypeError where it is no integer; ValueError where the dtypes
    of start and stop differ.
    Source: tf.linspace.
    """
    start = convert_to_tensor(start)
    stop = convert_to_tensor(stop, dtype=start.dtype)
    if not is_unknown(num):
        num = as_int(num, "num")
        if num < 0:
            raise InvalidArgumentError(explain("linspace", f"num is {num}", "it must be >= 0"))
    if start.dtype in INTEGER:
        start, stop = cast(start, float64), cast(stop, float64)
    dims = sizes_of(start + stop)   # of both, broadcast
    axis = checked_axis(axis, len(dims) + 1, "linspace")
    start, stop = (expand_dims(broadcast_to(x, dims), axis) for x in (start, stop))
    if is_unknown(num):
        return evenly(start, stop, num, axis)
    if num == 1:
        return start
    steps = reshape(cast(range_(num)[1:-1], start.dtype), [-1] + [1] * (len(dims) - axis))
    inner = start + (stop - start) / max(num - 1, 1) * steps
    return concat([start, inner, stop], axis) if num else inner


def evenly(start, stop, num, axis):
    """`linspace` for a number of steps that is not known yet: the first and the last stay what they are."""
    places = reshape(range_(num), [-1] + [1] * (start.ndim - 1 - axis))
    steps = num - 1 + cast(equal(num, 1), num.dtype)   # a single number is the first
    share = cast(places, start.dtype) / cast(steps, start.dtype)
    return start * (1 - share) + stop * share


def meshgrid(*args, indexing="xy", name=None):
    """The coordinates of a grid: for each vector, its values spread along the axes of all the others.

    args: vectors [N_1], [N_2], ...
    indexing: "ij" gives tensors [N_1, N_2, ...]; "xy" swaps the first two axes, as plots want.

        >>> import minitf as tf
        >>> x, y = tf.meshgrid([1, 2], [3, 4, 5])
        >>> y.numpy()
        array([[3, 3],
               [4, 4],
               [5, 5]], dtype=int32)

    Raises: ValueError for another `indexing`.
    Source: tf.meshgrid. Differs: the vectors may have different dtypes.
    """
    as_choice(indexing, ("xy", "ij"), "meshgrid", "indexing")
    vectors = [reshape(x, [-1]) for x in args]
    order = list(range(len(vectors)))
    if indexing == "xy":
        order[:2] = reversed(order[:2])   # the axis along which vector i runs
    dims = [sizes_of(vectors[i])[0] for i in order]
    along = [[-1 if axis == i else 1 for axis in order] for i in range(len(vectors))]
    return [broadcast_to(reshape(x, shape), dims) for x, shape in zip(vectors, along)]
