"""gelu, found again in what its formula became: one operator for five. Floor 8. Read `fusing.py` first.

    (x / 2) * erfc(-x / sqrt(2))                                      is gelu
    (x / 2) * (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))             is what people used before erf was fast

The first must be found: there is no operator for erfc.
"""

from __future__ import annotations

import math

import numpy as np

from .parts import LiteGraph


def find_gelus(graph: LiteGraph):
    """Put GELU in the place of its formulas."""
    makers = graph.makers()
    for operation in graph.operations:
        found = gelu_of(operation, makers) if operation.code == "MUL" else None
        if found is not None:
            x, approximate = found
            operation.code, operation.inputs, operation.options = "GELU", [x], {"approximate": approximate}
    graph.prune()


def gelu_of(operation, makers):
    """(x, whether it is the approximation) where a product is the gelu of x; else None."""
    for half, rest in (operation.inputs, operation.inputs[::-1]):
        x = scaled(half, 0.5, makers)
        if x is None:
            continue
        if is_erfc_of(rest, x, makers):
            return x, False
        if is_one_and_tanh_of(rest, x, makers):
            return x, True
    return None


def is_erfc_of(y, x, makers) -> bool:
    """Whether y = erfc(-x / sqrt(2))."""
    inner = argument(y, "ERFC", makers)
    return inner is not None and argument(scaled(inner, 1 / math.sqrt(2), makers), "NEG", makers) is x


def is_one_and_tanh_of(y, x, makers) -> bool:
    """Whether y = 1 + tanh(sqrt(2 / pi) (x + ...)); what follows is believed where it is of x."""
    inner = argument(with_number(y, "ADD", 1.0, makers), "TANH", makers)
    total = scaled(inner, math.sqrt(2 / math.pi), makers)
    made = makers.get(id(total))
    if made is None or made.code != "ADD" or x not in made.inputs:
        return False
    cube = scaled(made.inputs[1 - made.inputs.index(x)], 0.044715, makers)
    return cube is not None and is_cube(cube, x, makers)


def is_cube(y, x, makers) -> bool:
    """Whether y is x x x, in whatever order."""
    made = makers.get(id(y))
    if made is None or made.code != "MUL" or x not in made.inputs:
        return False
    square = makers.get(id(made.inputs[1 - made.inputs.index(x)]))
    return square is not None and square.code in ("MUL", "SQUARE") and all(v is x for v in square.inputs)


def argument(y, code, makers):
    """The only input of the operation that makes y, where it is `code`; else None."""
    made = makers.get(id(y))
    return made.inputs[0] if made is not None and made.code == code else None


def scaled(y, factor, makers):
    """x, where y = factor * x, or x divided by the reciprocal of it; else None."""
    made = makers.get(id(y))
    if made is not None and made.code == "DIV" and is_number(made.inputs[1], 1 / factor):
        return made.inputs[0]
    return with_number(y, "MUL", factor, makers)


def with_number(y, code, number, makers):
    """x, where y is the operation `code` of x and a number, in either order; else None."""
    made = makers.get(id(y))
    if made is None or made.code != code or "activation" in made.options:
        return None
    for x, other in (made.inputs, made.inputs[::-1]):
        if is_number(other, number):
            return x
    return None


def is_number(x, number) -> bool:
    """Whether x is a constant without axes of about that value."""
    return x.is_constant and x.array.size == 1 and bool(np.isclose(x.array.reshape(()), number, rtol=1e-5))
