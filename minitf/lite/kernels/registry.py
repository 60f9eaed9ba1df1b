"""Which function computes which operator. Floor 8. Read next: `elementwise.py`, the shortest family.

A kernel is a function of a Call (`call.py`) and the input arrays, and gives the output array, or a tuple of them:

    @kernel("ADD")
    def add(call, x, y): ...

It may write into `call.out`, the place that is planned for its result, or None. For integers that stand for real
numbers there are three ways, in this order: a kernel of its own; one that only moves numbers, whatever they stand for;
or the kernel of floats, between DEQUANTIZE and QUANTIZE.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from .numbers import dequantized, quantized

FLOATS: dict[str, Callable] = {}
INTEGERS: dict[str, Callable] = {}
MOVERS: dict[str, Callable] = {}
TABLED: set[str] = set()  # functions of one number: 256 integers have 256 results


def kernel(*names, of=FLOATS):
    """Register a function as the kernel of operators."""

    def register(function):
        of.update(dict.fromkeys(names, function))
        return function

    return register


integer_kernel = partial(kernel, of=INTEGERS)
mover = partial(kernel, of=MOVERS)


def kernel_of(name, inputs, outputs):
    """The function that computes an operator for these LiteTensors; None where there is none."""
    if name in MOVERS:
        return MOVERS[name]
    given = [x for x in inputs if x is not None]
    if not any(x.is_quantized for x in [*given[:1], *outputs]) or name not in FLOATS:
        return INTEGERS.get(name) if name not in FLOATS else FLOATS[name]
    if name in INTEGERS:
        return INTEGERS[name]
    if name in TABLED and {t.dtype.itemsize for t in (*given, *outputs)} == {1}:
        return partial(by_table, FLOATS[name])
    return partial(through_floats, FLOATS[name])


def through_floats(function, call, *arrays):
    """Compute with the real numbers that integers stand for."""
    reals = [array if x is None or not x.is_quantized else dequantized(array, x)
             for array, x in zip(arrays, call.inputs)]
    planned, call.outs = call.outs, (None,) * len(call.outs)
    try:
        found = function(call, *reals)
    finally:
        call.outs = planned
    results = found if isinstance(found, tuple) else (found,)
    return tuple(quantized(y, t) if t.is_quantized and y.dtype.kind == "f" else y
                 for y, t in zip(results, call.outputs))


def by_table(function, call, x):
    """Compute once for each of the 256 numbers that x can have, and look up."""

    def table():
        low = np.iinfo(x.dtype).min
        found = through_floats(function, call, np.arange(low, low + 256).astype(x.dtype))[0]
        return np.roll(found, low)  # as the bytes of x count them: 0, 1, ... 127, then what is negative

    return np.take(call.once("table", table), x.view(np.uint8), out=call.out)
