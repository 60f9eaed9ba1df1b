"""where: choosing between two tensors element by element, and finding what is True. Floor 2.

Read next: `masking.py`.
"""

from __future__ import annotations

from ...backend.blocks import BLOCK, filled
from ...backend.dtypes import NUMERIC, bool_, int64
from ...backend.errors import RuleError, explain
from ...backend.shapes import broadcast
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...core.tensor import is_tensor
from ..shapes.broadcasting import sum_to
from ..shapes.creation import zeros_like


class SelectV2(Op):
    """z = x where condition is True, else y.   condition: bool, x, y: any; all broadcastable  ->  z: any."""

    types = ("bool", "T", "T")
    bool = frozenset({bool_})

    def infer(condition, x, y):
        return x.with_dims(broadcast(condition.dims, broadcast(x.dims, y.dims)))

    def kernel(xp, condition, x, y):
        if condition.size > BLOCK and condition.shape == x.shape == y.shape and x.dtype.itemsize in (1, 2, 4, 8):
            return filled(lambda *block: blend(xp, *block), condition, x, y, dtype=x.dtype)
        return xp.where(condition, x, y)

    def gradient(call, dz):
        condition, x, y = call.inputs
        zero = zeros_like(dz)
        return [
            None,
            sum_to(execute(SelectV2, condition, dz, zero), x) if call.needs[1] else None,
            sum_to(execute(SelectV2, condition, zero, dz), y) if call.needs[2] else None,
        ]


def blend(xp, condition, x, y, out):
    """out = xp.where(condition, x, y) by arithmetic on the bits: y ^ (x ^ y) * condition.

    `where` jumps at each element, and a processor that cannot foretell the jumps spends five times as long.
    """
    bits = f"i{x.dtype.itemsize}"
    y, out = y.view(bits), out.view(bits)
    xp.bitwise_xor(x.view(bits), y, out=out)
    xp.multiply(out, condition, out=out)
    xp.bitwise_xor(out, y, out=out)


class Where(Op):
    """The coordinates of what is not zero.   condition: any [R axes]  ->  y: int64 [N, R], in row-major order."""

    T = NUMERIC | {bool_}

    def infer(condition):
        if condition.rank == 0:
            raise RuleError("condition must have at least one axis")
        return Spec((None, condition.rank), int64)

    def kernel(xp, condition):
        return xp.argwhere(condition)

    gradient = no_gradient


def where(condition, x=None, y=None, name=None):
    """`x` where `condition` is True and `y` elsewhere; without both, the coordinates of what is True.

    condition: bool [...]; without x and y also numeric, and what is not zero counts as True.
    x, y: any, of one dtype; the three shapes broadcast.
    Returns: the broadcast shape; or int64 [N, R], one row for each True in a condition of R axes.

        >>> import minitf as tf
        >>> tf.where([True, False, True], [1, 2, 3], 0).numpy()
        array([1, 0, 3], dtype=int32)
        >>> tf.where([[True, False], [False, True]]).numpy()
        array([[0, 0],
               [1, 1]])

    Raises: ValueError where only one of x and y is given; TypeError for a condition of plain numbers beside x and y;
    InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.where. The gradient of what was not chosen is zero; but where that is infinite or nan, the gradient of
    how it was computed may still be nan: make it harmless before, with another `where`.
    """
    if (x is None) != (y is None):
        given = "x" if y is None else "y"
        raise ValueError(explain("where", f"{given} alone", "x and y must be given both, or neither"))
    if x is None:
        return execute(Where, condition)
    if not is_tensor(condition):
        condition = convert_to_tensor(condition, dtype=bool_)
    return execute(SelectV2, condition, x, y)
