"""Batch normalisation as one op: statistics and result in few passes over memory. Floor 2.

Written with reductions and elementwise ops, it would read and write the whole batch eight times. Here rows are taken
in blocks that stay in the processor's cache (`channel_rows.py`), a row being a line of the image with all its
channels. Keras calls these ops. Read `batch_norm.py` first, where the formula stands.
"""

from __future__ import annotations

from math import prod

from ...backend.dtypes import bfloat16, float16, float32, float64
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..elementwise.powers import rsqrt
from ..reductions.reduction import reduce_mean
from ..shapes.broadcasting import reduce_sum, total
from ..shapes.counts import as_factor
from ..shapes.creation import zeros_like
from ..shapes.identity import cast
from ..shapes.layout import reshape, sizes_of
from .channel_rows import as_image, as_rows, channel_sums, of_blocks, statistics

FORMATS = {"NHWC": 4, "NCHW": 4, "NDHWC": 5, "NCDHW": 5}


def check(x, vectors, data_format):
    """RuleError unless `x` has the axes of the format, and each of the vectors one element for each channel."""
    if data_format not in FORMATS:
        raise RuleError(f"data_format is {data_format!r} and must be one of {', '.join(FORMATS)}")
    if x.rank not in (FORMATS[data_format], None):
        raise RuleError(f"x must have {FORMATS[data_format]} axes, {', '.join(data_format)}")
    for v in vectors:
        if v.rank not in (1, None) or (x.dims and not may_equal(v.dims, (x.dims[data_format.index("C")],))):
            raise RuleError("scale, offset and the statistics must have one element for each channel of x")
        if (v.dtype == float64) != (x.dtype == float64):
            raise RuleError("scale, offset and the statistics must be float32, or float64 where x is")


class FusedBatchNormV3(Op):
    """y = (x - mean) / sqrt(variance + epsilon) * scale + offset, channel by channel.   x: float [B, H, W, C].

    scale, offset, mean, variance: [C].   ->  y: as x, and five times [C]: the running mean and variance, and what the
    gradient needs, the mean and the variance that were used, and nothing.
    is_training: use the mean and the variance of this batch; those given become running ones, by this part:
    exponential_avg_factor: how much of the running statistics is new.
    """

    types = ("T", "U", "U", "U", "U")
    T = frozenset({float16, bfloat16, float32, float64})
    U = frozenset({float32, float64})
    takes_none = True

    def infer(x, scale, offset, mean, variance, *, epsilon, exponential_avg_factor, data_format, is_training):
        needed = (scale, offset, mean, variance) if not is_training or exponential_avg_factor != 1 else (scale, offset)
        check(x, needed, data_format)
        return x, scale, scale, scale, scale, scale.with_dims((0,))

    def kernel(xp, x, scale, offset, mean, variance, *, epsilon, exponential_avg_factor, data_format, is_training):
        rows, width = as_rows(xp, x, data_format, scale.dtype)
        running = mean, variance
        if is_training:
            mean, variance = statistics(xp, rows, width)
            n = rows.size // max(len(scale), 1)
            unbiased = variance * scale.dtype.type(n / max(n - 1, 1))
            running = blended(running, (mean, unbiased), scale.dtype.type(exponential_avg_factor))
        factor = scale / xp.sqrt(variance + scale.dtype.type(epsilon))
        y = xp.empty_like(rows)
        factor_, offset_ = (xp.tile(v, width) for v in (factor, offset - mean * factor))

        def fill(part):
            xp.add(xp.multiply(rows[part], factor_, out=y[part]), offset_, out=y[part])

        of_blocks(xp, fill, rows)
        return as_image(xp, y, x, data_format), *running, mean, variance, xp.empty(0, scale.dtype)

    def gradient(call, dy, *others):
        x, scale, *_ = call.inputs
        through_statistics = to_statistics(call, *others[2:4]) if call.attrs["is_training"] else None
        if dy is None:
            return [through_statistics, None, None, None, None]
        attrs = {name: call.attrs[name] for name in ("epsilon", "data_format", "is_training")}
        dx, dscale, doffset, *_ = execute(FusedBatchNormGradV3, dy, x, scale, *call.outputs[3:], **attrs)
        return [dx if through_statistics is None else dx + through_statistics, dscale, doffset, None, None]


def to_statistics(call, dmean, dvariance):
    """The gradient of x through the mean and the variance that were used, or None. Only higher derivatives use them."""
    if dmean is None and dvariance is None:
        return None
    x, mean = call.inputs[0], call.outputs[3]
    data_format = call.attrs["data_format"]
    dims = [1 if letter != "C" else -1 for letter in data_format]
    n = as_factor(prod(n for n, one in zip(sizes_of(x), dims) if one == 1), mean.dtype)
    dx = zeros_like(x)
    if dmean is not None:
        dx += cast(reshape(dmean / n, dims), x.dtype)
    if dvariance is not None:
        dx += cast(reshape(dvariance * (2 / n), dims), x.dtype) * (x - cast(reshape(mean, dims), x.dtype))
    return dx


class FusedBatchNormGradV3(Op):
    """The gradients of x, scale and offset.   y_backprop, x: float [B, H, W, C], the others [C] or empty.

    reserve_space_1, reserve_space_2: the mean and the variance that were used.   ->  as x, [C], [C], and twice 0.
    """

    types = ("T", "T", "Scale", "U", "U", "U")
    T = FusedBatchNormV3.T
    Scale = U = FusedBatchNormV3.U

    def infer(y_backprop, x, scale, reserve_space_1, reserve_space_2, reserve_space_3, *, epsilon, data_format,
              is_training):
        if not may_equal(y_backprop.dims, x.dims):
            raise RuleError("y_backprop must have the shape of x")
        check(x, (scale, reserve_space_1, reserve_space_2), data_format)
        nothing = Spec((), scale.dtype)
        return x, scale, scale, nothing, nothing

    def kernel(xp, y_backprop, x, scale, reserve_space_1, reserve_space_2, reserve_space_3, *, epsilon, data_format,
               is_training):
        (dy, width), (rows, _) = (as_rows(xp, a, data_format, scale.dtype) for a in (y_backprop, x))
        root = 1 / xp.sqrt(reserve_space_2 + scale.dtype.type(epsilon))
        mean_ = xp.tile(reserve_space_1, width)

        def sums(part):
            z = xp.subtract(rows[part], mean_)
            xp.multiply(z, dy[part], out=z)
            return total(xp, dy[part], (0,), False), total(xp, z, (0,), False)

        doffset, products = channel_sums(xp, of_blocks(xp, sums, rows), width, 2, dy)
        dscale = products * root
        n = scale.dtype.type(max(rows.size // max(len(scale), 1), 1))
        factor, slope = scale * root, -scale * root * dscale * root / n
        factor_, slope_ = xp.tile(factor, width), xp.tile(slope, width)
        offset_ = xp.tile(-slope * reserve_space_1 - factor * doffset / n, width)
        dx = xp.empty_like(rows)

        def fill(part):  # (dy - mean of dy - (x - mean) * slope) * factor, with all that is constant put together
            z = xp.multiply(dy[part], factor_, out=dx[part])
            if is_training:
                through_x = xp.multiply(rows[part], slope_)
                xp.add(z, xp.add(through_x, offset_, out=through_x), out=z)

        of_blocks(xp, fill, rows)
        zero = xp.zeros((), scale.dtype)
        return as_image(xp, dx, x, data_format), dscale, doffset, zero, zero

    def gradient(call, ddx, ddscale, ddoffset, *others):
        return second_gradient(call, ddx, ddscale, ddoffset)


def second_gradient(call, g, gscale, goffset):
    """The gradients of y_backprop, x and scale, for those of FusedBatchNormGradV3's outputs.

    With u = (x - mean) / sqrt(variance + epsilon) and P(v) = v - mean(v) - u mean(u v), dx is scale / sqrt(...) P(dy).
    """
    dy, x, scale, mean, variance, _ = call.inputs
    data_format, channels = call.attrs["data_format"], call.attrs["data_format"].index("C")
    axes = [i for i in range(len(data_format)) if i != channels]
    dims = [1 if i != channels else -1 for i in range(len(data_format))]
    dtype, x_dtype = scale.dtype, x.dtype
    g, dy, x = (cast(v, dtype) for v in (g, dy, x))
    root = rsqrt(reshape(variance, dims) + call.attrs["epsilon"])
    scale, gscale, goffset = (reshape(v, dims) for v in (scale, gscale, goffset))
    u = (x - reshape(mean, dims)) * root

    def mean_of(v):
        return reduce_mean(v, axes, keepdims=True)

    def project(v):
        return v - mean_of(v) - u * mean_of(u * v)

    if call.attrs["is_training"]:
        a, b = mean_of(g * u), mean_of(dy * u)
        direct = scale * (mean_of(g * dy) - mean_of(g) * mean_of(dy) - a * b) * root * root * u
        to_x = root * project(gscale * dy - scale * root * (a * dy + b * g)) - direct
        to_dy, to_scale = scale * root * project(g), root * project(dy)
    else:
        to_x, to_dy, to_scale = gscale * root * dy, scale * root * g, root * dy
    return [cast(to_dy + gscale * u + goffset, x_dtype), cast(to_x, x_dtype), reduce_sum(g * to_scale, axes),
            None, None, None]


def blended(old, new, share):
    """Running statistics: `share` of the new ones, the rest of the old."""
    return new if share == 1 else tuple(o + (n - o) * share for o, n in zip(old, new))
