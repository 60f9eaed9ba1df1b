"""Max pooling: the greatest of each window. Floor 2. Read `sliding.py` first; read next: `max_pool_3d.py`.

Only the element that was chosen has a gradient; where several are equally great, the first of them in reading order.
"""

from __future__ import annotations

import ml_dtypes
import numpy as np

from ...backend.dtypes import NUMERIC, REAL, uint32, uint64
from ...backend.errors import RuleError, UnimplementedError, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..convolution.geometry import channels_last, laid_out, put_together, take_apart
from ..convolution.windows import padded, tap
from ..reductions.reduction import reduce_max
from ..shapes.joining import concat
from ..shapes.layout import expand_dims, reshape, shape, squeeze
from .arguments import as_padding, one_for_each_axis, pooled, way_of
from .sliding import first_places, over_images, reduce_windows, spread_windows

ANY_REAL = NUMERIC & REAL
POOLED = ANY_REAL - {uint32, uint64}
ANY_SIZE = ("SAME", "VALID", "EXPLICIT")


def least(dtype):
    """What is less than anything of a NumPy dtype: the padding of max pooling."""
    return ml_dtypes.iinfo(dtype).min if dtype.kind in "iu" else -np.inf


def maxima(xp, x, ksize, strides, padding, data_format, explicit_paddings=()):
    """The greatest of each window of the array x; fmax passes over NaNs, as TensorFlow does."""
    way = way_of(x.shape, ksize, strides, padding, data_format, explicit_paddings)
    dims = put_together(len(x), way.out, take_apart(x.shape, data_format)[2], data_format)
    return over_images(xp, lambda part: reduce_windows(xp, part, way, xp.fmax, least(x.dtype), data_format),
                       dims, x.dtype, x)


def _chosen(xp, x, y, ksize, strides, padding, data_format, explicit_paddings=()):
    """The Geometry, and `first_places` of the maxima y."""
    way = way_of(x.shape, ksize, strides, padding, data_format, explicit_paddings)
    framed = padded(xp, channels_last(xp, x, data_format), way.padding, least(x.dtype))
    return way, first_places(xp, framed, channels_last(xp, y, data_format), way)


def to_the_chosen(xp, x, y, dy, **attrs):
    """dy where its window's maximum was found first, and 0 elsewhere: an array like x."""
    def spread(x, y, dy):
        way, places = _chosen(xp, x, y, **attrs)
        dy = channels_last(xp, dy, attrs["data_format"])
        parts = ((offsets, xp.multiply(dy, hit, dtype=dy.dtype)) for offsets, hit in places)
        return spread_windows(xp, parts, way, x.shape, dy.dtype, attrs["data_format"])

    return over_images(xp, spread, x.shape, dy.dtype, x, y, dy)


def from_the_chosen(xp, x, y, v, **attrs):
    """Of v, an array like x, what stands where the maxima of x were found: an array like y."""
    way, places = _chosen(xp, x, y, **attrs)
    data_format = attrs["data_format"]
    v = padded(xp, channels_last(xp, v, data_format), way.padding)
    picked = xp.zeros(channels_last(xp, y, data_format).shape, v.dtype)
    for offsets, hit in places:
        seen = tap(v, offsets, way.strides, (1,) * len(offsets), way.out)
        picked += xp.multiply(seen, hit, dtype=v.dtype)
    return laid_out(xp, picked, data_format)


class MaxPool(Op):
    """The greatest of each window.   input: real [N, H, W, C] or [N, C, H, W]  ->  y: same, fewer rows and columns."""

    T = POOLED

    def infer(input, *, ksize, strides, padding, explicit_paddings, data_format):
        return pooled(input, ksize, strides, padding, data_format, explicit_paddings, ANY_SIZE)

    def kernel(xp, input, **attrs):
        return maxima(xp, input, **attrs)

    def gradient(call, dy):
        return [execute(MaxPoolGrad, call.inputs[0], call.output, dy, **call.attrs)]


class MaxPoolGrad(Op):
    """dx = dy at the maxima, else 0.   orig_input: real [N, H, W, C], orig_output, grad: like the output  ->  dx."""

    T = ANY_REAL

    def infer(orig_input, orig_output, grad, *, ksize, strides, padding, explicit_paddings, data_format):
        if not may_equal(grad.dims, orig_output.dims):
            raise RuleError("grad must have the shape of orig_output")
        return orig_input

    def kernel(xp, orig_input, orig_output, grad, **attrs):
        return to_the_chosen(xp, orig_input, orig_output, grad, **attrs)

    def gradient(call, ddx):
        x, y, _ = call.inputs
        return [None, None, execute(MaxPoolGradGrad, x, y, ddx, **call.attrs)]


class MaxPoolGradGrad(Op):
    """ddy = what of ddx stands at the maxima.   orig_input, grad: real [N, H, W, C], orig_output: pooled  ->  ddy."""

    T = ANY_REAL

    def infer(orig_input, orig_output, grad, *, ksize, strides, padding, explicit_paddings, data_format):
        if not may_equal(grad.dims, orig_input.dims):
            raise RuleError("grad must have the shape of orig_input")
        return orig_output

    def kernel(xp, orig_input, orig_output, grad, **attrs):
        return from_the_chosen(xp, orig_input, orig_output, grad, **attrs)

    def gradient(call, dddy):
        x, y, _ = call.inputs
        return [None, None, execute(MaxPoolGrad, x, y, dddy, **call.attrs)]


def max_pool2d(input, ksize, strides, padding, data_format="NHWC", name=None):
    """The greatest element of each window of images.

    input: real [N, H, W, C], or [N, C, H, W] where data_format is "NCHW".
    ksize, strides: size of the window, and steps from one to the next: an int, [rows, columns], or one for each axis.
    padding: "SAME" (as many windows as strides fit), "VALID" (only whole windows), or a list of a pair (before, after)
        for each of the 4 axes. Padding is never chosen.

        >>> import minitf as tf
        >>> tf.nn.max_pool2d(tf.reshape(tf.range(8.), [1, 2, 4, 1]), 2, 2, "VALID").numpy().ravel()
        array([5., 7.], dtype=float32)

    Raises: InvalidArgumentError for another rank, layout, padding or dtype, or sizes that do not fit; ValueError for
    lists of a wrong length; UnimplementedError for windows over the batch, and for those over the channels which are
    over rows or columns too, overlap, or do not divide the channels.
    Source: tf.nn.max_pool2d. NaNs are passed over. Differs: a window of nothing but -inf, or NaN, has that as its
    maximum, where TensorFlow says the least finite number; and maxima over channels have a gradient.
    """
    data_format = data_format or "NHWC"
    padding, explicit = as_padding(padding, 4, "max_pool2d")
    window, steps = (one_for_each_axis(v, 2, data_format, what) for v, what in ((ksize, "ksize"), (strides, "strides")))
    if data_format == "NHWC" and window[:3] == (1, 1, 1) and window[3] == steps[3] > 1:
        return _over_channels(input, window[3])
    return execute(MaxPool, input, ksize=window, strides=steps, padding=padding, explicit_paddings=explicit,
                   data_format=data_format)


def _over_channels(x, group):
    """The greatest of each `group` of channels, at every position, as TensorFlow has it whatever the other strides."""
    x = convert_to_tensor(x)
    channels = x.shape[-1]
    if channels is None or channels % group:
        raise UnimplementedError(explain("max_pool2d", f"the window is over {group} of {channels} channels",
                                         "it must divide them", "Pad the channels, or choose another size"))
    sizes = concat([shape(x)[:-1], [channels // group, group]], 0)
    return reduce_max(reshape(x, sizes), -1)


def max_pool1d(input, ksize, strides, padding, data_format="NWC", name=None):
    """The greatest element of each window of sequences.

    input: real [N, W, C], or [N, C, W] where data_format is "NCW".   The others as in tf.nn.max_pool2d.

        >>> import minitf as tf
        >>> tf.nn.max_pool1d([[[1.], [3.], [2.], [0.]]], 2, 2, "VALID").numpy().ravel()
        array([3., 2.], dtype=float32)

    Source: tf.nn.max_pool1d: max_pool2d of images of one row.
    """
    data_format = data_format or "NWC"
    padding, explicit = as_padding(padding, 3, "max_pool1d")
    explicit = (0, 0, *explicit) if explicit else ()
    return over_rows(MaxPool, input, ksize, strides, data_format, padding=padding, explicit_paddings=explicit)


def over_rows(op, input, ksize, strides, data_format, **attrs):
    """Pool sequences [N, W, C] or [N, C, W] with an op for images, of which each then has one row."""
    axis, layout = (1, "NHWC") if data_format == "NWC" else (2, "NCHW")
    window = {"ksize": (1, *one_for_each_axis(ksize, 1, data_format, "ksize")),
              "strides": (1, *one_for_each_axis(strides, 1, data_format, "strides"))}
    return squeeze(execute(op, expand_dims(input, axis), **window, **attrs, data_format=layout), [axis])
