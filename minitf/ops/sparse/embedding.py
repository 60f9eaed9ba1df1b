"""Embeddings of bags of words: each row names some words, whose vectors are added or averaged. Floor 2."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..axes import as_choice
from ..elementwise.extrema import maximum
from ..elementwise.logical import logical_and
from ..elementwise.no_nan import divide_no_nan
from ..elementwise.powers import sqrt
from ..indexing.embedding import embedding_lookup
from ..indexing.gather import unsorted_segment_sum
from ..indexing.selection import where
from ..reductions.reduction import reduce_max
from ..shapes.creation import ones, zeros_like
from ..shapes.identity import cast
from ..shapes.layout import elements_of, reshape, shape, sizes_of
from .parts import fill_empty_rows
from .positions import reshape as reshape_sparse
from .sparse_tensor import as_sparse, select

COMBINERS = ("mean", "sqrtn", "sum")


def embedding_lookup_sparse(params, sp_ids, sp_weights, combiner=None, max_norm=None, name=None,
                            allow_fast_lookup=False):
    """For each row of `sp_ids` the rows of a table that it names, added up.

    params: float [V, D], the table, or a list of tables.
    sp_ids: a SparseTensor of integers [B, M], in [0, V).
    sp_weights: a SparseTensor of floats at the same places, what each counts; None for 1.
    combiner: "sum"; "mean" (the default) divides by the sum of the weights, "sqrtn" by the root of that of their
        squares.
    max_norm: the greatest length a row of the table may have; longer ones are shrunk to it.
    Returns: [S, D], S being the number of the last row with an element, + 1.

        >>> import minitf as tf
        >>> ids = tf.SparseTensor([[0, 0], [0, 1], [1, 0]], [0, 2, 1], [2, 2])
        >>> tf.nn.embedding_lookup_sparse(tf.constant([[1.], [2.], [4.]]), ids, None, combiner="sum").numpy()
        array([[5.],
               [2.]], dtype=float32)

    Raises: TypeError for ids that are not sparse; ValueError for another combiner; InvalidArgumentError for an id out
    of range.
    Source: tf.nn.embedding_lookup_sparse.
    """
    st = as_sparse(sp_ids, "embedding_lookup_sparse")
    combiner = as_choice("mean" if combiner is None else combiner, COMBINERS, "embedding_lookup_sparse", "combiner")
    rows = st.indices[:, 0]
    n = rows[-1] + 1 if rows.shape[0] else maximum(reduce_max(rows) + 1, 0)
    found = embedding_lookup(params, st.values, max_norm)
    if sp_weights is None:
        weights = ones(shape(rows), found.dtype)
    else:
        weights = cast(as_sparse(sp_weights, "embedding_lookup_sparse").values, found.dtype)
    column = reshape(weights, [-1] + [1] * (len(found.shape) - 1))
    total = unsorted_segment_sum(found if sp_weights is None else found * column, rows, n)
    if combiner == "sum":
        return total
    amount = unsorted_segment_sum(column if combiner == "mean" else column * column, rows, n)
    return divide_no_nan(total, amount if combiner == "mean" else sqrt(amount))


def safe_embedding_lookup_sparse(embedding_weights, sparse_ids, sparse_weights=None, combiner="mean", default_id=None,
                                 max_norm=None, name=None, allow_fast_lookup=False):
    """As `embedding_lookup_sparse`, but negative ids and weights that are not positive do not count.

    embedding_weights: float [V, D], the table.
    sparse_ids: a SparseTensor of integers [..., M], below V.
    sparse_weights: a SparseTensor of floats at the same places; weights <= 0 are left out, unless the
        combiner is "sum".
    default_id: the id of rows without elements; None for zeros.
    Returns: [..., D].

        >>> import minitf as tf
        >>> ids = tf.SparseTensor([[0, 0], [0, 1]], [1, -1], [2, 2])
        >>> tf.nn.safe_embedding_lookup_sparse(tf.constant([[1.], [2.]]), ids).numpy()
        array([[2.],
               [0.]], dtype=float32)

    Raises: ValueError without a table, or for another combiner; InvalidArgumentError for an id out of range.
    Source: tf.nn.safe_embedding_lookup_sparse.
    """
    if embedding_weights is None or (isinstance(embedding_weights, (list, tuple)) and not embedding_weights):
        raise ValueError(explain("safe_embedding_lookup_sparse", f"embedding_weights is {embedding_weights!r}",
                                 "there must be a table"))
    dims = elements_of(as_sparse(sparse_ids, "safe_embedding_lookup_sparse").dense_shape)
    rows = 1
    for n in dims[:-1]:
        rows *= n
    ids = reshape_sparse(sparse_ids, [rows, dims[-1]])
    weights = None if sparse_weights is None else ids.with_values(sparse_weights.values)
    keep = ids.values >= 0
    if weights is not None and combiner != "sum":
        keep = logical_and(keep, weights.values > 0)
    ids, empty = fill_empty_rows(select(ids, keep), 0 if default_id is None else default_id)
    if weights is not None:
        weights, _ = fill_empty_rows(select(weights, keep), 1)
    y = embedding_lookup_sparse(embedding_weights, ids, weights, combiner, max_norm)
    if default_id is None:
        y = where(reshape(empty, [-1, 1]), zeros_like(y), y)
    return reshape(convert_to_tensor(y), [*dims[:-1], *sizes_of(y)[1:]])
