"""The places of extremes: argmax and argmin. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import INDEX, REAL, as_dtype, bool_, int16, int64, uint16
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...backend.shapes import normalize_axis
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..axes import as_int

PLACES = INDEX | {int16, uint16}


def place_dims(input, *, axis, output_type):
    """The shape rule of both: the axis searched is gone. It must hold at least one element."""
    if input.dims is None:
        return input.with_dtype(output_type)
    axis = normalize_axis(axis, input.rank)
    rest = (*input.dims[:axis], *input.dims[axis + 1:])
    if input.dims[axis] == 0 and 0 not in rest:
        raise RuleError(f"axis {axis} is empty, and so has no greatest or smallest element")
    return input.with_dtype(output_type).with_dims(rest)


def place_of(xp, x, axis, find, worst):
    """The first place of an extreme, found by `find`; nan is never one, unless there is nothing else."""
    if not x.shape[axis]:
        return xp.zeros(x.shape[:axis] + x.shape[axis:][1:], xp.int64)
    places = xp.asarray(find(x, axis))
    found = xp.take_along_axis(x, xp.expand_dims(places, axis), axis)
    if x.dtype.kind in "fV" and xp.isnan(found).any():   # NumPy takes the first nan for the extreme
        places = xp.asarray(find(xp.where(xp.isnan(x), x.dtype.type(worst), x), axis))
    return places


class ArgMax(Op):
    """The place of the greatest element along `axis`.   input: real or bool [..., N, ...]  ->  y: output_type [...]."""

    T = REAL | {bool_}

    infer = place_dims

    def kernel(xp, input, *, axis, output_type):
        return place_of(xp, input, axis % input.ndim, xp.argmax, -xp.inf).astype(output_type.np)

    gradient = no_gradient


class ArgMin(Op):
    """The place of the smallest element along `axis`.   input: real or bool [..., N, ...]  ->  y: output_type [...]."""

    T = REAL | {bool_}

    infer = place_dims

    def kernel(xp, input, *, axis, output_type):
        return place_of(xp, input, axis % input.ndim, xp.argmin, xp.inf).astype(output_type.np)

    gradient = no_gradient


def argmax(input, axis=None, output_type=int64, name=None):
    """The place of the greatest element along one axis; the first of several equals.

    input: real or bool [..., N, ...].
    axis: int in [-rank, rank), by default 0. The result has no such axis.
    output_type: the dtype of the places: tf.int64, tf.int32, tf.int16 or tf.uint16.

        >>> import minitf as tf
        >>> tf.argmax([[1, 9, 3], [4, 2, 8]], axis=1).numpy()
        array([1, 2])

    Raises: InvalidArgumentError for an axis out of range or an empty one, or another output_type.
    Source: tf.argmax.
    """
    return execute(ArgMax, input, axis=as_int(0 if axis is None else axis), output_type=_place_dtype(output_type))


def argmin(input, axis=None, output_type=int64, name=None):
    """The place of the smallest element along one axis; the first of several equals.

    Arguments and errors as in `tf.argmax`.

        >>> import minitf as tf
        >>> tf.argmin([[1, 9, 3], [4, 2, 8]], axis=1).numpy()
        array([0, 1])

    Source: tf.argmin.
    """
    return execute(ArgMin, input, axis=as_int(0 if axis is None else axis), output_type=_place_dtype(output_type))


def _place_dtype(output_type):
    dtype = as_dtype(output_type)
    if dtype not in PLACES:
        names = ", ".join(sorted(d.name for d in PLACES))
        raise InvalidArgumentError(explain("argmax", f"output_type is {dtype.name}", f"it must be one of {names}"))
    return dtype
