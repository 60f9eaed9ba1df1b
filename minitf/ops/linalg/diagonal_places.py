"""Where the diagonals of a matrix lie, and where they stand when several are packed into rows. Floor 2.

Used by `diagonals.py`, which tells what diagonals are and how they are counted.
"""

from __future__ import annotations

from ...backend.errors import RuleError


def matrix_dims(spec):
    """The dims of an input that holds matrices; RuleError where it has too few."""
    if spec.rank < 2:
        raise RuleError("input must have at least 2 axes", "A vector makes a matrix with tf.linalg.diag")
    return spec.dims


def require_number(padding_value):
    """Raise RuleError where the padding is more than one number."""
    if padding_value.rank:
        raise RuleError("padding_value must be one number, without axes")


def length_of(rows, columns, d):
    """How many elements diagonal d has."""
    return min(rows + min(d, 0), columns - max(d, 0))


def longest(rows, columns, low, high):
    """The length of the longest of the diagonals low ... high; None where a size is unknown.

    Raises: RuleError where the range is empty, or leaves the matrix.
    """
    if None in (rows, columns):
        return None
    for d in (low, high):
        if not -rows < d < columns and d:
            raise RuleError(f"diagonal {d} is outside the matrix: k must be in [{1 - rows}, {columns - 1}]")
    return min(rows + min(high, 0), columns - max(low, 0))


def split_diagonals(spec, k):
    """The batch axes and the length of packed diagonals; RuleError where they are not as many as k says."""
    count = k[1] - k[0] + 1
    if spec.rank < (1 if count == 1 else 2):
        raise RuleError("diagonal must have at least 1 axis, and 2 where there are several diagonals")
    if count == 1:
        return spec.dims[:-1], spec.dims[-1]
    if spec.dims[-2] not in (count, None):
        raise RuleError(f"diagonal has {spec.dims[-2]} rows, and k = {k} names {count} diagonals")
    return spec.dims[:-2], spec.dims[-1]


def matrix_size(length, rows, columns, k):
    """(rows, columns) of the matrix; -1 stands for a size to work out.

    Raises: RuleError where the diagonals do not fit.
    """
    if length is None:
        return (None if rows == -1 else rows), (None if columns == -1 else columns)
    least = length - min(k[1], 0), length + max(k[0], 0)
    if rows == columns == -1:
        return (max(least),) * 2
    rows, columns = (n if size == -1 else size for n, size in zip(least, (rows, columns)))
    if rows < least[0] or columns < least[1] or (rows != least[0] and columns != least[1]):
        raise RuleError(f"a matrix of {rows} rows and {columns} columns has no diagonals {k} of length {length}")
    return rows, columns


def rows_of(length, rows, columns, k, align):
    """For each diagonal, the uppermost first: its row in the packed form, its number, and its place in the row."""
    above, below = (word == "LEFT" for word in align.split("_"))
    for row, d in enumerate(range(k[1], k[0] - 1, -1)):
        n = length_of(rows, columns, d)
        left = (d >= 0 and above) or (d <= 0 and below)
        yield row, d, slice(0, n) if left else slice(length - n, length)


def write_diagonals(y, diagonal, k, align):
    """Write packed diagonals into the matrices of y, which lie in memory row by row."""
    *batch, rows, columns = y.shape
    flat = y.reshape(*batch, rows * columns)
    packed = diagonal[..., None, :] if k[0] == k[1] else diagonal
    for row, d, place in rows_of(diagonal.shape[-1], rows, columns, k, align):
        start = d if d >= 0 else -d * columns
        n = length_of(rows, columns, d)
        flat[..., start:start + max(n - 1, 0) * (columns + 1) + (n > 0):columns + 1] = packed[..., row, place]
