"""Adding up what the replicas of one machine have. Floor 6. Read next: `contexts.py`.

The naive way, and the measure for all others: the values are in one process, so one device adds them in the order of
the replicas. How machines add up, with as little traffic as can be, stands in `transport/`.
"""

from __future__ import annotations

from ..core.convert import convert_to_tensor
from ..core.indexed_slices import IndexedSlices
from ..ops.shapes.identity import cast
from ..ops.shapes.joining import concat
from ..ops.shapes.sums import add_n
from .reduce_op import ReduceOp


def summed(values):
    """The sum of tensors, or of IndexedSlices: the rows of all of them.

        >>> import minitf as tf
        >>> summed([tf.constant([1., 2.]), tf.constant([10., 20.])]).numpy()
        array([11., 22.], dtype=float32)
    """
    if isinstance(values[0], IndexedSlices):
        return IndexedSlices(concat([x.values for x in values], 0), concat([x.indices for x in values], 0),
                             values[0].dense_shape)
    return convert_to_tensor(values[0]) if len(values) == 1 else add_n(list(values))


def divided(value, count):
    """A tensor, or IndexedSlices, by a number."""
    if isinstance(value, IndexedSlices):
        return IndexedSlices(divided(value.values, count), value.indices, value.dense_shape)
    quotient = value / cast(count, value.dtype)
    return quotient if quotient.dtype == value.dtype else cast(quotient, value.dtype)


def reduced(op, values, count):
    """Their sum, or their mean.   op: ReduceOp.   count: by what to divide the sum for a mean."""
    return summed(values) if op is ReduceOp.SUM else divided(summed(values), count)
