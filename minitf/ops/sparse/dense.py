"""From sparse to dense and back: to_dense, from_dense, to_indicator. Floor 2. Read `sparse_tensor.py` first."""

from __future__ import annotations

from ...backend.dtypes import int64, string
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag, as_int
from ..elementwise.comparison import not_equal
from ..indexing.scatter import gather_nd, refuse_outside_nd
from ..indexing.selection import where
from ..shapes.broadcasting import reduce_sum
from ..shapes.creation import dims_of, ones
from ..shapes.identity import cast
from ..shapes.joining import concat
from ..shapes.layout import expand_dims, shape
from .sparse_tensor import SparseTensor, as_sparse


class SparseToDense(Op):
    """Values at their places, and `default_value` everywhere else.   sparse_indices: int [N, R], sparse_values: [N].

    output_shape: int [R].   ->  dense: of that shape.
    validate_indices: insist on indices that are in order and not repeated; without, of those repeated the last stays.
    """

    types = ("Tindices", "Tindices", "T", "T")
    host = (1,)

    def infer(sparse_indices, output_shape, sparse_values, default_value, *, validate_indices):
        return sparse_values.with_dims(dims_of(output_shape))

    def kernel(xp, sparse_indices, output_shape, sparse_values, default_value, *, validate_indices):
        dims = tuple(output_shape.tolist())
        refuse_outside_nd(xp, sparse_indices, dims)
        if validate_indices:
            refuse_disorder(xp, sparse_indices, dims)
        y = xp.full(dims, default_value, sparse_values.dtype)
        y[(*sparse_indices.T,)] = sparse_values
        return y

    def gradient(call, dy):
        dvalues = gather_nd(dy, call.inputs[0])
        return [None, None, dvalues, reduce_sum(dy) - reduce_sum(dvalues) if call.needs[3] else None]


def refuse_disorder(xp, indices, dims):
    """Raise RuleError, naming the first culprit, unless the rows of `indices` strictly rise."""
    places = xp.ravel_multi_index((*indices.T,), dims) if len(indices) else xp.zeros(0, int)
    wrong = xp.flatnonzero(places[1:] <= places[:-1])
    if len(wrong):
        i = int(wrong[0]) + 1
        if places[i] == places[i - 1]:
            raise RuleError(f"indices[{i}] = {indices[i].tolist()} is repeated")
        raise RuleError(f"indices[{i}] = {indices[i].tolist()} is out of order", "Use tf.sparse.reorder first")


def to_dense(sp_input, default_value=None, validate_indices=True, name=None):
    """The tensor that `sp_input` stands for.

    sp_input: a SparseTensor of any dtype.
    default_value: what stands where `sp_input` has no value; 0, False or the empty string by default.
    validate_indices: refuse indices that are out of order or repeated.

        >>> import minitf as tf
        >>> tf.sparse.to_dense(tf.sparse.SparseTensor([[0, 1]], [5], [2, 2]), default_value=-1).numpy()
        array([[-1,  5],
               [-1, -1]], dtype=int32)

    Raises: TypeError for what is not sparse; InvalidArgumentError for indices out of range, out of order or repeated.
    Source: tf.sparse.to_dense.
    """
    st = as_sparse(sp_input, "tf.sparse.to_dense")
    if default_value is None:
        default_value = b"" if st.dtype == string else st.dtype.as_numpy_dtype(0)
    return execute(SparseToDense, st.indices, st.dense_shape, st.values, convert_to_tensor(default_value, st.dtype),
                   validate_indices=as_flag(validate_indices, "validate_indices"))


def from_dense(tensor, name=None):
    """The elements of a tensor that are not 0 (not False, not the empty string), with their places.

    tensor: any [...], at least one axis.

        >>> import minitf as tf
        >>> tf.sparse.from_dense([[0, 7], [8, 0]]).values.numpy()
        array([7, 8], dtype=int32)

    Raises: InvalidArgumentError for a tensor without axes.
    Source: tf.sparse.from_dense.
    """
    x = convert_to_tensor(tensor)
    if not x._shape_tuple():
        raise InvalidArgumentError(explain("tf.sparse.from_dense", "a tensor without axes", "it must have some"))
    zero = convert_to_tensor(b"" if x.dtype == string else x.dtype.as_numpy_dtype(0))
    indices = where(not_equal(x, zero))
    return SparseTensor(indices, gather_nd(x, indices), shape(x, int64))


def to_indicator(sp_input, vocab_size, name=None):
    """The last axis, a set of numbers, as a mask: True at those numbers that the set has.

    sp_input: a SparseTensor of integers [..., N], values in [0, vocab_size).
    vocab_size: int, how many numbers there are.
    Returns: bool [..., vocab_size].

        >>> import minitf as tf
        >>> tf.sparse.to_indicator(tf.sparse.from_dense([[3, 1]]), 4).numpy()
        array([[False,  True, False,  True]])

    Raises: InvalidArgumentError for a value out of range.
    Source: tf.sparse.to_indicator.
    """
    st = as_sparse(sp_input, "tf.sparse.to_indicator")
    indices = concat([st.indices[:, :-1], expand_dims(cast(st.values, int64), 1)], 1)
    dims = concat([st.dense_shape[:-1], [as_int(vocab_size, "vocab_size")]], 0)
    present = SparseTensor(indices, ones(shape(st.values), "bool"), dims)
    return to_dense(present, validate_indices=False)
