"""Copies and rotations: tile, repeat, reverse, roll. Floor 2.

A tiled tensor shows every element several times, so the gradients of its copies are added up; reversing and rolling
are undone by doing them the other way round.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import INDEX, int32
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...backend.shapes import may_equal, normalize_axes
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ...core.tensor import is_tensor
from ..axes import as_axes, as_int
from ..elementwise.extrema import maximum
from ..indexing.gather import gather
from ..indexing.masking import sequence_mask
from ..indexing.selection import where
from .broadcasting import broadcast_to, reduce_sum
from .layout import elements_of, reshape, sizes_of

MOST_KNOWN = 1 << 24  # rows that `repeat` counts before it runs; more of them may not fit into memory


class Tile(Op):
    """Copies of the input, M_i along axis i.   input: any [N_1 ...], multiples M: int [R]  ->  y: [M_1 * N_1, ...]."""

    types = ("T", "Tmultiples")
    Tmultiples = INDEX
    host = (1,)

    def infer(input, multiples):
        if input.dims is None:
            return input
        if not may_equal(multiples.dims, (input.rank,)):
            raise RuleError(f"multiples must be a vector with one number for each of the {input.rank} axes")
        if multiples.value is None:
            return input.with_dims((None,) * input.rank)
        if multiples.value.size and multiples.value.min() < 0:
            raise RuleError(f"multiple {multiples.value.min()} must be >= 0")
        sizes = zip(input.dims, multiples.value.tolist())
        return input.with_dims(tuple(None if n is None else n * m for n, m in sizes))

    def kernel(xp, input, multiples):
        return xp.tile(input, multiples.tolist())

    def gradient(call, dy):
        dims, multiples = sizes_of(call.inputs[0]), elements_of(call.inputs[1])
        copies = reshape(dy, [n for pair in zip(multiples, dims) for n in pair])   # [M_1, N_1, M_2, N_2, ...]
        return [reduce_sum(copies, axis=range(0, 2 * len(dims), 2)), None]


def tile(input, multiples, name=None):
    """Copies of `input` side by side: `multiples[i]` of them along axis i.

    multiples: int [R], >= 0, one for each axis.

        >>> import minitf as tf
        >>> tf.tile([[1, 2]], [2, 2]).numpy()
        array([[1, 2, 1, 2],
               [1, 2, 1, 2]], dtype=int32)

    Raises: InvalidArgumentError where there is not one multiple for each axis, or a negative one.
    Source: tf.tile.
    """
    return execute(Tile, input, multiples)


def repeat(input, repeats, axis=None, name=None):
    """Each element (or slice along `axis`) of `input`, several times in a row.

    repeats: int [], how many times each; or int [N], for each how many times. Less than 0 counts as 0.
    axis: int in [-rank, rank); None repeats the elements of the flattened input.

        >>> import minitf as tf
        >>> tf.repeat([3, 4], [1, 2]).numpy()
        array([3, 4, 4], dtype=int32)

    Raises: ValueError where `repeats` has not one number for each slice, or an axis out of range; TypeError for floats.
    Source: tf.repeat.
    """
    x = convert_to_tensor(input)
    axis = None if axis is None else as_int(axis)
    if axis is None or x.ndim == 0:
        x, axis = reshape(x, [-1]), 0
    rank = len(x.shape)
    if not -rank <= axis < rank:
        raise ValueError(explain("repeat", f"axis is {axis}", f"it must be in [{-rank}, {rank})"))
    axis %= rank
    n = sizes_of(x)[axis]
    given, repeats = repeats, maximum(convert_to_tensor(repeats, dtype_hint=int32), 0)
    if not repeats.dtype.is_integer:
        raise TypeError(explain("repeat", f"repeats is {repeats.dtype.name}", "it must be an integer"))
    if not any(may_equal(repeats._shape_tuple(), dims) for dims in ((), (1,), (x.shape[axis],))):
        raise ValueError(explain("repeat", f"repeats has shape {repeats.shape}, axis {axis} has size {n}",
                                 "there must be one number, or one for each slice"))
    if isinstance(n, int) and not is_tensor(given):  # then even a graph knows how many copies there are
        times = np.broadcast_to(np.maximum(given, 0), [n])
        if times.sum() <= MOST_KNOWN:
            return gather(x, np.repeat(np.arange(n), times), axis=axis)
    copies = where(sequence_mask(broadcast_to(repeats, [n])))   # [N, most repeats]  ->  (slice, number of copy)
    return gather(x, copies[:, 0], axis=axis)


class ReverseV2(Op):
    """The elements along some axes in reverse order.   tensor: any [...]  ->  y: same."""

    def infer(tensor, *, axis):
        if tensor.dims is not None:
            normalize_axes(axis, tensor.rank)
        return tensor

    def kernel(xp, tensor, *, axis):
        return xp.flip(tensor, axis)

    def gradient(call, dy):
        return [execute(ReverseV2, dy, axis=call.attrs["axis"])]


def reverse(tensor, axis, name=None):
    """`tensor` with its elements in reverse order along the axes `axis`.

    axis: list of int in [-rank, rank), each at most once.

        >>> import minitf as tf
        >>> tf.reverse([[1, 2], [3, 4]], axis=[1]).numpy()
        array([[2, 1],
               [4, 3]], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range or named twice, or where `axis` is no list.
    Source: tf.reverse.
    """
    if getattr(axis, "ndim", 0) == 0 and not isinstance(axis, (list, tuple, range)):
        raise InvalidArgumentError(explain("ReverseV2", f"axis is {axis!r}", "it must be a list", f"Write [{axis!r}]"))
    return execute(ReverseV2, tensor, axis=as_axes(axis))


class Roll(Op):
    """The elements moved on by `shift` along some axes, from the end to the start.   input: any [...]  ->  y: same."""

    types = ("T", "Tshift")
    Tshift = INDEX
    host = (1,)

    def infer(input, shift, *, axis):
        if not may_equal(shift.dims, (len(axis),)) and not (shift.rank == 0 and len(axis) == 1):
            raise RuleError(f"shift must hold one number for each of the {len(axis)} axes")
        if input.rank == 0:
            raise RuleError("input must have at least one axis")
        if input.dims is not None:
            for a in axis:
                normalize_axes((a,), input.rank)
        return input

    def kernel(xp, input, shift, *, axis):
        return xp.roll(input, tuple(shift.reshape(-1).tolist()), axis)

    def gradient(call, dy):
        return [execute(Roll, dy, -call.inputs[1], axis=call.attrs["axis"]), None]


def roll(input, shift, axis, name=None):
    """The elements of `input`, each `shift` places further along `axis`; what leaves at the end returns at the start.

    shift: int [] or int [K]; may be negative.
    axis: int or list of K ints in [-rank, rank). An axis may stand there twice; its shifts add up.

        >>> import minitf as tf
        >>> tf.roll([1, 2, 3, 4], shift=1, axis=0).numpy()
        array([4, 1, 2, 3], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range, or not as many shifts as axes.
    Source: tf.roll.
    """
    if axis is None:
        raise ValueError(explain("roll", "axis is None", "it must be an integer or a list of integers"))
    return execute(Roll, input, shift, axis=as_axes(axis))
