"""Operators on each number by itself, and on pairs of numbers. Floor 8. Read next: `activations.py`."""

from __future__ import annotations

import numpy as np

from .numbers import activated
from .registry import TABLED, kernel

UNARY = {
    "ABS": np.abs, "NEG": np.negative, "EXP": np.exp, "LOG": np.log, "SQRT": np.sqrt, "SQUARE": np.square,
    "SIN": np.sin, "COS": np.cos, "FLOOR": np.floor, "CEIL": np.ceil, "ROUND": np.rint, "SIGN": np.sign,
}  # fmt: skip
BINARY = {
    "ADD": np.add, "SUB": np.subtract, "MUL": np.multiply, "MAXIMUM": np.maximum, "MINIMUM": np.minimum,
    "POW": np.power, "ATAN2": np.arctan2, "BITWISE_XOR": np.bitwise_xor, "RIGHT_SHIFT": np.right_shift,
}  # fmt: skip


def unary(function):
    """The kernel of a NumPy function of one array."""
    return lambda call, x: function(x, out=call.out)


def binary(function):
    """The kernel of a NumPy function of two arrays that are broadcast to each other; an activation may be fused."""

    def combined(call, x, y):
        z = np.asarray(function(x, y, out=call.out))
        return activated(z, activation_of(call))

    return combined


def activation_of(call):
    """The number of the activation that is fused to an operator; 0 for none."""
    return getattr(call.options, "fused_activation_function", 0)


for _name, _function in UNARY.items():
    kernel(_name)(unary(_function))
for _name, _both in BINARY.items():
    kernel(_name)(binary(_both))
TABLED.update({*UNARY, "RSQRT"})


@kernel("RSQRT")
def rsqrt(call, x):
    """1 / sqrt(x)."""
    y = np.sqrt(x, out=call.out)
    return np.divide(np.float32(1), y, out=call.out)


@kernel("DIV")
def div(call, x, y):
    """x / y; of integers, rounded to 0."""
    if x.dtype.kind == "f":
        return binary(np.divide)(call, x, y)
    quotient = np.sign(x) * np.sign(y) * (np.abs(x) // np.abs(divisor(y)))
    return activated(quotient.astype(x.dtype), activation_of(call))


@kernel("FLOOR_DIV")
def floor_div(call, x, y):
    """x / y, rounded down."""
    return np.floor_divide(x, divisor(y), out=call.out)


@kernel("FLOOR_MOD")
def floor_mod(call, x, y):
    """What x / y, rounded down, leaves: of the sign of y."""
    return np.mod(x, divisor(y), out=call.out)


def divisor(y):
    """y; ValueError where it is an integer 0."""
    if y.dtype.kind in "iu" and not np.all(y):
        raise ValueError("division by 0")
    return y


@kernel("SQUARED_DIFFERENCE")
def squared_difference(call, x, y):
    """(x - y)**2."""
    z = np.asarray(np.subtract(x, y, out=call.out))
    return np.square(z, out=z)


@kernel("ADD_N")
def add_n(call, *arrays):
    """The sum of all."""
    y = np.array(arrays[0])
    for x in arrays[1:]:
        y += x
    return y
