"""conv3d: a filter that slides through volumes, such as videos and scans. Floor 2. Read `conv2d.py` first.

The same three ops as for images, with one more axis. Read next: `transposed.py`.
"""

from __future__ import annotations

from ...backend.dtypes import INDEX, int32
from ...core.execute import as_tensors, execute
from ...core.op import Op
from ..shapes.layout import shape
from . import rules
from .arguments import as_layout, as_padding, as_window
from .batches import over_one_batch
from .conv2d import FLOATS


class Conv3D(Op):
    """y: input, convolved with filter.   input: [N, D, H, W, C], filter: [KD, KH, KW, C, O]  ->  y: [N, ..., O]."""

    T = FLOATS

    def infer(input, filter, *, strides, padding, data_format, dilations):
        slide = rules.slide(strides, padding, (), data_format, dilations)
        return input.with_dims(rules.convolved_dims(input, filter, slide))

    def kernel(xp, input, filter, *, strides, padding, data_format, dilations):
        return rules.convolve(xp, input, filter, rules.slide(strides, padding, (), data_format, dilations))

    def gradient(call, dy):
        x, w = call.inputs
        return [execute(Conv3DBackpropInputV2, shape(x), w, dy, **call.attrs) if call.needs[0] else None,
                execute(Conv3DBackpropFilterV2, x, shape(w), dy, **call.attrs) if call.needs[1] else None]


class Conv3DBackpropInputV2(Op):
    """dx: the gradient of Conv3D.   input_sizes: [5], filter: [..., C, O], out_backprop: y's shape  ->  dx."""

    types = ("Tshape", "T", "T")
    Tshape = INDEX
    T = FLOATS
    host = (0,)

    def infer(input_sizes, filter, out_backprop, *, strides, padding, data_format, dilations):
        slide = rules.slide(strides, padding, (), data_format, dilations)
        return filter.with_dims(rules.input_gradient_dims(input_sizes, filter, out_backprop, slide))

    def kernel(xp, input_sizes, filter, out_backprop, *, strides, padding, data_format, dilations):
        slide = rules.slide(strides, padding, (), data_format, dilations)
        return rules.input_gradient(xp, input_sizes, filter, out_backprop, slide)

    def gradient(call, ddx):
        _, w, dy = call.inputs
        return [None,
                execute(Conv3DBackpropFilterV2, ddx, shape(w), dy, **call.attrs) if call.needs[1] else None,
                execute(Conv3D, ddx, w, **call.attrs) if call.needs[2] else None]


class Conv3DBackpropFilterV2(Op):
    """dw: the gradient of Conv3D.   input: [N, D, H, W, C], filter_sizes: [5], out_backprop: y's shape  ->  dw."""

    types = ("T", "Tsizes", "T")
    Tsizes = frozenset({int32})
    T = FLOATS
    host = (1,)

    def infer(input, filter_sizes, out_backprop, *, strides, padding, data_format, dilations):
        slide = rules.slide(strides, padding, (), data_format, dilations)
        return input.with_dims(rules.filter_gradient_dims(input, filter_sizes, out_backprop, slide))

    def kernel(xp, input, filter_sizes, out_backprop, *, strides, padding, data_format, dilations):
        slide = rules.slide(strides, padding, (), data_format, dilations)
        return rules.filter_gradient(xp, input, filter_sizes, out_backprop, slide)

    def gradient(call, ddw):
        x, _, dy = call.inputs
        return [execute(Conv3DBackpropInputV2, shape(x), ddw, dy, **call.attrs) if call.needs[0] else None,
                None,
                execute(Conv3D, x, ddw, **call.attrs) if call.needs[2] else None]


def conv3d(input, filters, strides, padding, data_format="NDHWC", dilations=None, name=None):
    """Every window of `input` times every filter.

    input: float [..., D, H, W, C], or [..., C, D, H, W] with data_format "NCDHW"; at least 5 axes.
    filters: of the same dtype, [KD, KH, KW, C / G, O]; G groups, as for `conv2d`.
    strides: steps from one window to the next: a list with one for every axis.
    padding: "VALID" for windows inside the volume only; "SAME" for as many as there are elements, over the stride.
    dilations: steps from one tap of the filter to the next, as `strides`.
    Returns: [..., OD, OH, OW, O], in the layout of `input`.

        >>> import minitf as tf
        >>> tf.nn.conv3d(tf.ones([1, 2, 2, 2, 1]), tf.ones([2, 2, 2, 1, 1]), [1] * 5, "VALID").numpy().item()
        8.0

    Raises: InvalidArgumentError where channels do not fit, or the volume is smaller than the filter; ValueError for
    lists of the wrong length; UnimplementedError for strides over batch or channels.
    Source: tf.nn.conv3d. Differs: the CPU computes "NCDHW", dilations and groups too; strides and dilations may be
    written short, as for `conv2d`.
    """
    data_format = as_layout(data_format, "conv3d", 3)
    padding, _ = as_padding(padding, data_format, "conv3d", explicit=False)
    x, w = as_tensors(Conv3D, (input, filters))
    return over_one_batch(Conv3D, x, w, strides=as_window(strides, data_format, "conv3d", "strides"),
                          padding=padding, data_format=data_format,
                          dilations=as_window(dilations, data_format, "conv3d", "dilations"))
