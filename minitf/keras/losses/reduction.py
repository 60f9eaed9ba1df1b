"""From one loss for each sample to one number: weights, masks, and the ways to reduce. Floor 7.

A sample that is masked out counts nothing, and for a mean it is not among those that the sum is divided by. Read
`loss.py` next, which calls `reduce_weighted`.
"""

from __future__ import annotations

from ...backend.dtypes import bool_
from ...backend.errors import did_you_mean, explain
from ...core.context import replicas_in_sync
from ...ops.elementwise.no_nan import divide_no_nan
from ...ops.indexing.selection import where
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import size
from ..config import floatx
from .arguments import as_tensor, same_rank

MEANS = ("sum_over_batch_size", "mean", "mean_with_sample_weight")
REDUCTIONS = (*MEANS, "sum", "none", None)


class Reduction:
    """The names of TensorFlow 2's reductions.  Source: tf.keras.losses.Reduction."""

    AUTO = "auto"
    NONE = "none"
    SUM = "sum"
    SUM_OVER_BATCH_SIZE = "sum_over_batch_size"


def checked_reduction(reduction):
    """`reduction` itself; ValueError where there is none of that name."""
    if reduction in REDUCTIONS:
        return reduction
    rule = f"the reductions are {', '.join(map(repr, REDUCTIONS))}"
    raise ValueError(explain("Loss", f"reduction is {reduction!r}", rule, did_you_mean(reduction, REDUCTIONS)))


def reduce_weighted(values, sample_weight, mask, reduction, dtype):
    """The losses of the samples, weighted, masked and reduced.

    values: float [...], a loss for each sample or for each part of one.
    sample_weight: float, in the shape of `values` or with a last axis of size 1 more or less; or None.
    mask: bool, False for what must not count; or None.
    reduction: one of REDUCTIONS.
    Returns: float []; the shape of `values` where nothing is reduced.
    """
    values = as_tensor(values, dtype)
    if sample_weight is not None:
        sample_weight = as_tensor(sample_weight, values.dtype)
    if mask is not None:
        sample_weight = masked_weights(sample_weight, mask, values.dtype, reduction)
    if sample_weight is not None:
        values, sample_weight = same_rank(values, sample_weight)
        values = values * sample_weight
    return reduce_values(values, sample_weight, reduction)


def masked_weights(sample_weight, mask, dtype, reduction):
    """Weights that are 0 where the mask is False.

    For a mean over all samples those that stay count total / valid each: their sum, divided by the
    number of all, is then the mean of those that stay.

    sample_weight: float, in the shape of the mask, or with a last axis of size 1 more or less; or
        None.
    mask: bool [...], False for what must not count.
    dtype: that of the weights.
    reduction: one of REDUCTIONS, of which the means want the factor.
    Returns: float [...].
    """
    mask = as_tensor(mask, bool_)
    weight = cast(mask, dtype)
    if reduction in ("mean", "sum_over_batch_size"):
        factor = divide_no_nan(cast(size(mask), dtype), reduce_sum(weight))  # 0 if none is left
        weight = where(mask, factor, cast(0, dtype))
    if sample_weight is None:
        return weight
    weight, sample_weight = same_rank(weight, as_tensor(sample_weight, dtype))
    return sample_weight * weight


def reduce_values(values, sample_weight, reduction):
    """The sum or a mean of the values; they themselves where there is nothing to reduce."""
    if reduction is None or reduction == "none" or values._shape_tuple() == ():
        return values
    if values._shape_tuple() == (0,) and replicas_in_sync() == 1:
        return values  # as Keras has it; of a replica without rows, the loss is 0
    total = reduce_sum(values)
    return total if reduction == "sum" else share(mean_of(values, total, sample_weight, reduction))


def mean_of(values, total, sample_weight, reduction):
    """The mean of the values, from their sum."""
    if reduction == "mean_with_sample_weight" and sample_weight is not None:
        return quotient(total, reduce_sum(sample_weight))
    count = values.shape.num_elements()
    if count and total.dtype.is_floating:
        return total / count
    return quotient(total, cast(size(values), total.dtype))


def share(loss):
    """A replica's part of a mean over the samples of all replicas, which have equally many: see `tf.distribute`."""
    replicas = replicas_in_sync()
    return loss if replicas == 1 else loss * cast(1.0 / replicas, loss.dtype)


def unshared(loss):
    """The mean of which `share` has made a part."""
    replicas = replicas_in_sync()
    return loss if replicas == 1 else loss * cast(replicas, loss.dtype)


def quotient(total, count):
    """total / count, and 0 where that is 0. Integers are divided as floats of the default dtype."""
    if not total.dtype.is_floating:
        total, count = cast(total, floatx()), cast(count, floatx())
    return divide_no_nan(total, count)
