"""Sum and Mean of values that come batch by batch. Floor 7. Read next: `wrapper.py`, means of a function."""

from __future__ import annotations

from ...ops.reductions.reduction import reduce_mean
from ...ops.shapes.broadcasting import broadcast_to, reduce_sum
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import shape, sizes_of
from ..losses.arguments import as_tensor, same_rank
from ..losses.reduction import masked_weights, quotient
from .metric import Metric


class Sum(Metric):
    """The sum of all values, each times its weight.  name, dtype: as for `Metric`.

        >>> import minitf as tf
        >>> metric = tf.keras.metrics.Sum()
        >>> metric.update_state([1, 3, 5, 7], sample_weight=[1, 1, 0, 0])
        >>> metric(6).numpy()
        np.float32(10.0)

    Source: keras.metrics.Sum.
    """

    def __init__(self, name="sum", dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.total = self.add_variable((), "zeros", dtype=self.dtype, name="total")

    def update_state(self, values, sample_weight=None):
        """Add values.  values: numeric [...].  sample_weight: of a shape that broadcasts, or None."""
        values, _ = per_sample(values, sample_weight, reduce_sum, self.dtype)
        self.total.assign_add(reduce_sum(values))

    def result(self):
        return self.total.value


class Mean(Metric):
    """The mean of all values: their sum, each times its weight, divided by the sum of the weights.

    name, dtype: as for `Metric`.

        >>> import minitf as tf
        >>> metric = tf.keras.metrics.Mean()
        >>> metric.update_state([1, 3, 5, 7], sample_weight=[1, 1, 0, 0])
        >>> metric(8).numpy()
        np.float32(4.0)

    Source: keras.metrics.Mean. Of nothing, it is 0.
    """

    def __init__(self, name="mean", dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.total = self.add_variable((), "zeros", dtype=self.dtype, name="total")
        self.count = self.add_variable((), "zeros", dtype=self.dtype, name="count")

    def update_state(self, values, sample_weight=None):
        """Add values; of each sample, along the first axis, the mean counts.

        values: numeric [...].  sample_weight: of a shape that broadcasts, or None.
        """
        values, weights = per_sample(values, sample_weight, reduce_mean, self.dtype)
        self.total.assign_add(reduce_sum(values) if values.ndim != 0 else values)
        if weights is not None:
            self.count.assign_add(reduce_sum(weights))
        else:
            self.count.assign_add(sizes_of(values)[0] if values.ndim else 1)

    def result(self):
        return quotient(self.total.value, self.count.value)


def per_sample(values, sample_weight, reduce, dtype):
    """One weighted value for each sample, and its weight.

    values: numeric [B, ...], with a mask or not.
    sample_weight: [B], [B, 1] or any shape that broadcasts to the first axes of `values`; or None.
    reduce: reduce_sum or reduce_mean, for the axes after the first.
    Returns: float [B] and float [B], or None without weights.
    """
    mask = getattr(values, "_keras_mask", None)
    values = cast(values, dtype)
    if sample_weight is not None:
        sample_weight = as_tensor(sample_weight, dtype)
        if mask is not None:
            sample_weight = masked_weights(sample_weight, mask, values.dtype, "sum")
        values, sample_weight = same_rank(values, sample_weight)
        rank = sample_weight.ndim
        values = _without_axes(values, rank, reduce)
        if values._shape_tuple() != sample_weight._shape_tuple():
            sample_weight = broadcast_to(sample_weight, shape(values))
        values = values * sample_weight
        sample_weight = _without_axes(sample_weight, 1, reduce) if rank > 1 else sample_weight
    return _without_axes(values, 1, reduce), sample_weight


def _without_axes(x, first, reduce):
    """`x` with the axes from `first` on reduced."""
    return reduce(x, axis=list(range(first, x.ndim))) if x.ndim > first else x
