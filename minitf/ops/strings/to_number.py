"""Text as numbers: to_number. Floor 2. Read `elementwise.py` first, `hashing.py` next."""

from __future__ import annotations

from ...backend.dtypes import as_dtype, float32, float64, int32, int64
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from .texts import TEXT, numbers_of

OUT = frozenset({float32, float64, int32, int64})


class StringToNumber(Op):
    """y = the number that each text says.   string_tensor: string [...]  ->  y: number [...]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(string_tensor, *, out_type):
        if out_type not in OUT:
            raise RuleError(f"out_type is {out_type.name} and must be float32, float64, int32 or int64")
        return string_tensor.with_dtype(out_type)

    def kernel(xp, string_tensor, *, out_type):
        return numbers_of(lambda text: number_in(text, out_type), string_tensor, out_type.np)


def number_in(text, dtype):
    """The number that bytes say.  Raises: RuleError where it is none, or out of range."""
    try:
        if b"_" in text:  # Python allows it between digits
            raise ValueError
        if not dtype.is_integer:
            return float.fromhex(text.decode()) if b"0x" in text.lower() else float(text)
        number = int(text)
    except ValueError:
        raise RuleError(f"{text!r} is no {dtype.name}") from None
    if not dtype.min <= number <= dtype.max:
        raise RuleError(f"{text!r} is out of range for {dtype.name}")
    return number


def to_number(input, out_type=float32, name=None):
    """The numbers that texts say.

    input: string [...].   out_type: float32, float64, int32 or int64.

        >>> import minitf as tf
        >>> tf.strings.to_number(["1.5", "-2e3"]).numpy().tolist()
        [1.5, -2000.0]

    Raises: InvalidArgumentError for a text that is no number of that type.
    Source: tf.strings.to_number.
    """
    return execute(StringToNumber, input, out_type=as_dtype(out_type))
