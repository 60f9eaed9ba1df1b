"""Numbers as text: as_string. Floor 2. Read `elementwise.py` first, `to_number.py` next."""

from __future__ import annotations

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import COMPLEX, FLOATING, INTEGER, bool_, string
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..axes import as_flag, as_int
from .texts import texts_of

FILLS = ("", " ", "0", "+", "-")


class AsString(Op):
    """y = the text of every number, as C's printf would write it.   input: any [...]  ->  y: string, same shape."""

    T = FLOATING | COMPLEX | INTEGER | {bool_, string}

    def infer(input, *, precision, scientific, shortest, width, fill):
        if fill not in FILLS:
            raise RuleError(f"fill is {fill!r}: it must be at most one character" if len(fill) > 1 else
                            f"fill is {fill!r} and must be one of ' ', '0', '+', '-'")
        if scientific and shortest:
            raise RuleError("scientific and shortest cannot both be True")
        floating = input.dtype in FLOATING or input.dtype in COMPLEX
        if not floating and (precision > -1 or scientific or shortest):
            raise RuleError(f"precision, scientific and shortest are for floats, not for {input.dtype.name}")
        return input.with_dtype(string)

    def kernel(xp, input, *, precision, scientific, shortest, width, fill):
        x = numpy_of(input)  # text is made, and stays, in the host's memory
        if x.dtype == object:
            return x
        if x.dtype == bool:
            return np.where(x, np.array(b"true", object), np.array(b"false", object))
        width = str(width) if width > -1 else ""
        if x.dtype.kind in "iu":
            one = f"%{fill}{width}d"
        else:
            digits = f".{precision}" if precision > -1 else ""
            one = f"%{fill}{width}{digits}{'e' if scientific else 'g' if shortest else 'f'}"
        if x.dtype.kind == "c":
            return texts_of(lambda z: f"({one},{one})" % (z.real, z.imag), x)
        if x.dtype.kind in "iu":
            return texts_of(lambda n: one % n, x)
        infinite = one.replace("%0", "%")  # C does not fill up nan and inf with zeros
        return texts_of(lambda n: (one if abs(n) < np.inf else infinite) % n, x.astype(np.float64, copy=False))

    gradient = no_gradient


def as_string(input, precision=-1, scientific=False, shortest=False, width=-1, fill="", name=None):
    """The text of every number.

    input: numbers, bools or text [...].
    precision: int, digits behind the point; -1: 6.
    scientific: write 1.5e+00; shortest: write it the shorter way, without zeros at the end.
    width: int, to which shorter texts are filled up: with blanks or zeros in front, or blanks behind.
    fill: "", " ", "0", "+" (always a sign) or "-" (blanks behind).

        >>> import minitf as tf
        >>> tf.as_string([1.5, -2.]).numpy().tolist()
        [b'1.500000', b'-2.000000']

    Raises: InvalidArgumentError for settings that contradict each other or the dtype.
    Source: tf.as_string, tf.strings.as_string.
    """
    width = as_int(width, "width")
    fill = fill.decode() if isinstance(fill, bytes) else str(fill)
    return execute(AsString, input, precision=as_int(precision, "precision"),
                   scientific=as_flag(scientific, "scientific"), shortest=as_flag(shortest, "shortest"), width=width,
                   fill=fill)
