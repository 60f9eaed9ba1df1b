"""depthwise_conv2d: every channel is convolved by itself, with filters of its own. Floor 2.

Read `taps.py` and `one_pass.py` first, which do the work.

A filter [KH, KW, C, M] makes M channels of each of the C: channel c * M + m of the result is channel c of the input,
convolved with filter[:, :, c, m]. Repeating each channel M times makes M one, and that is all the kernels know.
Read next: `separable.py`.
"""

from __future__ import annotations

from ...backend.dtypes import int32
from ...backend.errors import RuleError, explain
from ...core.execute import execute
from ...core.literals import short
from ...core.op import Op
from ..shapes.layout import shape
from . import one_pass, rules
from .arguments import as_layout, as_padding, as_window
from .conv2d import FLOATS
from .geometry import channels_last, laid_out, take_apart


class DepthwiseConv2dNative(Op):
    """y: each channel convolved.   input: [N, H, W, C], filter: [KH, KW, C, M]  ->  y: [N, OH, OW, C * M]."""

    T = FLOATS

    def infer(input, filter, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        return input.with_dims(depthwise_dims(input, filter, slide))

    def kernel(xp, input, filter, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        x = repeated(xp, channels_last(xp, input, data_format), filter.shape[-1])
        g = slide.over(x.shape[1:-1], filter.shape[:2])
        return laid_out(xp, one_pass.convolve(xp, x, filter.reshape(*g.kernel, x.shape[-1]), g), data_format)

    def gradient(call, dy):
        x, w = call.inputs
        dx = execute(DepthwiseConv2dNativeBackpropInput, shape(x), w, dy, **call.attrs) if call.needs[0] else None
        dw = execute(DepthwiseConv2dNativeBackpropFilter, x, shape(w), dy, **call.attrs) if call.needs[1] else None
        return [dx, dw]


class DepthwiseConv2dNativeBackpropInput(Op):
    """dx of DepthwiseConv2dNative.   input_sizes: [4], filter: [KH, KW, C, M], out_backprop: y's shape  ->  dx."""

    types = ("Tsizes", "T", "T")
    Tsizes = frozenset({int32})
    T = FLOATS
    host = (0,)

    def infer(input_sizes, filter, out_backprop, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        return filter.with_dims(
            rules.input_gradient_dims(input_sizes, filter, out_backprop, slide, depthwise_dims))

    def kernel(xp, input_sizes, filter, out_backprop, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        _, size, channels = take_apart(input_sizes.tolist(), data_format)
        g = slide.over(size, filter.shape[:2])
        dy = channels_last(xp, out_backprop, data_format)
        dx = one_pass.input_gradient(xp, filter.reshape(*g.kernel, dy.shape[-1]), dy, g)
        if filter.shape[-1] != 1:
            dx = dx.reshape(*dx.shape[:-1], channels, filter.shape[-1]).sum(-1, dtype=dx.dtype)
        return laid_out(xp, dx, data_format)

    def gradient(call, ddx):
        _, w, dy = call.inputs
        dw = execute(DepthwiseConv2dNativeBackpropFilter, ddx, shape(w), dy, **call.attrs) if call.needs[1] else None
        return [None, dw, execute(DepthwiseConv2dNative, ddx, w, **call.attrs) if call.needs[2] else None]


class DepthwiseConv2dNativeBackpropFilter(Op):
    """dw of DepthwiseConv2dNative.   input: [N, H, W, C], filter_sizes: [4], out_backprop: y's shape  ->  dw."""

    types = ("T", "Tsizes", "T")
    Tsizes = frozenset({int32})
    T = FLOATS
    host = (1,)

    def infer(input, filter_sizes, out_backprop, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        return input.with_dims(
            rules.filter_gradient_dims(input, filter_sizes, out_backprop, slide, depthwise_dims))

    def kernel(xp, input, filter_sizes, out_backprop, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        sizes = filter_sizes.tolist()
        x = repeated(xp, channels_last(xp, input, data_format), sizes[-1])
        g = slide.over(x.shape[1:-1], tuple(sizes[:2]))
        return one_pass.filter_gradient(xp, x, channels_last(xp, out_backprop, data_format), g).reshape(sizes)

    def gradient(call, ddw):
        x, _, dy = call.inputs
        dx = execute(DepthwiseConv2dNativeBackpropInput, shape(x), ddw, dy, **call.attrs) if call.needs[0] else None
        return [dx, None, execute(DepthwiseConv2dNative, x, ddw, **call.attrs) if call.needs[2] else None]


def depthwise_dims(input, filter, slide):
    """The dims of the result: as of a convolution in C groups of one channel and M filters.   input, filter: Specs."""
    *kernel, depth, multiplier = rules.known_rank(filter, "filter", slide)
    _, _, channels = take_apart(rules.known_rank(input, "input", slide), slide.data_format)
    if None not in (channels, depth) and channels != depth:
        raise RuleError(f"input has {channels} channels, filter has {depth}: they must be the same",
                        f"Is data_format={slide.data_format!r} the layout of input?")
    filters = None if None in (channels or depth, multiplier) else (channels or depth) * multiplier
    return rules.convolved_dims(input, filter.with_dims((*kernel, 1, filters)), slide)


def repeated(xp, x, times):
    """x, [..., C], with each channel so many times in a row."""
    return x if times == 1 else xp.repeat(x, times, -1)


def depthwise_conv2d(input, filter, strides, padding, data_format=None, dilations=None, name=None):
    """Every channel of `input`, convolved with filters of its own.

    input: float [N, H, W, C], or [N, C, H, W] with data_format "NCHW".
    filter: [KH, KW, C, M], of the same dtype: M filters for each channel.
    strides: steps from one window to the next: a list with one for every axis.
    padding, dilations: as for `conv2d`.
    Returns: [N, OH, OW, C * M], in the layout of `input`.

        >>> import minitf as tf
        >>> tf.nn.depthwise_conv2d([[[[1., 10.], [2., 20.]]]], [[[[1.], [2.]]]], [1] * 4, "VALID")[0, 0].numpy()
        array([[ 1., 20.],
               [ 2., 40.]], dtype=float32)

    Raises: InvalidArgumentError where channels do not fit, or the image is smaller than the filter; ValueError for
    lists of the wrong length, or dilations below 1.
    Source: tf.nn.depthwise_conv2d. Differs: "NCHW" works on the CPU too, and so do strides that are not the same for
    both axes, or stand beside dilations; strides may be an int.
    """
    attrs = attributes("depthwise_conv2d", strides, padding, data_format, dilations)
    if min(attrs["dilations"]) < 1:
        raise ValueError(explain("depthwise_conv2d", f"dilations is {short(dilations)}", "all must be > 0"))
    return execute(DepthwiseConv2dNative, input, filter, **attrs)


def attributes(where, strides, padding, data_format, dilations):
    """The attributes of the ops in this file, from arguments as users write them."""
    data_format = as_layout(data_format, where, 2)
    padding, explicit_paddings = as_padding(padding, data_format, where)
    return {"strides": as_window(strides, data_format, where, "strides"), "padding": padding,
            "explicit_paddings": explicit_paddings, "data_format": data_format,
            "dilations": as_window(dilations, data_format, where, "dilations")}


def depthwise_conv2d_backprop_input(input_sizes, filter, out_backprop, strides, padding, data_format="NHWC",
                                    dilations=[1, 1, 1, 1], name=None):  # noqa: B006  (TensorFlow's default)
    """The gradient of `depthwise_conv2d` for its input, whose shape is `input_sizes`.

    input_sizes: int32 [4].   filter: float [KH, KW, C, M].
    out_backprop: the gradient of the result, and of its shape.
    strides, padding, data_format, dilations: those of `depthwise_conv2d`.

        >>> import minitf as tf
        >>> w, dy = tf.ones([2, 2, 3, 1]), tf.ones([1, 3, 3, 3])
        >>> tf.nn.depthwise_conv2d_backprop_input([1, 4, 4, 3], w, dy, [1] * 4, "VALID")[0, 0, :, 0].numpy()
        array([1., 2., 2., 1.], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not fit.
    Source: tf.nn.depthwise_conv2d_backprop_input.
    """
    return execute(DepthwiseConv2dNativeBackpropInput, input_sizes, filter, out_backprop,
                   **attributes("depthwise_conv2d_backprop_input", strides, padding, data_format, dilations))


def depthwise_conv2d_backprop_filter(input, filter_sizes, out_backprop, strides, padding, data_format="NHWC",
                                     dilations=[1, 1, 1, 1], name=None):  # noqa: B006  (TensorFlow's default)
    """The gradient of `depthwise_conv2d` for its filter, whose shape is `filter_sizes`.

    input: float [N, H, W, C].   filter_sizes: int32 [4].
    out_backprop: the gradient of the result, and of its shape.
    strides, padding, data_format, dilations: those of `depthwise_conv2d`.

        >>> import minitf as tf
        >>> x, dy = tf.ones([1, 4, 4, 3]), tf.ones([1, 3, 3, 3])
        >>> tf.nn.depthwise_conv2d_backprop_filter(x, [2, 2, 3, 1], dy, [1] * 4, "VALID")[0, 0, :, 0].numpy()
        array([9., 9., 9.], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not fit.
    Source: tf.nn.depthwise_conv2d_backprop_filter.
    """
    return execute(DepthwiseConv2dNativeBackpropFilter, input, filter_sizes, out_backprop,
                   **attributes("depthwise_conv2d_backprop_filter", strides, padding, data_format, dilations))
