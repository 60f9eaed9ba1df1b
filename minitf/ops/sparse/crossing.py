"""tf.sparse.cross, cross_hashed: every combination of what stands in one row. Floor 2. Read `ragged/crossing.py`."""

from __future__ import annotations

from ..ragged.crossing import HASH_KEY, SEPARATOR, crossed, hashed
from ..ragged.ragged_tensor import RaggedTensor


def cross(inputs, name=None, separator=None):
    """Every combination of one value of each input, row by row, as texts.

    inputs: list of tensors of strings or integers [B, n], sparse or dense.
    separator: what stands between the parts, by default "_X_".
    Returns: a SparseTensor of string [B, most combinations in a row].

        >>> import minitf as tf
        >>> both = tf.sparse.cross([[["a"], ["b"]], [["c", "d"], ["e", "f"]]], separator="-")
        >>> tf.sparse.to_dense(both).numpy().tolist()
        [[b'a-c', b'a-d'], [b'b-e', b'b-f']]

    Raises: TypeError, ValueError for what is no list of such tensors; InvalidArgumentError where they have not the
    same number of rows.
    Source: tf.sparse.cross.
    """
    attrs = {"hashed_output": False, "num_buckets": 0, "hash_key": HASH_KEY,
             "separator": SEPARATOR if separator is None else separator}
    return as_sparse(*crossed("sparse.cross", inputs, **attrs))


def cross_hashed(inputs, num_buckets=0, hash_key=None, name=None):
    """A number for every combination of one value of each input, row by row.

    inputs: as in `cross`.   num_buckets: the numbers are below it; 0 for below 2**63 - 1.
    hash_key: int; other keys give other numbers.
    Returns: a SparseTensor of int64 [B, most combinations in a row].

        >>> import minitf as tf
        >>> both = tf.sparse.cross_hashed([[["a"], ["b"]], [[1], [2]]], num_buckets=1000)
        >>> tf.sparse.to_dense(both).numpy().tolist()
        [[485], [357]]

    Raises: TypeError, ValueError for what is no list of such tensors; InvalidArgumentError where they have not the
    same number of rows.
    Source: tf.sparse.cross_hashed.
    """
    return as_sparse(*crossed("sparse.cross_hashed", inputs, **hashed(num_buckets, hash_key)))


def as_sparse(values, splits):
    """Rows of values as a SparseTensor."""
    return RaggedTensor.from_row_splits(values, splits, validate=False).to_sparse()
