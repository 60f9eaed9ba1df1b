"""The plan of an einsum of one or two inputs: how each is laid out, and what becomes of the product. Floor 2.

Every label falls into one of four kinds, by where it stands: in both inputs and the output it counts a batch, in both
inputs alone it is summed over, in one input and the output it is a row or a column. With the axes sorted so, an einsum
of two inputs is one batched product of matrices. A plan depends on shapes alone, so it is made once for each signature.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import prod

from .einsum_equation import sizes_by_label, spelled_out


@dataclass(frozen=True)
class Layout:
    """How one input is made ready: pairs of axes to take diagonals of, axes to sum, then a new order and shape."""

    diagonals: tuple
    summed: tuple
    perm: tuple
    shape: tuple


@dataclass(frozen=True)
class Plan:
    """layouts: one for each input. sums: whether the product sums, or only multiplies. shape, perm: the product taken
    apart into axes, and their order in the output. doubled: pairs of the output's axes that have one label.
    """

    layouts: tuple
    sums: bool
    shape: tuple
    perm: tuple
    doubled: tuple


@lru_cache(4096)
def planned(equation, *shapes):
    """The Plan for inputs of these shapes."""
    labels, stretching = spelled_out(equation, [len(shape) for shape in shapes])
    sizes = sizes_by_label(labels, shapes, stretching)
    *inputs, output = labels
    single = list(dict.fromkeys(output))
    if len(inputs) == 1:
        groups, order, sums = [[[name] for name in single]], single, False
    else:
        whole = [[name for name, n in zip(names, shape) if n == sizes[name]] for names, shape in zip(inputs, shapes)]
        batch, rows, inner, columns = kinds(*whole, single)
        groups = [[*([name] for name in batch), rows, inner], [*([name] for name in batch), inner, columns]]
        order, sums = [*batch, *rows, *columns], bool(inner)
    return Plan(
        layouts=tuple(layout(names, parts, sizes) for names, parts in zip(inputs, groups)),
        sums=sums,
        shape=tuple(sizes[name] for name in order),
        perm=tuple(order.index(name) for name in single),
        doubled=tuple((output.index(name), i) for i, name in enumerate(output) if name in output[:i]),
    )


def kinds(a, b, output):
    """The labels that count a batch, rows of a, what is summed over, and columns of b. An axis of size 1 that is
    stretched is in neither a nor b."""
    batch = [name for name in output if name in a and name in b]
    rows = [name for name in output if name in a and name not in b]
    inner = [name for name in dict.fromkeys(a) if name in b and name not in output]
    columns = [name for name in output if name in b and name not in a]
    return batch, rows, inner, columns


def layout(names, groups, sizes):
    """The Layout that turns axes with these names into one axis for each group; what is in no group is summed."""
    names, diagonals = list(names), []
    for name in dict.fromkeys(names):
        while names.count(name) > 1:
            i = names.index(name)
            j = names.index(name, i + 1)
            diagonals.append((i, j))
            names = [*names[:i], *names[i + 1:j], *names[j + 1:], name]
    wanted = [name for group in groups for name in group]
    left = [name for name in names if name in wanted]
    return Layout(
        diagonals=tuple(diagonals),
        summed=tuple(i for i, name in enumerate(names) if name not in wanted),
        perm=tuple(left.index(name) for name in wanted),
        shape=tuple(prod(sizes[name] for name in group) for group in groups),
    )
