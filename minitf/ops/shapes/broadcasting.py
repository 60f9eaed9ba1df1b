"""Broadcasting and summing, which are each other's mirror image. Floor 2. Read next: `elementwise/arithmetic.py`.

Where broadcasting copies one element to many places, the gradient that comes back from those places has to be added
up: the gradient of BroadcastTo is Sum, and the gradient of Sum is BroadcastTo. Every elementwise op needs the first of
the two (`sum_to`), so this file comes before them all.
"""

from __future__ import annotations

from math import prod

from ...backend.dtypes import NUMERIC
from ...backend.errors import RuleError
from ...backend.shapes import normalize_axes
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_axes, as_flag
from .layout import reshape, reshape_like, shape, sizes_of


class BroadcastTo(Op):
    """x repeated along axes of size 1.   input: any [...], shape: int [R]  ->  y: any."""

    types = ("T", "Tidx")
    host = (1,)

    def infer(input, shape):
        if shape.value is None or input.dims is None:
            return input.with_dims((None,) * shape.dims[0] if shape.is_static else None)
        if shape.value.ndim != 1:
            raise RuleError("shape must be a vector of sizes", "Pass a list, such as [2, 3]")
        target = tuple(shape.value.tolist())
        if not may_grow(input.dims, target):
            raise RuleError("the input can only grow along axes of size 1, to exactly that shape")
        return input.with_dims(target)

    def kernel(xp, input, shape):
        return xp.broadcast_to(input, shape.tolist())

    def gradient(call, dy):
        return [sum_to(dy, call.inputs[0]), None]


def may_grow(dims, target):
    """Whether sizes, some perhaps unknown, may broadcast to exactly `target`."""
    head = len(target) - len(dims)
    return head >= 0 and all(n in (1, None, m) for n, m in zip(dims, target[head:]))


def broadcast_to(input, shape, name=None):
    """`input` repeated along its axes of size 1, and along new leading axes, until it has `shape`.

    shape: int [R].

        >>> import minitf as tf
        >>> tf.broadcast_to([1, 2], [2, 2]).numpy()
        array([[1, 2],
               [1, 2]], dtype=int32)

    Raises: InvalidArgumentError where `input` does not broadcast to that shape.
    Source: tf.broadcast_to. No element is copied: the repeated axes have stride 0.
    """
    return execute(BroadcastTo, input, shape)


class Sum(Op):
    """The sum over some axes.   input: numeric [...]  ->  y: without those axes, or with size 1 there."""

    T = NUMERIC

    def infer(input, *, axis, keep_dims):
        return input.with_dims(reduced_dims(input, axis, keep_dims))

    def kernel(xp, input, *, axis, keep_dims):
        return total(xp, input, axis, keep_dims)

    def gradient(call, dy):
        return [spread_back(dy, call)]


def total(xp, x, axis, keep_dims):
    """The sum of an array over `axis` (a tuple; None for all), in its own dtype: the kernel of every op that adds up.

    Adding the rows of a matrix one by one is slow; the product `ones @ x` is the same sum, several times sooner.
    """
    if axis and x.ndim > 1 and x.dtype.char in "fd" and sorted(axis) == list(range(len(axis))) and x.size:
        rows = x.reshape(-1, prod(x.shape[len(axis):]))
        sums = xp.matmul(xp.ones(len(rows), x.dtype), rows)
        return sums.reshape((1,) * len(axis) * keep_dims + x.shape[len(axis):])
    if x.dtype.itemsize == 2 and x.dtype.kind not in "iu":  # 16-bit floats would lose what is small beside the sum
        return xp.sum(x, axis=axis, keepdims=keep_dims, dtype=xp.float32).astype(x.dtype)
    return xp.sum(x, axis=axis, keepdims=keep_dims, dtype=x.dtype)


def reduced_dims(spec, axis, keep_dims):
    """The dims of `spec` reduced over `axis` (None: all axes); RuleError for a bad axis."""
    if spec.dims is None:
        return () if axis is None and not keep_dims else None
    axes = range(spec.rank) if axis is None else normalize_axes(axis, spec.rank)
    if len(set(axes)) != len(axes):
        raise RuleError(f"axis is {list(axis)} and names an axis twice")
    if keep_dims:
        return tuple(1 if i in axes else n for i, n in enumerate(spec.dims))
    return tuple(n for i, n in enumerate(spec.dims) if i not in axes)


def spread_back(dy, call):
    """`dy`, which lacks the axes that the reduction in `call` removed, broadcast over them again."""
    dims = sizes_of(call.inputs[0])
    if isinstance(dims, tuple) and not dims:
        return dy
    return execute(BroadcastTo, reshape(dy, with_ones(call)), dims)


def with_ones(call):
    """The shape of a reduction's output as if `keep_dims` had been set."""
    dims, axis = sizes_of(call.inputs[0]), call.attrs["axis"]
    if axis is None and not isinstance(dims, tuple):  # of unknown rank
        return []
    axes = range(len(dims)) if axis is None else normalize_axes(axis, len(dims))
    return [1 if i in axes else n for i, n in enumerate(dims)]


def reduce_sum(input_tensor, axis=None, keepdims=False, name=None):
    """The sum of the elements, over all axes or some.

    input_tensor: numeric [...].
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the summed axes, with size 1.

        >>> import minitf as tf
        >>> tf.reduce_sum([[1, 2], [3, 4]], axis=0).numpy()
        array([4, 6], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.reduce_sum. An integer sum keeps its dtype and wraps around on overflow.
    """
    return execute(Sum, input_tensor, axis=as_axes(axis), keep_dims=as_flag(keepdims, "keepdims"))


def sum_to(dy, x):
    """`dy` summed down to the shape of `x`: the gradient of broadcasting `x` to the shape of `dy`.

    dy: float [...], x: a tensor whose shape broadcasts to dy's.

        >>> import minitf as tf
        >>> sum_to(tf.ones([4, 3]), tf.zeros([1, 3])).numpy()
        array([[4., 4., 4.]], dtype=float32)
    """
    big, small = dy._shape_tuple(), x._shape_tuple()
    if big is None or small is None or None in small:  # it may turn out to be 1, and stretched
        return execute(SumTo, dy, shape(x))
    if big == small:
        return dy
    new = len(big) - len(small)  # axes that broadcasting put in front
    stretched = [i for i, n in enumerate(small, new) if n == 1 and big[i] != 1]
    total = execute(Sum, dy, axis=(*range(new), *stretched), keep_dims=False)
    return reshape_like(total, x)


class SumTo(Op):
    """x summed down to a shape that broadcasts to its own.   x: numeric [...], shape: int [R]  ->  y: numeric.

    Which axes to sum is not known before the graph runs. TensorFlow finds them with the op BroadcastGradientArgs.
    """

    types = ("T", "Tidx")
    T = NUMERIC
    host = (1,)

    def infer(x, shape):
        if shape.value is None:
            return x.with_dims((None,) * shape.dims[0] if shape.is_static else None)
        return x.with_dims(tuple(shape.value.tolist()))

    def kernel(xp, x, shape):
        dims = tuple(shape.tolist())
        new = x.ndim - len(dims)
        axes = (*range(new), *(i for i, n in enumerate(dims, new) if n != x.shape[i]))
        return total(xp, x, axes, False).reshape(dims) if axes else x

    def gradient(call, ddx):
        return [execute(BroadcastTo, ddx, shape(call.inputs[0])), None]
