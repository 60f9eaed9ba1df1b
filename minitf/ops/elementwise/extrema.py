"""The larger and the smaller of two: maximum, minimum, clip_by_value. Floor 2. Read next: `reductions/reduction.py`."""

from __future__ import annotations

from ...backend.dtypes import REAL
from ...backend.errors import explain
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.fast import execute_binary
from ...core.op import Op
from ..indexing.selection import where
from ..shapes.broadcasting import sum_to
from ..shapes.creation import zeros_like
from .arithmetic import broadcasted
from .comparison import greater, greater_equal, less, less_equal


class Maximum(Op):
    """z = the larger of x and y, nan where either is.   x, y: real, broadcastable  ->  z: the broadcast shape."""

    T = REAL

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.maximum(x, y)

    def gradient(call, dz):
        x, y = call.inputs
        return [chosen(greater_equal, dz, x, y) if call.needs[0] else None,
                chosen(greater, dz, y, x) if call.needs[1] else None]


def chosen(test, dz, x, y):
    """The part of `dz` that belongs to x: where test(x, y) holds. Where both are equal the first input gets it all."""
    return sum_to(where(test(x, y), dz, zeros_like(dz)), x)


def maximum(x, y, name=None):
    """The larger of x and y, elementwise; nan where either is nan.

    x, y: real, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.maximum([1, 5], 3).numpy()
        array([3, 5], dtype=int32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.maximum. Where x equals y the gradient goes to x.
    """
    return execute_binary(Maximum, x, y)


class Minimum(Op):
    """z = the smaller of x and y, nan where either is.   x, y: real, broadcastable  ->  z: the broadcast shape."""

    T = REAL

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.minimum(x, y)

    def gradient(call, dz):
        x, y = call.inputs
        return [chosen(less_equal, dz, x, y) if call.needs[0] else None,
                chosen(less, dz, y, x) if call.needs[1] else None]


def minimum(x, y, name=None):
    """The smaller of x and y, elementwise; nan where either is nan.

    x, y: real, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.minimum([1, 5], 3).numpy()
        array([1, 3], dtype=int32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.minimum. Where x equals y the gradient goes to x.
    """
    return execute_binary(Minimum, x, y)


@dispatched
def clip_by_value(t, clip_value_min, clip_value_max, name=None):
    """`t` with every element moved into [clip_value_min, clip_value_max].

    t: real [...].
    clip_value_min, clip_value_max: of the dtype of `t`, shapes that broadcast to the shape of `t`.

        >>> import minitf as tf
        >>> tf.clip_by_value([-5, 0, 5], -1, 2).numpy()
        array([-1,  0,  2], dtype=int32)

    Raises: ValueError where a bound would broadcast `t` to another shape; InvalidArgumentError where it does not
    broadcast.
    Source: tf.clip_by_value. Where the bounds cross, clip_value_min wins.
    """
    t = convert_to_tensor(t)
    clipped = maximum(minimum(t, clip_value_max), clip_value_min)
    if clipped._shape_tuple() != t._shape_tuple():
        raise ValueError(explain("clip_by_value", f"t has shape {t.shape}", "the bounds broadcast it to "
                                 f"{clipped.shape}, and it must keep its shape"))
    return clipped
