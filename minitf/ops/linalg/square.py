"""What all ops that solve, factor or invert matrices share: their dtypes and shape rules. Floor 2.

Read next: `inverse.py`. The work itself is LAPACK's, by way of `xp.linalg`: this library explains gradients, not how to
eliminate. LAPACK knows no numbers of 16 bits; where TensorFlow has an op for float16, it is worked out in float32.
"""

from __future__ import annotations

from ...backend.dtypes import complex64, complex128, float32, float64
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ..shapes.layout import known_sizes

SOLVABLE = frozenset({float32, float64, complex64, complex128})
NOT_INVERTIBLE = "input is not invertible"


def matrices(x, name="input"):
    """The sizes of an input that holds matrices: (batch axes, rows, columns); RuleError where it has too few axes."""
    if x.rank < 2:
        raise RuleError(f"{name} must have at least 2 axes", "Make a vector a matrix with x[:, tf.newaxis]")
    return x.dims[:-2], x.dims[-2], x.dims[-1]


def square(x, name="input"):
    """(batch axes, size) of an input that holds square matrices; RuleError where it does not."""
    batch, rows, columns = matrices(x, name)
    if None not in (rows, columns) and rows != columns:
        raise RuleError(f"the matrices of {name} must be square, and are {rows} by {columns}")
    return batch, columns if rows is None else rows


def matrix_sizes(where, x):
    """The rows and columns of matrices, as ints.

    Raises: NotImplementedError where they are not known while a graph is built, and decide what is computed.
    """
    sizes = x._shape_tuple()[-2:]
    return sizes if None not in sizes else known_sizes(where, x)


def like_square(input):
    """The shape rule of an op whose result is as its input: square matrices."""
    if input.dims is not None:
        square(input)
    return input


def one_number_each(input):
    """The dims of an op that makes one number of every square matrix."""
    return None if input.dims is None else square(input)[0]


def solved(matrix, rhs):
    """The shape rule of matrix x = rhs, where both have the same batch axes."""
    if matrix.dims is None or rhs.dims is None:
        return rhs
    if matrix.rank != rhs.rank:
        raise RuleError("matrix and rhs must have the same number of axes", "Make a vector a matrix with x[:, None]")
    batch, size = square(matrix, "matrix")
    other, rows, _ = matrices(rhs, "rhs")
    if not may_equal(batch, other):
        raise RuleError("matrix and rhs must have the same batch axes", "Use tf.broadcast_to")
    require_rows(size, rows)
    return rhs


def require_rows(size, rows):
    """Raise RuleError unless a right-hand side has as many rows as the matrix."""
    if None not in (size, rows) and size != rows:
        raise RuleError(f"rhs must have as many rows as matrix: {rows} is not {size}")


def in_32_bits(xp, x):
    """`x`, in float32 if it is float16."""
    return x.astype(xp.float32) if x.dtype.itemsize == 2 else x


def has_nan(xp, x):
    """Whether there is a NaN among the numbers of x."""
    return bool(xp.isnan(x).any())
