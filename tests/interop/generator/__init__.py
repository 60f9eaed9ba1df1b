"""Draws calls of public functions at random: most of them valid, some with a wrong shape, dtype, axis or value.

A call is a line of text, so a failure can be pasted into either library. The draws depend on the seed alone.
A family of calls is a function of a Draw; each module holds those of one part of the library.
"""

from . import algebra, basics, operators, transforms, values, windows
from .draw import Draw

FAMILIES = [
    basics.unary, basics.unary_gradient, basics.binary, basics.binary_gradient, basics.reduction, basics.reshaping,
    basics.joining, basics.indexing, basics.gathering, basics.choosing, basics.products, basics.losses,
    windows.convolution, windows.other_convolution, windows.pooling, windows.patches, windows.resizing,
    algebra.matrix_functions, algebra.solving, algebra.diagonals, algebra.lengths, algebra.einsum,
    operators.linear_operators,
    transforms.special, transforms.special_of_two, transforms.fourier, transforms.frames, transforms.quantizing,
    transforms.normalizing, transforms.ctc,
    values.sorting, values.segments, values.scattering, values.bits, values.drawing, values.asserting, values.text,
    values.huge,
]  # fmt: skip


def calls(family, count, seed=2021):
    """`count` different calls of one family, or as many as 20 draws for each find; the same for the same seed."""
    d, found = Draw(f"{family.__name__} {seed}"), {}
    for _ in range(20 * count):
        if len(found) == count:
            break
        found[family(d)] = None
    return list(found)
