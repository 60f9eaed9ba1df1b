"""Histograms over bins of equal width: histogram_fixed_width, histogram_fixed_width_bins. Floor 2."""

from __future__ import annotations

from ...backend.blocks import BLOCK
from ...backend.dtypes import INDEX, as_dtype, float32, float64, int32, int64
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import one_number
from ..elementwise.arithmetic import truediv
from ..elementwise.extrema import clip_by_value
from ..elementwise.rounding import floor
from ..shapes.identity import cast


class HistogramFixedWidth(Op):
    """How many values lie in each bin.   values: [...], value_range: [2], nbins: int32 []  ->  out: [nbins]."""

    types = ("T", "T", "Tbins")
    T = frozenset({float32, float64, int32, int64})
    Tbins = frozenset({int32})
    host = (1, 2)

    def infer(values, value_range, nbins, *, dtype):
        if dtype not in INDEX:
            raise RuleError(f"dtype is {dtype.name} and must be int32 or int64")
        if value_range.dims is not None and value_range.dims not in ((2,), (None,)):
            raise RuleError("value_range must be a vector of 2 elements")
        ends = value_range.value
        if ends is not None and not ends[0] < ends[1]:
            raise RuleError(f"value_range is {ends.tolist()} and must rise")
        count = one_number(nbins, "nbins")
        if count == 0:
            raise RuleError("nbins must be at least 1")
        return Spec((count,), dtype)

    def kernel(xp, values, value_range, nbins, *, dtype):
        low, high, count = float(value_range[0]), float(value_range[1]), int(nbins)
        values, total = values.reshape(-1), xp.zeros(count, dtype.np)
        for start in range(0, values.size, BLOCK):   # piece by piece, all steps in the cache
            x = values[start:start + BLOCK].astype(xp.float64)
            if xp.isnan(x).any():
                raise RuleError("nan lies in no bin", "Leave such values out, with tf.boolean_mask")
            bins = xp.clip((x - low) * (count / (high - low)), 0, count - 1).astype(xp.int64)
            total += xp.bincount(bins, minlength=count).astype(dtype.np)
        return total

    gradient = no_gradient


def histogram_fixed_width(values, value_range, nbins=100, dtype=int32, name=None):
    """How many of the values lie in each of `nbins` bins of equal width.

    values: float32, float64, int32 or int64 [...].
    value_range: [2], of the values' dtype: where the first bin begins and the last one ends. What lies outside counts
        for the bin at that end.
    nbins: int [], > 0.
    dtype: tf.int32 or tf.int64, of the counts.

        >>> import minitf as tf
        >>> tf.histogram_fixed_width([-1., 0., 1.5, 2., 5., 15.], [0., 5.], nbins=5).numpy()
        array([2, 1, 1, 0, 2], dtype=int32)

    Raises: InvalidArgumentError for nan, nbins < 1, or a range that does not rise.
    Source: tf.histogram_fixed_width. About 4 times TensorFlow's time at a million values: NumPy counts in float64, and
    in several passes.
    """
    values = convert_to_tensor(values)
    ends = convert_to_tensor(value_range, values.dtype)
    return execute(HistogramFixedWidth, values, ends, nbins, dtype=as_dtype(dtype))


def histogram_fixed_width_bins(values, value_range, nbins=100, dtype=int32, name=None):
    """For each value the number of its bin, of `nbins` bins of equal width.

    values: float [...].
    value_range, nbins: as in `tf.histogram_fixed_width`.
    dtype: without effect, as in TensorFlow: the numbers are int32.

        >>> import minitf as tf
        >>> tf.histogram_fixed_width_bins([-1., 0., 1.5, 2., 5., 15.], [0., 5.], nbins=5).numpy()
        array([0, 0, 1, 2, 4, 4], dtype=int32)

    Raises: InvalidArgumentError for integers.
    Source: tf.histogram_fixed_width_bins.
    """
    values = convert_to_tensor(values)
    ends = convert_to_tensor(value_range, values.dtype)
    share = truediv(values - ends[0], ends[1] - ends[0])
    bins = floor(cast(nbins, values.dtype) * share)
    last = cast(nbins, values.dtype) - 1
    return cast(clip_by_value(bins, cast(0, values.dtype), last), int32)
