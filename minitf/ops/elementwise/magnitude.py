"""Size and sign of numbers, elementwise: abs and sign. Floor 2.

For every number x = sign(x) |x|, and each of the two stands in the gradient of the other.
"""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, SIGNED
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.fast import execute_unary
from ...core.op import Op
from ..shapes.identity import cast
from .arithmetic import same
from .no_nan import divide_no_nan


class Abs(Op):
    """y = |x|.   x: real and signed [...]  ->  y: same."""

    T = SIGNED - COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.abs(x)

    def gradient(call, dy):
        return [dy * sign(call.inputs[0])]


class ComplexAbs(Op):
    """y = |x|.   x: complex [...]  ->  y: real, of half the size."""

    T = COMPLEX

    def infer(x):
        return x.with_dtype(x.dtype.real_dtype)

    def kernel(xp, x):
        return xp.abs(x)

    def gradient(call, dy):
        x = call.inputs[0]
        return [cast(dy, x.dtype) * divide_no_nan(x, cast(call.output, x.dtype))]


@dispatched
def abs_(x, name=None):
    """|x|, elementwise; for a complex x its (real) length.

        >>> import minitf as tf
        >>> tf.abs([-2.25, 3.25]).numpy()
        array([2.25, 3.25], dtype=float32)

    Source: tf.abs. The gradient at 0 is 0.
    """
    x = convert_to_tensor(x)
    return execute_unary(ComplexAbs if x.dtype in COMPLEX else Abs, x)


class Sign(Op):
    """y = x / |x|, and 0 at 0.   x: signed [...]  ->  y: same."""

    T = SIGNED

    infer = same

    def kernel(xp, x):
        if x.dtype.kind == "c":  # of which NumPy's `sign` has had two meanings
            return x / xp.where(x == 0, x.dtype.type(1), xp.abs(x))
        return xp.sign(x)

    def gradient(call, dy):
        return [dy * 0]


def sign(x, name=None):
    """-1, 0 or 1 by the sign of x, elementwise; x / |x| for a complex x.

        >>> import minitf as tf
        >>> tf.sign([-2., 0., 3.]).numpy()
        array([-1.,  0.,  1.], dtype=float32)

    Source: tf.sign. Its gradient is zero everywhere.
    """
    return execute_unary(Sign, x)
