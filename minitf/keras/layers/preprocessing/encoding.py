"""Numbers of categories as they are, as vectors of 0 and 1, or counted: the `output_mode` of many layers. Floor 7."""

from __future__ import annotations

from ....backend.dtypes import as_dtype, int64
from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ....core.tensor import Tensor
from ....ops.elementwise.logical import logical_and
from ....ops.indexing.gather import gather
from ....ops.indexing.masking import one_hot
from ....ops.indexing.scatter import gather_nd
from ....ops.indexing.selection import where
from ....ops.ragged.ragged_tensor import RaggedTensor
from ....ops.reductions.counting import bincount
from ....ops.reductions.reduction import reduce_max, reduce_sum
from ....ops.shapes.creation import ones_like
from ....ops.shapes.identity import cast
from ....ops.shapes.joining import concat
from ....ops.shapes.layout import expand_dims, squeeze
from ....ops.shapes.layout import shape as shape_of
from ....ops.sparse import reduce as sparse_reduce
from ....ops.sparse.dense import from_dense
from ....ops.sparse.sparse_tensor import SparseTensor

OLD_NAMES = {"binary": "multi_hot", "tf-idf": "tf_idf"}


def output_mode_of(layer, given, allowed):
    """The output mode under its present name.  Raises: ValueError where the layer has no such mode."""
    mode = OLD_NAMES.get(given, given) if isinstance(given, str) else given
    if mode not in allowed:
        raise ValueError(explain(layer, f"output_mode={given!r}", f"it must be one of {', '.join(map(repr, allowed))}"))
    return mode


def as_input(x, dtype=None):
    """What a layer for words is called on, as a tensor: dense, ragged or sparse.

    dtype: what it is cast to; lists and single values are made tensors of that dtype at once.
    """
    if not isinstance(x, Tensor | RaggedTensor | SparseTensor):
        x = convert_to_tensor(x) if dtype is None or hasattr(x, "dtype") else convert_to_tensor(x, dtype)
    if dtype is None or x.dtype == dtype:
        return x
    return x.with_values(cast(x.values, dtype)) if isinstance(x, SparseTensor) else cast(x, dtype)


def encoded(indices, output_mode, depth, dtype, sparse=False, count_weights=None):
    """Indices in the form that `output_mode` says.

    indices: int [...], dense, ragged or sparse; those that are not below `depth` are left out.
    output_mode: "int": as they are. "one_hot": each as a vector with a single 1; an axis of size 1 becomes that vector.
        "multi_hot": a vector for each row, with a 1 for every index in it. "count": how often each index is in a row.
    depth: the size of the vectors.
    sparse: whether the vectors are a SparseTensor.
    count_weights: in the shape of `indices`: how much each counts.
    """
    if output_mode == "int":
        return as_input(indices, as_dtype(dtype))
    if indices.shape.rank == 0:
        indices = expand_dims(indices, -1)
    if output_mode == "one_hot":
        return one_hot_of(indices, depth, dtype, sparse)
    if indices.shape.rank <= 2:
        return row_counts(indices, output_mode == "multi_hot", depth, dtype, sparse, count_weights)
    return counts_of_many(indices, output_mode == "multi_hot", depth, dtype, sparse, count_weights)


def one_hot_of(indices, depth, dtype, sparse):
    """A vector for each index.   int [...] or [..., 1]  ->  [..., depth]."""
    rank = indices.shape.rank
    if isinstance(indices, Tensor) and rank > 1 and indices.shape[-1] == 1:
        indices = squeeze(indices, -1)
    if not sparse:
        return one_hot(indices, depth, dtype=as_dtype(dtype))
    places = where(logical_and(indices >= 0, indices < depth))
    chosen = cast(gather_nd(indices, places), int64)
    size = concat([shape_of(indices, int64), convert_to_tensor([depth], int64)], 0)
    return SparseTensor(concat([places, expand_dims(chosen, 1)], 1), cast(ones_like(chosen), dtype), size)


def row_counts(indices, binary, depth, dtype, sparse, weights):
    """How often each index is in a row, or only whether.   int [n] or [B, n]  ->  [depth] or [B, depth]."""
    count = {"weights": weights, "minlength": depth, "maxlength": depth, "axis": -1, "binary_output": binary}
    if sparse:
        if isinstance(indices, RaggedTensor):
            indices = indices.to_sparse()
        counts = sparse_reduce.bincount(indices, **count)
        size = concat([counts.dense_shape[:-1], convert_to_tensor([depth], int64)], 0)
        return SparseTensor(counts.indices, cast(counts.values, dtype), size)
    if isinstance(indices, SparseTensor):
        indices = rows_of_sparse(indices)
        count["weights"] = weights.values if isinstance(weights, SparseTensor) else weights
    counts = cast(bincount(indices, dtype=int64, **count), dtype)
    counts.set_shape([*indices.shape[:-1], depth])
    return counts


def rows_of_sparse(x):
    """The values of a sparse tensor in their rows: a ragged tensor, or for one axis a dense one."""
    if x.dense_shape.shape[0] == 1:
        return x.values
    return RaggedTensor.from_value_rowids(x.values, x.indices[:, 0], x.dense_shape[0], validate=False)


def counts_of_many(indices, binary, depth, dtype, sparse, weights):
    """The same for more than two axes, along the second, as in Keras.   int [B, n, ...]  ->  [B, ..., depth]."""
    vectors = one_hot(indices, depth, dtype=as_dtype(dtype) if weights is None else weights.dtype)
    if weights is not None:
        vectors = vectors * expand_dims(weights, -1)
    found = cast(reduce_max(vectors, 1) if binary else reduce_sum(vectors, 1), dtype)
    return from_dense(found) if sparse else found


def times_weights(counts, weights):
    """Counts times a weight for each of the indices.   counts: [..., depth], dense or sparse; weights: [depth]."""
    if isinstance(counts, SparseTensor):
        return counts.with_values(cast(counts.values, weights.dtype) * gather(weights, counts.indices[:, -1]))
    return cast(counts, weights.dtype) * weights


def encoded_shape(input_shape, depth, output_mode) -> tuple:
    """The shape of what `encoded` gives, with None for open axes."""
    if output_mode == "int":
        return tuple(input_shape)
    if output_mode == "one_hot" and not (len(input_shape) > 1 and input_shape[-1] == 1):
        return (*input_shape, depth)
    return (*input_shape[:-1], depth)
