"""Sparse tensors as three strings, and back. Floor 2. Read `sparse_tensor.py` first."""

from __future__ import annotations

from ...backend.dtypes import as_dtype, int64, string
from ...backend.errors import InvalidArgumentError, UnimplementedError, explain
from ...backend.shapes import TensorShape
from ...core.convert import convert_to_tensor
from ..files.serialization import parse_tensor, serialize_tensor
from ..reductions.reduction import reduce_max
from ..shapes.creation import fill
from ..shapes.identity import cast
from ..shapes.joining import concat, stack
from ..shapes.layout import reshape
from ..shapes.layout import shape as shape_of
from .sparse_tensor import SparseTensor, as_sparse


def serialize_sparse(sp_input, out_type=string, name=None):
    """A sparse tensor as three strings: its indices, values and dense_shape, each as `serialize_tensor` writes it.

        >>> import minitf as tf
        >>> st = tf.sparse.from_dense([0., 2.])
        >>> tf.io.parse_tensor(tf.io.serialize_sparse(st)[1], tf.float32).numpy()
        array([2.], dtype=float32)

    Raises: TypeError for what is no sparse tensor; InvalidArgumentError for another out_type than tf.string.
    Source: tf.io.serialize_sparse.
    """
    sp_input = as_sparse(sp_input, "serialize_sparse")
    if as_dtype(out_type) is not string:
        raise InvalidArgumentError(explain("serialize_sparse", f"out_type is {out_type!r}", "it must be tf.string"))
    return stack([serialize_tensor(part) for part in (sp_input.indices, sp_input.values, sp_input.dense_shape)])


def deserialize_many_sparse(serialized_sparse, dtype, rank=None, name=None):
    """Sparse tensors of one rank R, from rows of three strings, as one with an axis more.

    serialized_sparse: string [N, 3], rows as `serialize_sparse` writes them; N is known.
    dtype: of the values.   rank: R, where it is known.

        >>> import minitf as tf
        >>> rows = [tf.io.serialize_sparse(tf.sparse.from_dense(x)) for x in ([0, 2], [3, 4, 0])]
        >>> tf.sparse.to_dense(tf.io.deserialize_many_sparse(tf.stack(rows), tf.int32)).numpy()
        array([[0, 2, 0],
               [3, 4, 0]], dtype=int32)

    Raises: InvalidArgumentError where the rows are no three strings, or of another dtype; UnimplementedError where
    nobody knows how many rows there are; ValueError for another rank.
    Source: tf.io.deserialize_many_sparse.
    """
    rows = convert_to_tensor(serialized_sparse, string)
    if rows.shape.rank != 2 or rows.shape[1] != 3:
        raise InvalidArgumentError(explain("deserialize_many_sparse", f"a string tensor of shape {rows.shape}",
                                           "Serialized sparse should have 3 as the last dimension"))
    if rows.shape[0] is None:
        raise UnimplementedError(explain("deserialize_many_sparse", f"rows of shape {rows.shape}",
                                         "their number must be known when the graph is built", "Give a batch size"))
    parts = [parts_of_row(rows[i], dtype) for i in range(rows.shape[0])]
    numbered = [concat([fill([shape_of(indices)[0], 1], cast(i, int64)), indices], 1)
                for i, (indices, _, _) in enumerate(parts)]
    largest = reduce_max(stack([sizes for _, _, sizes in parts]), axis=0)
    found = SparseTensor(concat(numbered, 0), concat([values for _, values, _ in parts], 0),
                         concat([[cast(len(parts), int64)], largest], 0))
    if rank is not None:
        TensorShape([None] * (1 + rank)).assert_is_compatible_with(found.shape)
    return found


def parts_of_row(row, dtype):
    """(indices [N, R], values [N], dense_shape [R]) of three strings."""
    values, sizes = reshape(parse_tensor(row[1], dtype), [-1]), reshape(parse_tensor(row[2], int64), [-1])
    found = stack([shape_of(values)[0], shape_of(sizes)[0]])
    return reshape(parse_tensor(row[0], int64), found), values, sizes
