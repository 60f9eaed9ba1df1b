"""What a program calls besides kernels: to read and to change variables. Floor 4. Read `writer.py` first."""

from __future__ import annotations

import numpy as np

from ..backend.dtypes import HANDLES
from ..ops.variables.update import update_arrays, updating


def read(variable):
    """The array that a variable holds now."""
    return variable._current()


def assign(variable, array):
    """Let a variable hold `array` from now on."""
    with updating:
        variable._array = array


def change(op, variables, arrays, **attrs):
    """Run an op that changes variables."""
    return update_arrays(op, variables, arrays, attrs)


def as_array(xp, result):
    """A result without axes as an array: NumPy makes scalars of its own of them."""
    if getattr(result, "dtype", None) in HANDLES:
        return result
    return np.array(result, object) if isinstance(result, bytes) else xp.asarray(result)
