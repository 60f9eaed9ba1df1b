"""Two sparse tensors, or one and something else, element by element: add, maximum, minimum, map_values. Floor 2.

An element that only one of the two has meets a 0.
"""

from __future__ import annotations

import numpy as np

from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ..elementwise.comparison import greater_equal
from ..elementwise.extrema import maximum as larger
from ..elementwise.extrema import minimum as smaller
from ..elementwise.magnitude import abs_
from ..indexing.gather import unsorted_segment_sum
from ..indexing.scatter_update import tensor_scatter_nd_add
from ..shapes.joining import concat
from ..shapes.layout import size, sizes_of
from .positions import places, positions, united
from .sparse_tensor import SparseTensor, as_sparse, select


def aligned(a, b, where):
    """The places that either tensor has, in order, and for both the values there, 0 where it has none.

    Returns: int64 [M, R], and two tensors [M].
    Raises: InvalidArgumentError where shapes differ.
    """
    a, b = as_sparse(a, where), as_sparse(b, where)
    if not a.shape.is_compatible_with(b.shape):
        raise InvalidArgumentError(explain(where, f"shapes {a.shape} and {b.shape}", "both must have the same shape"))
    ours, theirs = (positions(st.indices, st.dense_shape) for st in (a, b))
    all_of_them, which = united(concat([ours, theirs], 0))
    n, split = size(all_of_them), sizes_of(ours)[0]
    return (places(all_of_them, a.dense_shape), unsorted_segment_sum(a.values, which[:split], n),
            unsorted_segment_sum(b.values, which[split:], n))


def add(a, b, threshold=0):
    """a + b, where one of them may be dense.

    a, b: SparseTensors of the same shape and dtype: the result is sparse. Or one of them a tensor of that shape: the
        result is dense.
    threshold: the least absolute value that a sum must have to be kept; with 0, all are.

        >>> import minitf as tf
        >>> a = tf.sparse.from_dense([[1, 0], [0, 2]])
        >>> tf.sparse.add(a, a).values.numpy(), tf.sparse.add(a, [[1, 1], [1, 1]]).numpy().tolist()
        (array([2, 4], dtype=int32), [[2, 1], [1, 3]])

    Raises: TypeError where neither is sparse; InvalidArgumentError where shapes or dtypes differ.
    Source: tf.sparse.add.
    """
    if not isinstance(a, SparseTensor) and not isinstance(b, SparseTensor):
        raise TypeError(explain("tf.sparse.add", "two dense tensors", "one must be a SparseTensor", "Use tf.add"))
    if not isinstance(a, SparseTensor) or not isinstance(b, SparseTensor):
        st, dense = (a, b) if isinstance(a, SparseTensor) else (b, a)
        dense = convert_to_tensor(dense)
        if not st.shape.is_compatible_with(dense.shape):
            raise InvalidArgumentError(explain("tf.sparse.add", f"shapes {st.shape} and {dense.shape}",
                                               "both must have the same shape"))
        return tensor_scatter_nd_add(dense, st.indices, st.values)
    indices, ours, theirs = aligned(a, b, "tf.sparse.add")
    total = SparseTensor(indices, ours + theirs, a.dense_shape)
    if not threshold:
        return total
    magnitude = abs_(total.values)
    return select(total, greater_equal(magnitude, convert_to_tensor(threshold, magnitude.dtype)))


def maximum(sp_a, sp_b, name=None):
    """The larger of both, elementwise; what is missing counts as 0.

    sp_a, sp_b: SparseTensors of the same shape and dtype, real.

        >>> import minitf as tf
        >>> tf.sparse.maximum(tf.sparse.from_dense([1, -2, 0]), tf.sparse.from_dense([0, 0, 3])).values.numpy()
        array([1, 0, 3], dtype=int32)

    Raises: InvalidArgumentError where shapes differ.
    Source: tf.sparse.maximum.
    """
    indices, ours, theirs = aligned(sp_a, sp_b, "tf.sparse.maximum")
    return SparseTensor(indices, larger(ours, theirs), sp_a.dense_shape)


def minimum(sp_a, sp_b, name=None):
    """The smaller of both, elementwise; what is missing counts as 0.

    sp_a, sp_b: SparseTensors of the same shape and dtype, real.

        >>> import minitf as tf
        >>> tf.sparse.minimum(tf.sparse.from_dense([1, -2, 0]), tf.sparse.from_dense([0, 0, 3])).values.numpy()
        array([ 0, -2,  0], dtype=int32)

    Raises: InvalidArgumentError where shapes differ.
    Source: tf.sparse.minimum.
    """
    indices, ours, theirs = aligned(sp_a, sp_b, "tf.sparse.minimum")
    return SparseTensor(indices, smaller(ours, theirs), sp_a.dense_shape)


def map_values(op, *args, **kwargs):
    """`op` applied to the values of SparseTensors, which must all have the same places.

    op: a function of tensors [N] that returns one of the same shape.
    args, kwargs: its arguments, at least one of them a SparseTensor.

        >>> import minitf as tf
        >>> tf.sparse.map_values(tf.add, tf.sparse.from_dense([1, 0, 3]), 5).values.numpy()
        array([6, 8], dtype=int32)

    Raises: ValueError without a SparseTensor, or where op changes the shape; InvalidArgumentError for other places.
    Source: tf.sparse.map_values.
    """
    found = [x for x in (*args, *kwargs.values()) if isinstance(x, SparseTensor)]
    if not found:
        raise ValueError(explain("tf.sparse.map_values", "no SparseTensor", "at least one argument must be one"))
    first = found[0]
    for other in found[1:]:
        ours, theirs = first.indices._known_value(), other.indices._known_value()
        if ours is not None and theirs is not None and not np.array_equal(ours, theirs):
            raise InvalidArgumentError(explain("tf.sparse.map_values", "SparseTensors with other indices",
                                               "all must have their values at the same places"))
    plain = [x.values if isinstance(x, SparseTensor) else x for x in args]
    named = {name: x.values if isinstance(x, SparseTensor) else x for name, x in kwargs.items()}
    return first.with_values(op(*plain, **named))
