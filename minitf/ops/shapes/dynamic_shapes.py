"""Shapes that are known only when the program runs: ensure_shape, broadcast_dynamic_shape. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import INDEX
from ...backend.errors import RuleError
from ...backend.shapes import TensorShape, broadcast
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec


class EnsureShape(Op):
    """y = input, whose shape is checked.   input: any [...]  ->  y: same.   shape: a tuple of sizes, None for any."""

    def infer(input, *, shape):
        known, wanted = TensorShape(input.dims), TensorShape(shape)
        if not known.is_compatible_with(wanted):
            raise RuleError(f"its shape must be {wanted}")
        merged = known.merge_with(wanted)
        return input.with_dims(None if merged.rank is None else tuple(merged))

    def kernel(xp, input, *, shape):
        return input

    def gradient(call, dy):
        return [dy]


def ensure_shape(x, shape, name=None):
    """`x` itself, where it has the given shape; an error where it has not.

    shape: what TensorShape accepts; None stands for any size, or for any shape.

        >>> import minitf as tf
        >>> tf.ensure_shape([[1, 2, 3]], [None, 3]).shape
        TensorShape([1, 3])

    Raises: InvalidArgumentError where x has another shape.
    Source: tf.ensure_shape.
    """
    dims = TensorShape(shape)
    return execute(EnsureShape, x, shape=None if dims.rank is None else tuple(dims))


class BroadcastArgs(Op):
    """The shape that two shapes broadcast to.   s0: int [R], s1: int [Q]  ->  r0: int [max(R, Q)]."""

    T = INDEX
    host = (0, 1)

    def infer(s0, s1):
        if s0.rank not in (1, None) or s1.rank not in (1, None):
            raise RuleError("both must be vectors of sizes")
        if s0.value is not None and s1.value is not None:
            broadcast(tuple(s0.value.tolist()), tuple(s1.value.tolist()))
        known = s0.is_static and s1.is_static
        return Spec((max(s0.dims[0], s1.dims[0]) if known else None,), s0.dtype)

    def kernel(xp, s0, s1):
        return xp.asarray(broadcast(tuple(s0.tolist()), tuple(s1.tolist())), s0.dtype)

    gradient = no_gradient


def broadcast_dynamic_shape(shape_x, shape_y):
    """The shape that tensors of two shapes broadcast to, where the shapes are tensors themselves.

    shape_x, shape_y: int32 or int64 [R], [Q].

        >>> import minitf as tf
        >>> tf.broadcast_dynamic_shape([5, 1], [3]).numpy()
        array([5, 3], dtype=int32)

    Raises: InvalidArgumentError where they do not broadcast.
    Source: tf.broadcast_dynamic_shape.
    """
    return execute(BroadcastArgs, shape_x, shape_y)
