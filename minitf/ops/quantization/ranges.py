"""How a range of floats is laid over the integers of a quantized dtype. Floor 2. Read next: `quantize.py`.

Three ways, TensorFlow's modes:
MIN_COMBINED: min is the least integer, max the greatest; 0 lies where it lies.
MIN_FIRST: the same, but min is moved so that 0 is exactly one of the integers.
SCALED: 0 is the integer 0, and one factor does it all: the largest with which both ends fit.
"""

from __future__ import annotations

from ...backend.dtypes import qint8, qint16, qint32, quint8, quint16
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ..axes import as_int

MODES = ("MIN_COMBINED", "MIN_FIRST", "SCALED")
BITS = {qint8: 8, quint8: 8, qint16: 16, quint16: 16, qint32: 32}
SIGNED = frozenset({qint8, qint16, qint32})
HUGE = 3.4028234663852886e38  # the largest float32


def bounds(dtype):
    """The least and the greatest integer of a quantized dtype."""
    bits = BITS[dtype]
    return (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if dtype in SIGNED else (0, 2**bits - 1)


def round_away(xp, x):
    """x rounded to the nearest whole number, halves away from 0."""
    return xp.copysign(xp.floor(xp.abs(x) + xp.float32(0.5)), x)


def scale_to_fit(xp, low, high, least, most):
    """The largest factor with which [low, high] fits into [least, most], 0 staying 0."""
    from_low = xp.where(low * least > 0, least / low, HUGE)
    from_high = xp.where(high * most > 0, most / high, HUGE)
    return xp.minimum(from_low, from_high).astype(low.dtype)


def check_mode(mode):
    """Raise RuleError unless it is one of MODES."""
    if mode not in MODES:
        raise RuleError(f"mode is {mode!r} and must be one of {', '.join(MODES)}")


def check_ends(input, axis, **ends):
    """Each end of the range is one number; along an axis, a vector with a number for each of its places."""
    for name, end in ends.items():
        if axis == -1:
            if end.size not in (1, None):
                raise RuleError(f"without an axis, {name} must be one number", "Name the axis that it goes along")
        elif input.dims is not None:
            if not 0 <= axis < input.rank:
                raise RuleError(f"axis {axis} does not exist")
            if not may_equal(end.dims, input.dims[axis:axis + 1]):
                raise RuleError(f"{name} must be a vector with a number for each place along axis {axis}")


def aligned(end, rank, axis):
    """An end of the range, of one or several slices, in a shape that broadcasts along `axis`; -1: all is one slice."""
    if axis == -1:
        return end.reshape(())
    return end.reshape([-1 if i == axis else 1 for i in range(rank)])


def as_slice_axis(axis, rank):
    """The attribute for an axis argument: -1 for None; a negative axis counted from the front."""
    if axis is None:
        return -1
    axis = as_int(axis)
    return axis + rank if axis < 0 else axis
