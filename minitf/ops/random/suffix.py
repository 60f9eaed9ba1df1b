"""Where the shape of a result ends with that of a distribution's parameters. Floor 2. Used by `gamma.py` and others.

`tf.random.stateless_gamma([10, 3], seed, alpha)` draws ten numbers for each of three alphas: the axes before those of
the parameters count samples. The numbers of one parameter come from neighbouring stretches of the stream.
"""

from __future__ import annotations

from math import prod

from ...backend.errors import RuleError
from ...backend.shapes import may_equal


def ends_with(dims, tail, name):
    """`dims`, the sizes of the result; RuleError unless they end with `tail`, those of the parameter called name."""
    if dims is not None and tail is not None:
        end = dims[len(dims) - len(tail) :] if len(dims) >= len(tail) else None
        if end is None or not may_equal(end, tail):
            raise RuleError(f"shape {list(dims)} must end with the shape of {name}, {list(tail)}",
                            f"Put the number of samples in front: [n, *{name}.shape]")
    return dims


def samples_of(shape, parameter) -> int:
    """How many numbers there are for each element of the parameter: what the leading axes hold together."""
    return prod(shape.tolist()[: len(shape) - parameter.ndim])


def leading(sample, parameter) -> tuple:
    """The axes of `sample`, a tensor, that come before those of the parameter."""
    return tuple(range(sample.ndim - parameter.ndim))
