"""Pooling that shrinks images by 1.4, say, with regions drawn at random. Floor 2. Read `regions.py` first.

Each step down can be gentler than by half, and the randomness works against overfitting. Read next: `patches.py`.
"""

from __future__ import annotations

from itertools import product
from math import floor
from typing import Any, NamedTuple

import numpy as np

from ...backend.dtypes import float32, float64, int32, int64
from ...backend.errors import RuleError, UnimplementedError, explain
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..axes import as_flag, as_int
from ..elementwise.extrema import minimum
from ..elementwise.logical import logical_and
from ..image.resampling import Taps, adjoint, resample_image
from ..indexing.gather import gather
from ..indexing.masking import one_hot, sequence_mask
from ..indexing.selection import where
from ..random.seeds import get_seed
from ..reductions.argmax import argmax
from ..shapes.broadcasting import reduce_sum
from ..shapes.counts import as_factor
from ..shapes.identity import cast
from ..shapes.layout import reshape, shape, sizes_of, transpose
from ..shapes.sequences import range_
from .regions import RegionDraw, taps_of

NUMBERS = frozenset({float32, float64, int32, int64})
PLACES = frozenset({int64})


class Pooled(NamedTuple):
    """What fractional pooling returns: the result, and the bounds of the regions of rows and of columns."""

    output: Any
    row_pooling_sequence: Any
    col_pooling_sequence: Any


def regions(value, pooling_ratio):
    """The shape rule of both ops below."""
    if value.rank not in (4, None):
        raise RuleError("value must have 4 axes [N, H, W, C]")
    if len(pooling_ratio) != 4:
        raise RuleError(f"pooling_ratio is {list(pooling_ratio)} and must have a number for each of the 4 axes")
    if pooling_ratio[0] != 1 or pooling_ratio[3] != 1:
        raise UnimplementedError(explain("fractional pooling", f"pooling_ratio is {list(pooling_ratio)}",
                                         "batch and channels cannot be pooled: their ratios must be 1"))
    dims = value.dims or (None,) * 4
    out = [None if n is None else floor(n / ratio) for n, ratio in zip(dims[1:3], pooling_ratio[1:3])]
    if any(m is not None and not 0 < m <= n for m, n in zip(out, dims[1:3])):
        raise RuleError(f"pooling_ratio is {list(pooling_ratio)}: it must be >= 1, and leave rows and columns")
    bounds = [Spec((None if m is None else m + 1,), int64) for m in out]
    return value.with_dims((dims[0], *out, dims[3])), *bounds


def draw_regions(dims, pooling_ratio, pseudo_random, seed, seed2):
    """The bounds of the regions of rows and of columns, for a batch of the shape `dims`."""
    draw = RegionDraw(seed, seed2)
    return [draw.bounds(n, floor(n / ratio), pseudo_random) for n, ratio in zip(dims[1:3], pooling_ratio[1:3])]


def all_taps(bounds, sizes, overlapping):
    """(indices, counts) of the regions of rows and of columns."""
    return [taps_of(b, n, overlapping) for b, n in zip(bounds, sizes)]


class FractionalMaxPool(Op):
    """The greatest of each region.   value: real [N, H, W, C]  ->  y: same, smaller; bounds: int64 [h + 1], [w + 1]."""

    T = NUMBERS
    stateful = True
    takes_none = True

    def infer(value, *, pooling_ratio, pseudo_random, overlapping, deterministic, seed, seed2):
        return regions(value, pooling_ratio)

    def kernel(xp, value, *, pooling_ratio, pseudo_random, overlapping, deterministic, seed, seed2):
        bounds, y = draw_regions(value.shape, pooling_ratio, pseudo_random, seed, seed2), value
        for axis, (indices, _) in enumerate(all_taps(bounds, value.shape[1:3], overlapping), 1):
            parts = [xp.take(y, xp.asarray(column), axis) for column in indices.T]
            y = parts[0]
            for part in parts[1:]:
                y = xp.maximum(y, part)
        return y, *map(xp.asarray, bounds)

    def gradient(call, dy, drows, dcolumns):
        if dy is None:
            return [None]
        x, (y, rows, columns), overlapping = call.inputs[0], call.outputs, call.attrs["overlapping"]
        return [execute(FractionalMaxPoolGrad, x, y, dy, rows, columns, overlapping=overlapping)]


class FractionalMaxPoolGrad(Op):
    """dx = dy at the maxima, else 0.   orig_input: real [N, H, W, C], orig_output, out_backprop: pooled  ->  dx."""

    types = ("T", "T", "T", "Tplace", "Tplace")
    T = NUMBERS
    Tplace = PLACES
    host = (3, 4)

    def infer(orig_input, orig_output, out_backprop, row_pooling_sequence, col_pooling_sequence, *, overlapping):
        return orig_input

    def kernel(xp, x, y, dy, rows, columns, *, overlapping):
        (rows, row_counts), (columns, column_counts) = all_taps((rows, columns), x.shape[1:3], overlapping)
        dx, free = xp.zeros_like(x), xp.ones(y.shape, bool)
        for i, j in product(range(rows.shape[1]), range(columns.shape[1])):
            place = np.ix_(rows[:, i], columns[:, j])
            counts = np.logical_and.outer(row_counts[:, i], column_counts[:, j])[:, :, None]
            seen = (slice(None), *map(xp.asarray, place))
            hit = (x[seen] == y) & free & xp.asarray(counts)
            free ^= hit
            xp.add.at(dx, seen, xp.multiply(dy, hit, dtype=dy.dtype))
        return dx

    def gradient(call, ddx):
        x, _, _, rows, columns = call.inputs
        elements, counts = region_elements(x, rows, columns, call.attrs["overlapping"])
        first = argmax(where(counts, elements, x.dtype.min), -1)
        chosen = one_hot(first, shape(counts)[-1], dtype=x.dtype)
        moved, _ = region_elements(ddx, rows, columns, call.attrs["overlapping"])
        return [None, None, reduce_sum(moved * chosen, -1), None, None]


class FractionalAvgPool(Op):
    """The mean of each region.   value: real [N, H, W, C]  ->  y: same, smaller; bounds: int64 [h + 1], [w + 1]."""

    T = NUMBERS
    stateful = True
    takes_none = True

    def infer(value, *, pooling_ratio, pseudo_random, overlapping, deterministic, seed, seed2):
        return regions(value, pooling_ratio)

    def kernel(xp, value, *, pooling_ratio, pseudo_random, overlapping, deterministic, seed, seed2):
        bounds = draw_regions(value.shape, pooling_ratio, pseudo_random, seed, seed2)
        rows, columns = all_taps(bounds, value.shape[1:3], overlapping)
        sums = resample_image(xp, value, Taps(*rows), Taps(*columns))
        return (sums / xp.asarray(region_sizes(rows, columns))).astype(value.dtype), *map(xp.asarray, bounds)

    def gradient(call, dy, drows, dcolumns):
        _, rows, columns = call.outputs
        if dy is None:
            return [None]
        dims, overlapping = shape(call.inputs[0], int64), call.attrs["overlapping"]
        return [execute(FractionalAvgPoolGrad, dims, dy, rows, columns, overlapping=overlapping)]


class FractionalAvgPoolGrad(Op):
    """dx: each element's share of dy.   orig_input_tensor_shape: int64 [4], out_backprop: pooled, bounds  ->  dx."""

    types = ("Tplace", "T", "Tplace", "Tplace")
    T = NUMBERS
    Tplace = PLACES
    host = (0, 2, 3)

    def infer(orig_input_tensor_shape, out_backprop, row_pooling_sequence, col_pooling_sequence, *, overlapping):
        dims = orig_input_tensor_shape.value
        return out_backprop.with_dims((None,) * 4 if dims is None else tuple(dims.tolist()))

    def kernel(xp, dims, dy, rows, columns, *, overlapping):
        sizes = dims[1:3].tolist()
        rows, columns = all_taps((rows, columns), sizes, overlapping)
        share = (dy / xp.asarray(region_sizes(rows, columns))).astype(dy.dtype)
        back = [adjoint(Taps(indices, counts.astype(np.float32)), n) for (indices, counts), n in
                zip((rows, columns), sizes)]
        return resample_image(xp, share, *back)

    def gradient(call, ddx):
        _, dy, rows, columns = call.inputs
        elements, counts = region_elements(ddx, rows, columns, call.attrs["overlapping"])
        counts = cast(counts, dy.dtype)
        return [None, reduce_sum(elements * counts / reduce_sum(counts, -1, keepdims=True), -1), None, None]


def region_elements(x, rows, columns, overlapping):
    """What of x, [N, H, W, C], is in each region: a tensor [N, h, w, C, k]; and which of the k count: [h, w, 1, k]."""
    n, height, width, channels = sizes_of(x)
    rows, row_counts = elements_along(rows, height, overlapping)
    columns, column_counts = elements_along(columns, width, overlapping)
    (h, i), (w, j) = sizes_of(rows), sizes_of(columns)
    picked = transpose(gather(gather(x, rows, axis=1), columns, axis=3), [0, 1, 3, 5, 2, 4])
    counts = logical_and(reshape(row_counts, [h, 1, i, 1]), reshape(column_counts, [1, w, 1, j]))
    return reshape(picked, [n, h, w, channels, i * j]), reshape(counts, [h, w, 1, i * j])


def elements_along(bounds, n, overlapping):
    """`taps_of` in ops: the elements of each region, int64 [m, k], and whether they count, bool [m, k]."""
    last = minimum(bounds[1:] - int(not overlapping), as_factor(n, int64) - 1)[:, None]
    counts = sequence_mask(last[:, 0] - bounds[:-1] + 1)
    return minimum(bounds[:-1, None] + range_(sizes_of(counts)[1], dtype=int64), last), counts


def region_sizes(rows, columns):
    """How many elements each region has: float64 [h, w, 1]."""
    return np.multiply.outer(rows[1].sum(1), columns[1].sum(1)).astype(np.float64)[:, :, None]


def fractional_max_pool(value, pooling_ratio, pseudo_random=False, overlapping=False, seed=0, name=None):
    """The greatest element of each of a grid of regions, whose sizes are drawn at random.

    value: float32, float64, int32 or int64 [N, H, W, C].
    pooling_ratio: by how much height and width shrink, >= 1: a number, or [1, rows, columns, 1].
    pseudo_random: whether large and small regions take turns as evenly as possible; otherwise their order is random.
    overlapping: whether a region shares its border with the next one.   seed: an int; 0 for regions that always differ.
    Returns: (output, row_pooling_sequence, col_pooling_sequence): where the regions begin, int64.

        >>> import minitf as tf
        >>> y, rows, columns = tf.nn.fractional_max_pool(tf.ones([1, 10, 10, 1]), 1.4, seed=1)
        >>> y.shape
        TensorShape([1, 7, 7, 1])

    Raises: ValueError for a ratio that is below 1, or of another form; InvalidArgumentError for another rank or dtype.
    Source: tf.nn.fractional_max_pool; Graham, 2014, https://arxiv.org/abs/1412.6071.
    """
    listed = isinstance(pooling_ratio, (list, tuple))
    ratios = list(pooling_ratio) if listed else [1, pooling_ratio, pooling_ratio, 1]
    numbers = all(isinstance(ratio, (int, float)) and ratio >= 1 for ratio in ratios)
    if not numbers or len(ratios) != 4 or ratios[0] != 1 or ratios[3] != 1:
        raise ValueError(explain("fractional_max_pool", f"pooling_ratio is {pooling_ratio!r}",
                                 "it must be a number >= 1, or [1, rows, columns, 1]"))
    return _pooled(FractionalMaxPool, value, ratios, pseudo_random, overlapping, seed)


def fractional_avg_pool(value, pooling_ratio, pseudo_random=False, overlapping=False, seed=0, name=None):
    """The mean of each of a grid of regions, whose sizes are drawn at random.

    pooling_ratio: [1, rows, columns, 1].   The others as in tf.nn.fractional_max_pool.

        >>> import minitf as tf
        >>> y, rows, columns = tf.nn.fractional_avg_pool(tf.ones([1, 10, 10, 1]), [1, 1.4, 1.4, 1], seed=1)
        >>> y.shape, float(tf.reduce_max(y))
        (TensorShape([1, 7, 7, 1]), 1.0)

    Raises: TypeError where pooling_ratio is no list; else as tf.nn.fractional_max_pool.
    Source: tf.nn.fractional_avg_pool.
    """
    if not isinstance(pooling_ratio, (list, tuple)):
        raise TypeError(explain("fractional_avg_pool", f"pooling_ratio is {pooling_ratio!r}",
                                "it must be a list [1, rows, columns, 1]"))
    return _pooled(FractionalAvgPool, value, pooling_ratio, pseudo_random, overlapping, seed)


def _pooled(op, value, ratios, pseudo_random, overlapping, seed):
    seed, seed2 = get_seed(as_int(seed, "seed")) if seed else (0, 0)
    return Pooled(*execute(op, value, pooling_ratio=tuple(float(r) for r in ratios),
                           pseudo_random=as_flag(pseudo_random, "pseudo_random"),
                           overlapping=as_flag(overlapping, "overlapping"), deterministic=bool(seed or seed2),
                           seed=seed, seed2=seed2))
