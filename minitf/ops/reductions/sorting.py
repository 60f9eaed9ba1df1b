"""Order: top_k, sort and argsort. Floor 2. Read next: `argmax.py`.

The gradient of sorted elements goes back to the places they came from.
"""

from __future__ import annotations

from collections import namedtuple
from math import prod

from ...backend.blocks import rowwise
from ...backend.dtypes import INDEX, INTEGER, REAL, as_dtype, int16, int32, int64
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..axes import as_choice, checked_axis, one_number
from ..indexing.gather import unsorted_segment_sum
from ..shapes.identity import cast
from ..shapes.layout import reshape, sizes_of, transpose
from ..shapes.sequences import range_

TopKResult = namedtuple("TopKV2", "values indices")  # type: ignore[name-match]  # prints as in TensorFlow


class TopKV2(Op):
    """The k largest of each row, largest first.   input: real [..., N], k: int []  ->  values, indices: [..., k].

    Among equals, the one that stands first comes first.
    """

    types = ("T", "Tk")
    T = REAL
    Tk = INDEX | {int16}
    host = (1,)

    def infer(input, k, *, index_type):
        n = one_number(k, "k")
        if index_type not in TopKV2.Tk:
            raise RuleError(f"index_type is {index_type.name}, and must be int16, int32 or int64")
        if input.dims is None:
            return input, Spec(None, index_type)
        if not input.rank:
            raise RuleError("input must have at least one axis")
        if None not in (n, input.dims[-1]) and n > input.dims[-1]:
            raise RuleError(f"k is {n}, and a row has only {input.dims[-1]} elements")
        dims = (*input.dims[:-1], n)
        return input.with_dims(dims), Spec(dims, index_type)

    def kernel(xp, input, k, *, index_type):
        k = int(k)
        places = rowwise(lambda rows: largest(xp, rows, k), input, width=k, dtype="int64")
        return xp.take_along_axis(input, places, -1), places.astype(index_type.np)

    def gradient(call, dvalues, dindices):
        return [put_back(dvalues, cast(call.outputs[1], int64), sizes_of(call.inputs[0])), None]


def largest(xp, rows, k):
    """The places of the k largest of each row, in order: [..., N] -> int64 [..., k].

    A stable sort by comparison takes NumPy long. Where a number has 32 bits, number and place together are one
    integer of 64, no two of which are equal, and those it sorts several at once.
    """
    n = rows.shape[-1]
    if rows.dtype in ("float32", "int32") and n * rows.size > 256 and not (rows != rows).any():
        keys = xp.left_shift(descending(rows).astype(xp.int64), 32)
        keys += xp.arange(n)
        if 0 < k < n // 8:
            keys = xp.partition(keys, k - 1, axis=-1)[..., :k]
        keys.sort(axis=-1)
        return xp.bitwise_and(keys[..., :k], 0xFFFFFFFF)
    key = ~rows if rows.dtype.kind in "iu" else -rows   # as in `turned`
    return xp.argsort(key, axis=-1, kind="stable")[..., :k]


def descending(x):
    """int32 in the opposite order of x, float32 or int32; of floats, both zeros have the same."""
    if x.dtype == "int32":
        return ~x
    bits = (0 - x).view("int32")             # 0 - 0 and 0 - (-0) are the same 0
    return bits ^ (bits >> 31 & 0x7FFFFFFF)  # below 0, the larger the bits the smaller the float


def put_back(dy, places, dims):
    """Zeros of shape `dims`, with each element of dy, [..., K], at its place along the last axis."""
    rows, n, k = prod(dims[:-1]), dims[-1], sizes_of(dy)[-1]
    starts = reshape(range_(rows, dtype=places.dtype) * cast(n, places.dtype), [rows, 1])   # if all rows were one
    ids = reshape(places, [rows, k]) + starts
    return reshape(unsorted_segment_sum(reshape(dy, [-1]), reshape(ids, [-1]), rows * n), dims)


def top_k(input, k=1, sorted=True, index_type=int32, name=None):
    """The k largest elements of each row (along the last axis), and where they stand.

    input: real [..., N].
    k: int in [0, N].
    sorted: accepted; the elements are always sorted, the largest first, and of equals the first.
    index_type: the dtype of the indices: tf.int16, tf.int32 or tf.int64.
    Returns: a pair with the fields `values` and `indices`, both [..., k].

        >>> import minitf as tf
        >>> tf.math.top_k([1, 5, 3, 5], k=2).indices.numpy()
        array([1, 3], dtype=int32)

    Raises: InvalidArgumentError for a k that is negative or greater than N.
    Source: tf.math.top_k.
    """
    return TopKResult(*execute(TopKV2, input, k, index_type=as_dtype(index_type)))


def argsort(values, axis=-1, direction="ASCENDING", stable=False, name=None):
    """The places of the elements in sorted order: int32, the shape of `values`.

    values: real [...].
    axis: the axis to sort along, in [-rank, rank).
    direction: "ASCENDING" or "DESCENDING".
    stable: accepted; equal elements always keep their order.

        >>> import minitf as tf
        >>> tf.argsort([30, 10, 20]).numpy()
        array([1, 2, 0], dtype=int32)

    Raises: ValueError for another direction; InvalidArgumentError for an axis out of range.
    Source: tf.argsort.
    """
    if _ascends(direction, "argsort"):
        return along_last(values, axis, lambda rows: top_k(turned(rows), sizes_of(rows)[-1]).indices)
    return along_last(values, axis, lambda rows: top_k(rows, sizes_of(rows)[-1]).indices)


def _ascends(direction, where) -> bool:
    return as_choice(direction, ("ASCENDING", "DESCENDING"), where, "direction") == "ASCENDING"


def along_last(values, axis, function):
    """`function`, which works along the last axis, applied to `values` along `axis`."""
    values = convert_to_tensor(values)
    rank = len(values.shape)
    axis = checked_axis(axis, rank, "sort")
    if axis == rank - 1:
        return function(values)
    order = [*range(axis), *range(axis + 1, rank), axis]
    return transpose(function(transpose(values, order)), sorted(range(rank), key=order.__getitem__))


def turned(x):
    """Numbers of the same dtype in the opposite order. Done twice, it gives back x; ~x, unlike -x, never overflows."""
    return ~x if x.dtype in INTEGER else -x


def sort(values, axis=-1, direction="ASCENDING", name=None):
    """`values` in sorted order along one axis.

    Arguments and errors as in `tf.argsort`.

        >>> import minitf as tf
        >>> tf.sort([3., 1., 2.], direction="DESCENDING").numpy()
        array([3., 2., 1.], dtype=float32)

    Source: tf.sort.
    """
    if _ascends(direction, "sort"):
        return along_last(values, axis, lambda rows: turned(top_k(turned(rows), sizes_of(rows)[-1]).values))
    return along_last(values, axis, lambda rows: top_k(rows, sizes_of(rows)[-1]).values)
