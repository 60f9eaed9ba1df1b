"""unique: the different elements of a tensor, or its different rows. Floor 7."""

from ...ops.indexing.gather import gather
from ...ops.indexing.partition import invert_permutation
from ...ops.reductions.counting import unique as by_first_place
from ...ops.reductions.segments import unsorted_segment_min
from ...ops.reductions.sorting import argsort
from ...ops.shapes import layout
from ...ops.shapes.identity import cast
from ...ops.shapes.sequences import range_
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .picking import bincount
from .reshaping import moveaxis, pad


@on_symbols_too
def unique(x, sorted=True, return_index=False, return_inverse=False, return_counts=False, axis=None, size=None,
           fill_value=None):
    """The different elements, or the different slices along an axis.

    sorted: whether in ascending order; else in that in which they first occur.
    return_index, return_inverse, return_counts: whether to return besides, in a tuple, the index at which each one
        first occurs, for each element which one it is, and how often each one occurs; int32.
    size: how many to return: the first ones, or with `fill_value` (0) behind them.
    """
    x = as_tensor(x)
    rows = layout.reshape(x, [-1]) if axis is None else moveaxis(x, axis, 0)
    flat = layout.reshape(rows, [layout.sizes_of(rows)[0], -1])
    first, which = first_places(flat)
    if sorted:
        order = lexical_order(gather(flat, first))
        first, which = gather(first, order), gather(invert_permutation(order), which)
    values, counts = gather(rows, first), bincount(which, minlength=layout.sizes_of(first)[0])
    if size is not None:
        values, counts = of_size(values, size, fill_value or 0), of_size(counts, size, 0)
        first = of_size(first, size, 1)  # 1, as in Keras
    values = values if axis is None else moveaxis(values, 0, axis)
    which = layout.reshape(which, layout.sizes_of(x)) if axis is None else which
    wanted = ((first, return_index), (which, return_inverse), (counts, return_counts))
    found = (values, *(part for part, is_wanted in wanted if is_wanted))
    return found if len(found) > 1 else values


def first_places(rows):
    """Where each different row first occurs, and for each row which of them it is.   rows: [N, K]."""
    count = layout.sizes_of(rows)[0]
    found, which = by_first_place(rows[:, 0])
    for k in range(1, rows.shape[1]):  # rows that agree in the columns so far have the same number
        column = by_first_place(rows[:, k])[1]
        found, which = by_first_place(cast(which, "int64") * cast(count, "int64") + cast(column, "int64"))
    return unsorted_segment_min(range_(count), which, layout.sizes_of(found)[0]), which


def lexical_order(rows):
    """The order of rows by the first column, of equal ones by the second, ...   [N, K]  ->  int32 [N]."""
    order = range_(layout.sizes_of(rows)[0])
    for k in reversed(range(rows.shape[1])):
        order = gather(order, argsort(gather(rows[:, k], order), stable=True))
    return order


def of_size(x, size, fill_value):
    """The first `size` rows; as many as are missing are filled.   [N, ...]  ->  [size, ...]."""
    longer = pad(x, [(0, size), *[(0, 0)] * (x.shape.rank - 1)], constant_values=fill_value)
    return longer[:size]
