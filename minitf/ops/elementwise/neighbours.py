"""The next float: nextafter. Floor 2."""

from __future__ import annotations

from ...backend.blocks import filled
from ...backend.dtypes import float32, float64
from ...core.fast import execute_binary
from ...core.op import Op
from ..shapes.broadcasting import sum_to
from ..shapes.creation import zeros_like
from .arithmetic import broadcasted


class NextAfter(Op):
    """z = the float next to x1 in the direction of x2.   x1, x2: float32 or float64, broadcastable  ->  output."""

    T = frozenset({float32, float64})

    infer = broadcasted

    def kernel(xp, x1, x2):
        if x1.shape != x2.shape:
            return xp.nextafter(x1, x2)
        return filled(lambda x1, x2, y: xp.nextafter(x1, x2, out=y), x1, x2)  # slow, so shared out

    def gradient(call, dz):
        x1, x2 = call.inputs
        return [sum_to(dz, x1), zeros_like(x2)]   # x1 is moved by next to nothing


def nextafter(x1, x2, name=None):
    """The float next to x1 in the direction of x2, elementwise; x2 itself where they are equal.

    x1, x2: float32 or float64, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.math.nextafter(1., [2., 0.]).numpy() - 1
        array([ 1.1920929e-07, -5.9604645e-08], dtype=float32)

    Raises: InvalidArgumentError for another dtype, or shapes that do not broadcast.
    Source: tf.math.nextafter.
    """
    return execute_binary(NextAfter, x1, x2)
