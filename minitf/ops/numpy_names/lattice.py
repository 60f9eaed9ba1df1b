"""Which dtype operands meet in under the modes "safe" and "all": a lattice. Floor 2. Read next: `weak_tensor.py`.

Types stand above one another, and two of them meet in the lowest that is above both: that is the whole rule, so it
does not matter in which order operands meet. A star marks a weak type, which nobody asked for: Python's 1 is int32*.
The weak ones stand low, and so give way. The mode "all" takes every meeting; "safe" none that could lose something.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from ...backend import dtypes
from ...backend.dtypes import DType, as_dtype
from ...backend.errors import explain
from ...backend.shapes import TensorShape
from ...core.indexed_slices import IndexedSlices
from ...core.operand import Operand
from ...tree import flatten
from .weak_tensor import WeakTensor

ABOVE = {  # a type -> those right above it
    "bool": "int32*",
    "int32*": "int64*",
    "int64*": "uint8 int8 float32*",
    "uint8": "uint16 int16",
    "uint16": "uint32 int32",
    "uint32": "uint64 int64",
    "uint64": "float64*",
    "int8": "int16",
    "int16": "int32",
    "int32": "int64",
    "int64": "float64*",
    "float32*": "float64*",
    "float64*": "bfloat16 float16 complex128*",
    "bfloat16": "float32",
    "float16": "float32",
    "float32": "float64 complex64",
    "float64": "complex128",
    "complex128*": "complex64",
    "complex64": "complex128",
    "complex128": "",
}
DIGITS = {  # how many bits of an integer a float keeps
    dtypes.bfloat16: 8, dtypes.float16: 11, dtypes.float32: 24, dtypes.complex64: 24,
    dtypes.float64: 53, dtypes.complex128: 53,
}
OF_PYTHON = {bool: "bool", int: "int32*", float: "float32*", complex: "complex128*"}


class NoMeeting(Exception):
    """A value that has no place in the lattice: the function is called as if there were no mode."""


def meet(values, safe=False):
    """Where the values meet: (DType, whether it is weak).

    values: tensors, variables, arrays, Python's numbers, dtypes, or nested lists of these; safe: whether the mode is.

    Raises: TypeError where safe is True and something could be lost; OverflowError for a Python number beyond int32;
    NoMeeting for what has no place in the lattice.
    """
    places = [place_of(x) for value in values if value is not None for x in flatten(value)] or ["float32*"]
    found = places[0]
    for place in places[1:]:
        met = join(found, place)
        if safe and is_risky(found, place, met):
            raise TypeError(explain(
                "promotion", f"{found} meets {place}, in {met}", 'the mode "safe" takes only what loses nothing',
                'Use tf.cast, or the mode "all"'))
        found = met
    return named(found), found.endswith("*")


def join(one, other):
    """The lowest place above both.   Raises: NoMeeting where a place is outside, as that of strings is."""
    if one == other:
        return one
    if one not in ABOVE or other not in ABOVE:
        raise NoMeeting(one, other)
    both = above(one) & above(other)
    return next(place for place in both if both <= above(place))


@cache
def above(place):
    """The place itself, and all that is above it."""
    return {place}.union(*map(above, ABOVE[place].split()))


def is_risky(one, other, met) -> bool:
    """Whether the meeting is of a width that neither has, or an integer may not fit into the float they meet in."""
    dtype = named(met)
    if dtype not in (named(one), named(other)):
        return True
    digits = DIGITS.get(dtype, 64)
    return any(not place.endswith("*") and bits_of(named(place)) > digits for place in (one, other))


def bits_of(dtype) -> int:
    """The bits that an integer needs, without its sign; 0 of what is no integer."""
    return int(dtype.max).bit_length() if dtype.is_integer else 0


def named(place) -> DType:
    """The dtype of a place, weak or not."""
    return as_dtype(place.rstrip("*"))


def place_of(x):
    """The name of x's type in the lattice, with a star where it is weak.   Raises: NoMeeting, OverflowError."""
    if isinstance(x, WeakTensor):
        return x.dtype.name + "*"
    if isinstance(x, DType):
        return x.name
    if isinstance(x, (Operand, IndexedSlices)):
        return as_dtype(x.dtype).name  # Keras's variables have the name of one
    if isinstance(x, (np.ndarray, np.generic, np.dtype)) or (isinstance(x, type) and issubclass(x, np.generic)):
        return as_dtype(x if isinstance(x, (np.dtype, type)) else x.dtype).name
    if isinstance(x, (str, bytes)):
        return "string"
    kind = x if isinstance(x, type) else type(x)
    if kind is int and x is not int and not dtypes.int32.min <= x <= dtypes.int32.max:
        raise OverflowError(explain("promotion", f"got {x}", "Python's integers are int32", "Give tf.constant a dtype"))
    if kind in OF_PYTHON:
        return OF_PYTHON[kind]
    if isinstance(x, TensorShape):
        return "int32"
    raise NoMeeting(x)
