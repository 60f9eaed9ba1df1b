"""A row of the table of ops: how to call one, what it should say, and where to try it.

Rows are plain text, so that the same row runs in minitf, in the real TensorFlow (golden/record_contracts.py) and,
as its oracle, in NumPy. Nothing here imports minitf.
"""

from dataclasses import dataclass
from math import prod

import ml_dtypes
import numpy as np

# Shapes to try an op of one or two elementwise inputs with: no axes, no elements, axes of size 1, broadcasting.
UNARY = [((2, 3),), ((),), ((0, 3),), ((1,),), ((2, 1, 3),)]
BINARY = [
    ((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((), (2,)), ((2, 2), ()), ((0, 3), (1, 3)), ((3,), (2, 1, 3)),
]  # fmt: skip
# Shapes to reduce along axis 1.
REDUCED = [((2, 3),), ((2, 3, 2),), ((0, 3),), ((2, 1),), ((2, 0, 2),)]


@dataclass(frozen=True)
class Domain:
    """Where the elements of an input lie: in [low, high], and with the sign changed every other time if `both`.

    dtype: a dtype's name; by default the input has the dtype under test.
    """

    low: float
    high: float
    both: bool = False
    dtype: str = ""


ANY = Domain(-3, 3)
POSITIVE = Domain(0.5, 3)
NONZERO = Domain(0.6, 3, both=True)
UNIT = Domain(-0.9, 0.9)
BOOLS = Domain(0, 1, dtype="bool")


def positions(high):
    """The domain of indices below `high`."""
    return Domain(0, high - 1, dtype="int32")


@dataclass(frozen=True)
class Row:
    """One way to call one op.

    op: the op's name in the registry.
    call: an expression of `tf` and the inputs x, y, z.
    oracle: the same in `np` and `naive`; None where only TensorFlow's recorded numbers say what is right.
    shapes: for each try, the shape of each input.
    inputs: the domain of each input; one for all, if there is one.
    letter: the op's type letter whose dtypes the inputs take in turn.
    dtypes: names of the dtypes to try, where they are fewer than the letter admits: the call runs several ops.
    returns: the dtype of the result: 'same' as the inputs, 'real' (the half of a complex one), 'complex', or a name.
    smooth: whether the op has a gradient that finite differences confirm.
    ulps: how many units in the last place the result may be off.
    """

    op: str
    call: str
    oracle: str | None
    shapes: list
    inputs: tuple[Domain, ...] = (ANY,)
    letter: str = "T"
    dtypes: str = ""
    returns: str = "same"
    smooth: bool = True
    ulps: float = 4

    def __str__(self):
        return f"{self.op}: {self.call}"

    def samples(self, shapes, dtype):
        """The inputs' arrays for one try: every dtype sees the same numbers, as far as it can hold them."""
        domains = self.inputs if len(self.inputs) == len(shapes) else self.inputs * len(shapes)
        return [sample(shape, d, d.dtype or dtype, i) for i, (shape, d) in enumerate(zip(shapes, domains))]


def numpy_dtype(name):
    """The NumPy dtype of the dtype with this name."""
    return np.dtype(object) if name == "string" else np.dtype(getattr(ml_dtypes, name, None) or name)


def sample(shape, domain, dtype, number=0):
    """An array of distinct numbers spread over the domain, the same in every run and with every NumPy.

    They are multiples of an irrational number, modulo 1: evenly spread, and never equal nor exactly 0.
    """
    steps = (0.569840290998 * np.arange(prod(shape)) + 0.31 + 0.17 * number) % 1
    if dtype == "bool":
        return (steps < 0.5).reshape(shape)
    if dtype == "string":
        return np.array([b"abcdefgh"[: int(8 * s)] for s in steps] + [None], object)[:-1].reshape(shape)
    kind = numpy_dtype(dtype).kind
    low, high = domain.low, domain.high
    if kind in "iu":
        low, high = np.ceil(0 if kind == "u" and low < 0 else low), np.floor(high) + 1
        values = np.floor(low + (high - low) * steps)
    else:
        values = low + (high - low) * steps
    if domain.both and kind != "u":
        values[1::2] *= -1
    if kind == "c":
        values = values * np.exp(1j * steps)
    return values.astype(numpy_dtype(dtype)).reshape(shape)
