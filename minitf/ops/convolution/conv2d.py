"""conv2d: a filter that slides over images. Floor 2. Read next: `transposed.py`.

Every element of the result is a filter times the window of the image that it stands on, added up. That is linear in
the image and in the filter, so it has two gradients, and each is an op of its own. The three are closed under
differentiation: the gradients of any of them are the other two.

    y  = Conv2D(x, w)
    dx = Conv2DBackpropInput(dy, w)     every window gets its filter, times dy, and overlaps add up
    dw = Conv2DBackpropFilter(x, dy)    every filter gets its windows, times dy
"""

from __future__ import annotations

from ...backend.dtypes import FLOATING, NUMERIC, int32
from ...core.execute import as_tensors, execute
from ...core.op import Op
from ..shapes.layout import shape
from . import rules
from .arguments import as_layout, as_padding, as_window
from .batches import over_one_batch

FLOATS = FLOATING & NUMERIC


class Conv2D(Op):
    """y: input, convolved with filter.   input: [N, H, W, C], filter: [KH, KW, C, O]  ->  y: [N, OH, OW, O]."""

    T = FLOATS | {int32}

    def infer(input, filter, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        return input.with_dims(rules.convolved_dims(input, filter, slide))

    def kernel(xp, input, filter, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        return rules.convolve(xp, input, filter, slide)

    def gradient(call, dy):
        x, w = call.inputs
        return [execute(Conv2DBackpropInput, shape(x), w, dy, **call.attrs) if call.needs[0] else None,
                execute(Conv2DBackpropFilter, x, shape(w), dy, **call.attrs) if call.needs[1] else None]


class Conv2DBackpropInput(Op):
    """dx: the gradient of Conv2D.   input_sizes: [4], filter: [KH, KW, C, O], out_backprop: y's shape  ->  dx."""

    types = ("Tsizes", "T", "T")
    Tsizes = frozenset({int32})
    T = FLOATS | {int32}
    host = (0,)

    def infer(input_sizes, filter, out_backprop, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        return filter.with_dims(rules.input_gradient_dims(input_sizes, filter, out_backprop, slide))

    def kernel(xp, input_sizes, filter, out_backprop, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        return rules.input_gradient(xp, input_sizes, filter, out_backprop, slide)

    def gradient(call, ddx):
        _, w, dy = call.inputs
        return [None,
                execute(Conv2DBackpropFilter, ddx, shape(w), dy, **call.attrs) if call.needs[1] else None,
                execute(Conv2D, ddx, w, **call.attrs) if call.needs[2] else None]


class Conv2DBackpropFilter(Op):
    """dw: the gradient of Conv2D.   input: [N, H, W, C], filter_sizes: [4], out_backprop: y's shape  ->  dw."""

    types = ("T", "Tsizes", "T")
    Tsizes = frozenset({int32})
    T = FLOATS
    host = (1,)

    def infer(input, filter_sizes, out_backprop, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        return input.with_dims(rules.filter_gradient_dims(input, filter_sizes, out_backprop, slide))

    def kernel(xp, input, filter_sizes, out_backprop, *, strides, padding, explicit_paddings, data_format, dilations):
        slide = rules.slide(strides, padding, explicit_paddings, data_format, dilations)
        return rules.filter_gradient(xp, input, filter_sizes, out_backprop, slide)

    def gradient(call, ddw):
        x, _, dy = call.inputs
        return [execute(Conv2DBackpropInput, shape(x), ddw, dy, **call.attrs) if call.needs[0] else None,
                None,
                execute(Conv2D, x, ddw, **call.attrs) if call.needs[2] else None]


def conv2d(input, filters, strides, padding, data_format="NHWC", dilations=None, name=None):
    """Every window of `input` times every filter.

    input: float or int32 [..., H, W, C], or [..., C, H, W] with data_format "NCHW"; at least 4 axes.
    filters: of the same dtype, [KH, KW, C / G, O]. Where it sees C / G channels, they stand in G groups, each with
        O / G filters of its own.
    strides: steps from one window to the next, in elements: an int, [h, w], or one for every axis.
    padding: "VALID" for windows inside the image only; "SAME" for as many as there are elements, over the stride, with
        zeros around; or [before, after] for every axis.
    dilations: steps from one tap of the filter to the next, as `strides`.
    Returns: [..., OH, OW, O], in the layout of `input`.
    Memory in between: at most 4 times input, filters and result together; see `im2col.py` and `winograd.py`.

        >>> import minitf as tf
        >>> x = tf.reshape(tf.range(9.), [1, 3, 3, 1])
        >>> tf.nn.conv2d(x, tf.ones([2, 2, 1, 1]), 1, "VALID")[0, :, :, 0].numpy()
        array([[ 8., 12.],
               [20., 24.]], dtype=float32)

    Raises: InvalidArgumentError where channels do not fit, or the image is smaller than the filter; ValueError for
    lists of the wrong length; UnimplementedError for strides over batch or channels.
    Source: tf.nn.conv2d. Differs: the CPU computes "NCHW", and gradients of groups and dilations too.
    """
    data_format = as_layout(data_format, "conv2d", 2)
    padding, explicit_paddings = as_padding(padding, data_format, "conv2d")
    x, w = as_tensors(Conv2D, (input, filters))
    return over_one_batch(Conv2D, x, w, strides=as_window(strides, data_format, "conv2d", "strides"),
                          padding=padding, explicit_paddings=explicit_paddings, data_format=data_format,
                          dilations=as_window(dilations, data_format, "conv2d", "dilations"))
