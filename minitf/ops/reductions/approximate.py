"""approx_max_k and approx_min_k, which here are exact. Floor 2. Read `sorting.py` first."""

from __future__ import annotations

from collections import namedtuple

from ...backend.dtypes import bfloat16, float16, float32
from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ..axes import as_int, checked_axis
from ..shapes.layout import transpose
from .sorting import top_k

# It prints under TensorFlow's name.
ApproxTopKResult = namedtuple("ApproxTopK", "values indices")  # type: ignore[name-match]


def approx_max_k(operand, k, reduction_dimension=-1, recall_target=0.95, reduction_input_size_override=-1,
                 aggregate_to_topk=True, name=None):
    """The k largest along an axis, and where they stand. TensorFlow may miss some, for speed on a TPU.

    operand: float16, bfloat16 or float32 [...].
    k: int in [0, size of the axis].
    reduction_dimension: the axis, in [-rank, rank).
    recall_target, reduction_input_size_override, aggregate_to_topk: accepted; all of the k are always found.
    Returns: a pair with the fields `values` and `indices`, int32.

        >>> import minitf as tf
        >>> tf.math.approx_max_k([1., 5., 3.], 2).indices.numpy()
        array([1, 2], dtype=int32)

    Raises: InvalidArgumentError for another dtype, and for a k or an axis out of range.
    Source: tf.math.approx_max_k.
    """
    return _chosen(operand, k, reduction_dimension, 1)


def approx_min_k(operand, k, reduction_dimension=-1, recall_target=0.95, reduction_input_size_override=-1,
                 aggregate_to_topk=True, name=None):
    """The k smallest along an axis, and where they stand. Arguments and errors as in `approx_max_k`.

        >>> import minitf as tf
        >>> tf.math.approx_min_k([1., 5., 3.], 2).values.numpy()
        array([1., 3.], dtype=float32)

    Source: tf.math.approx_min_k.
    """
    return _chosen(operand, k, reduction_dimension, -1)


def _chosen(operand, k, axis, sign):
    x = convert_to_tensor(operand)
    if x.dtype not in (float16, bfloat16, float32):
        raise InvalidArgumentError(explain("approx_max_k", f"operand has dtype {x.dtype.name}",
                                           "it must be float16, bfloat16 or float32", "Use tf.math.top_k"))
    rank = len(x.shape)
    axis = checked_axis(axis, rank, "approx_max_k", "reduction_dimension")
    order = [*range(axis), *range(axis + 1, rank), axis]
    back = sorted(range(rank), key=order.__getitem__)
    found = top_k(transpose(x, order) * sign, as_int(k, "k"))
    return ApproxTopKResult(transpose(found.values, back) * sign, transpose(found.indices, back))
