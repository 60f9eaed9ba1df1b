"""What stands between the brackets of `rt[...]`. Floor 2. Read `ragged_tensor.py` first.

The first key picks rows; each further one picks inside of every row. A slice may cut rows of any length; a number
inside of them only where all have the same, since it would not exist in a row that is too short.
"""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ...core.tensor import is_tensor
from ..axes import is_unknown
from ..elementwise.extrema import clip_by_value, maximum
from ..indexing.gather import gather
from ..indexing.indexing import POSITIONS, position
from ..indexing.selection import where
from ..shapes.identity import cast
from ..shapes.sequences import range_
from . import row_partition as rows
from .ranges import steps

WHOLE = slice(None)


def getitem(rt, key):
    """rt[key].   key: an integer, a slice, `...` or `tf.newaxis`; a list or tuple of them, one for each axis.

    Raises: IndexError for a row that does not exist; ValueError for a number inside of a ragged axis; TypeError for
    what is no index.
    """
    keys = list(key) if isinstance(key, (list, tuple)) else [key]
    for k in keys:
        require_index(k)
    return pick(rt, without_ellipsis(keys, rt.shape.rank))


def require_index(k):
    """Raises: TypeError for what cannot stand between the brackets."""
    if not (isinstance(k, slice) or k is None or k is Ellipsis):
        if is_tensor(k) and k.dtype not in POSITIONS:
            raise TypeError(explain("getitem", f"index is {k!r}", "a tensor used as an index must be an integer"))
        position(k)


def without_ellipsis(keys, rank):
    """The keys, with whole slices in the place of `...`.   Raises: ValueError where it stands there twice."""
    places = [i for i, k in enumerate(keys) if k is Ellipsis]
    if not places:
        return keys
    if len(places) > 1:
        raise ValueError(explain("getitem", f"{keys}", "only one `...` may stand between the brackets"))
    named = sum(k is not None and k is not Ellipsis for k in keys)
    return [*keys[: places[0]], *[WHOLE] * (rank - named), *keys[places[0] + 1 :]]


def pick(x, keys):
    """x[keys] of a tensor or a ragged tensor."""
    if not hasattr(x, "row_splits"):
        return x[tuple(keys)] if keys else x
    if not keys:
        return x
    first, *rest = keys
    if first is None:
        return within_one_row(type(x), pick(x, rest))
    if isinstance(first, slice):
        return pick_inside(pick_rows(x, first), rest)
    return pick(row(x, first), rest)


def within_one_row(kind, inner):
    """`inner`, a tensor or ragged tensor, as the only row of another."""
    if not isinstance(inner, kind):
        return inner[None]
    return kind._from_partition(inner, rows.uniform_partition(1, count_of(inner), inner._partition.dtype), False)


def count_of(rt):
    """How many rows there are: an int; where that is not known yet, a tensor."""
    static = rt._partition.static_nrows
    return rt._partition.nrows() if static is None else static


def row(rt, i):
    """Row number i, without its axis."""
    i = position(i)
    n = rt._partition.static_nrows
    if isinstance(i, int) and n is not None and i >= n:
        raise IndexError(explain("getitem", f"row {i} of {n}", f"it must be in [{-n}, {n})"))
    if isinstance(i, int) and i < 0:
        start, end = rt.row_starts()[i], rt.row_limits()[i]
    else:
        start, end = rt.row_splits[i], rt.row_splits[i + 1]
    return rt.values[start:end]


def pick_rows(rt, key):
    """The rows that a slice names."""
    if key == WHOLE:
        return rt
    if key.step in (None, 1) and not any(is_tensor(k) for k in (key.start, key.stop)) \
            and rt._partition.static_nrows is not None:
        start, stop, _ = key.indices(rt._partition.static_nrows)
        splits = rt.row_splits[start : max(start, stop) + 1]
        inner = rt.values[splits[0] : splits[-1]]
        partition = rows.RowPartition(splits - splits[0], rt._partition.uniform_row_length)
        return type(rt)._from_partition(inner, partition, False)
    return gather_rows(rt, range_(rt.nrows())[key])


def gather_rows(rt, ids):
    """The rows with these numbers, in this order.   ids: int [M], in [0, B)."""
    starts, limits = gather(rt.row_starts(), ids), gather(rt.row_limits(), ids)
    partition = rows.partition_from_lengths(limits - starts, validate=False)
    partition.uniform_row_length = rt._partition.uniform_row_length
    places = steps(starts, partition, 1)
    return type(rt)._from_partition(take(rt.values, places), partition, False)


def take(x, ids):
    """Elements along the first axis, of a tensor or a ragged tensor."""
    return gather_rows(x, ids) if hasattr(x, "row_splits") else gather(x, ids)


def pick_inside(rt, keys):
    """The keys for the axes after the first."""
    if not keys:
        return rt
    first, *rest = keys
    if first is None:
        inner = pick_inside(rt, rest)
        if not isinstance(inner, type(rt)):
            return inner[:, None]
        single = rows.uniform_partition(count_of(inner), 1, inner._partition.dtype)
        return type(rt)._from_partition(inner, single, False)
    if isinstance(first, slice):
        cut = rt if first == WHOLE else cut_rows(rt, first)
        return cut.with_values(pick(cut.values, [WHOLE, *rest])) if rest else cut
    return pick(one_of_each_row(rt, position(first)), [WHOLE, *rest])


def one_of_each_row(rt, i):
    """Element i of each row, where all rows are equally long by construction.

    Raises: ValueError where they are not; InvalidArgumentError where there is no element i.
    """
    n = rt._partition.uniform_row_length
    if n is None:
        raise ValueError(explain("getitem", f"index {i} in a ragged axis", "not every row may have that element",
                                 f"Use the slice {i}:{i + 1}" if isinstance(i, int) else "Use a slice"))
    if isinstance(i, int) and not -n <= i < n:
        received = f"index {i} in rows of length {n}"
        raise InvalidArgumentError(explain("getitem", received, f"it must be in [{-n}, {n})"))
    return take(rt.values, rt.row_starts() + (i + n if isinstance(i, int) and i < 0 else i))


def cut_rows(rt, key):
    """`row[key]` of every row, for a slice: as Python does it, for all rows at once."""
    lengths = rt._partition.row_lengths()
    step = 1 if key.step is None else position(key.step)
    if not is_unknown(convert_to_tensor(step)) and step == 0:
        raise ValueError(explain("getitem", f"{key}", "the step of a slice must not be 0"))
    least, most = (lengths * 0, lengths) if step > 0 else (lengths * 0 - 1, lengths - 1)
    starts = bounded(key.start, least if step > 0 else most, lengths, least, most)
    stops = bounded(key.stop, most if step > 0 else least, lengths, least, most)
    away = 1 if step > 0 else -1
    counts = maximum((stops - starts + step - away) // step, 0)
    partition = rows.partition_from_lengths(counts, validate=False)
    return type(rt)._from_partition(take(rt.values, steps(rt.row_starts() + starts, partition, step)), partition, False)


def bounded(k, default, lengths, least, most):
    """Where a slice begins or ends in each row: counted from the end where negative, never outside."""
    if k is None:
        return default
    k = cast(convert_to_tensor(position(k)), lengths.dtype)
    return clip_by_value(where(k < 0, k + lengths, k + lengths * 0), least, most)
