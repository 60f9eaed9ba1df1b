"""Counting values: unique, unique_with_counts, bincount. Floor 2."""

from __future__ import annotations

from collections import namedtuple

from ...backend.dtypes import INDEX, as_dtype, float32, float64, int32
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_flag, as_int, one_number
from ..elementwise.extrema import maximum, minimum
from ..shapes.creation import zeros
from ..shapes.identity import cast
from ..shapes.layout import reshape
from .reduction import reduce_max

# They print under TensorFlow's names, which the ops have here.
UniqueResult = namedtuple("Unique", "y idx")  # type: ignore[name-match]
UniqueWithCountsResult = namedtuple("UniqueWithCounts", "y idx count")  # type: ignore[name-match]


class UniqueWithCounts(Op):
    """The different values, in the order of their first appearance.   x: any [N]  ->  y: [M], idx: [N], count: [M]."""

    def infer(x, *, out_idx):
        if x.rank not in (1, None):
            raise RuleError("x must be a vector", "Flatten it with tf.reshape(x, [-1])")
        return x.with_dims((None,)), Spec(x.dims, out_idx), Spec((None,), out_idx)

    def kernel(xp, x, *, out_idx):
        if x.dtype.kind in "iu" and len(x) > 64 and int(x.max()) - int(x.min()) < 4 * len(x):
            y, places, counts = unique_of_few(xp, x, int(x.min()), int(x.max()))
            return y, places.astype(out_idx.np), counts.astype(out_idx.np)
        values, first, places, counts = xp.unique(x, return_index=True, return_inverse=True, return_counts=True)
        order = xp.argsort(first)             # from the sorted values to the values as they appear
        rank = xp.argsort(order)
        return values[order], rank[places].astype(out_idx.np), counts[order].astype(out_idx.np)

    gradient = no_gradient


def unique_of_few(xp, x, low, high):
    """The different integers of x in the order of their first appearance, where each stands in that list, and counts.

    low, high: the smallest and the largest, so near to each other that a table has room for all between them. Ten
    times as fast as sorting.
    """
    keys = (x - x.dtype.type(low)).astype(xp.intp) if low >= 0 else x.astype(xp.intp) - low
    first = xp.full(high - low + 1, len(x))
    first[keys[::-1]] = xp.arange(len(x) - 1, -1, -1)    # of several writes to one place, the last one stays
    found = xp.flatnonzero(first < len(x))
    order = found[xp.argsort(first[found])]
    rank = xp.empty(len(first), xp.intp)
    rank[order] = xp.arange(len(order))
    return x[first[order]], rank[keys], xp.bincount(keys, minlength=len(first))[order]


def unique(x, out_idx=int32, name=None):
    """The different values of a vector, in the order in which they first appear.

    x: any [N].
    out_idx: tf.int32 or tf.int64, the dtype of the places.
    Returns: a pair with the fields `y`, [M], the values, and `idx`, [N], so that x[i] == y[idx[i]].

        >>> import minitf as tf
        >>> y, idx = tf.unique([7, 3, 7])
        >>> y.numpy(), idx.numpy()
        (array([7, 3], dtype=int32), array([0, 1, 0], dtype=int32))

    Raises: InvalidArgumentError where x is no vector.
    Source: tf.unique.
    """
    y, idx, _ = execute(UniqueWithCounts, x, out_idx=as_dtype(out_idx))
    return UniqueResult(y, idx)


def unique_with_counts(x, out_idx=int32, name=None):
    """As `tf.unique`, and how often each value occurs.

        >>> import minitf as tf
        >>> tf.unique_with_counts([7, 3, 7]).count.numpy()
        array([2, 1], dtype=int32)

    Raises: InvalidArgumentError where x is no vector.
    Source: tf.unique_with_counts.
    """
    return UniqueWithCountsResult(*execute(UniqueWithCounts, x, out_idx=as_dtype(out_idx)))


class DenseBincount(Op):
    """How often each number below `size` occurs.   input: int [..., N], size: int [], weights  ->  y: [..., size].

    weights: of the input's shape, what an occurrence counts; or without elements, and it counts 1.
    binary_output: 1 for every number that occurs, however often.
    """

    types = ("Tidx", "Tidx", "T")
    T = INDEX | {float32, float64}
    host = (1,)

    def infer(input, size, weights, *, binary_output):
        if input.rank not in (1, 2, None):
            raise RuleError("input must have one or two axes")
        n = one_number(size, "size")
        if weights.dims != (0,) and not may_equal(weights.dims, input.dims):
            raise RuleError("weights must have the shape of input")
        return weights.with_dims(None if input.dims is None else (*input.dims[:-1], n))

    def kernel(xp, input, size, weights, *, binary_output):
        if input.size and input.min() < 0:
            raise RuleError(f"number {int(input.min())} must be >= 0")
        y = xp.zeros((*input.shape[:-1], int(size)), weights.dtype)
        counted = input < int(size)
        if input.ndim == 1 and not weights.size and not binary_output:
            return xp.bincount(input[counted], minlength=int(size)).astype(weights.dtype)
        place = (*xp.nonzero(counted)[:-1], input[counted])      # the row and the number
        if binary_output:
            y[place] = 1
        else:
            xp.add.at(y, place, weights[counted] if weights.size else weights.dtype.type(1))
        return y

    gradient = no_gradient


@dispatched
def bincount(arr, weights=None, minlength=None, maxlength=None, dtype=int32, name=None, axis=None,
             binary_output=False):
    """How often each of the numbers 0, 1, 2, ... occurs in `arr`.

    arr: int [...], >= 0.
    weights: in the shape of `arr`; each occurrence counts its weight instead of 1, in the dtype of the weights.
    minlength, maxlength: the least and the greatest size of the result; what is too large is not counted.
    dtype: int32, int64, float32 or float64: of the result, where there are no weights.
    axis: None or 0 counts all of `arr` together; -1 counts each row on its own.
    binary_output: 1 for every number that occurs, however often.

        >>> import minitf as tf
        >>> tf.math.bincount([1, 1, 3]).numpy()
        array([0, 2, 0, 1], dtype=int32)

    Raises: InvalidArgumentError for negative numbers or weights of another shape; ValueError for another axis, or for
    weights together with binary_output.
    Source: tf.math.bincount. Differs: only dense and ragged tensors.
    """
    if axis is not None and as_int(axis) not in (0, -1):
        raise ValueError(explain("bincount", f"axis is {axis}", "it must be None, 0 or -1"))
    binary_output = as_flag(binary_output, "binary_output")
    if weights is not None and binary_output:
        raise ValueError(explain("bincount", "weights and binary_output", "only one of the two may be given"))
    arr = convert_to_tensor(arr)
    arr = arr if arr.dtype in INDEX else cast(arr, int32)
    amounts = zeros([0], dtype) if weights is None else convert_to_tensor(weights)
    if axis != -1:
        arr = reshape(arr, [-1])
        amounts = reshape(amounts, [-1])
    size = number_of_bins(arr, minlength, maxlength)
    return execute(DenseBincount, arr, size, amounts, binary_output=binary_output)


def number_of_bins(arr, minlength, maxlength):
    """How many numbers are counted: up to the largest there is, within the limits."""
    size = 0 if arr.shape.num_elements() == 0 else maximum(reduce_max(arr) + 1, 0)
    if minlength is not None:
        size = maximum(size, convert_to_tensor(minlength, arr.dtype))
    return size if maxlength is None else minimum(size, convert_to_tensor(maxlength, arr.dtype))
