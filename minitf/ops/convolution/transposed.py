"""Transposed convolutions: from a small image to a large one, by the gradient of a convolution. Floor 2.

A convolution with stride 2 halves an image. Its gradient with respect to the image goes the other way, from the
small shape to the large, and is as good a layer as any: each element of the small image paints the filter, times
itself, over its window of the large one. Several large sizes give the same small one, so the size must be said.
"""

from __future__ import annotations

from ...backend.dtypes import int32
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.literals import short
from ...core.tensor import is_tensor
from ..axes import as_choice, as_int
from ..shapes.joining import concat
from ..shapes.layout import expand_dims, squeeze
from .arguments import as_layout, as_padding, as_window
from .conv1d import as_sequence, with_height
from .conv2d import Conv2DBackpropInput
from .conv3d import Conv3DBackpropInputV2


def conv1d_transpose(input, filters, output_shape, strides, padding="SAME", data_format="NWC", dilations=None,
                     name=None):
    """The transpose of `conv1d`: a sequence of the length from which `conv1d` would lead to that of `input`.

    input: float [N, W, C], or [N, C, W] with data_format "NCW".
    filters: [K, O, C]: the result's channels first.
    output_shape: int [3], the shape of the result.
    strides, dilations: an int, or a list of 1 or of one for every axis.

        >>> import minitf as tf
        >>> tf.nn.conv1d_transpose([[[1.], [2.]]], [[[1.]], [[10.]]], [1, 4, 1], 2).numpy().reshape(-1)
        array([ 1., 10.,  2., 20.], dtype=float32)

    Raises: ValueError for another data_format; InvalidArgumentError where `output_shape` does not fit.
    Source: tf.nn.conv1d_transpose.
    """
    where = "conv1d_transpose"
    layout, image, height = as_sequence(data_format, where, ("NWC", "NCW"))
    padding, _ = as_padding(padding, layout, where, explicit=False)
    sizes, axis = convert_to_tensor(output_shape, int32), 4 + height
    y = execute(Conv2DBackpropInput, concat([sizes[:axis], [1], sizes[axis:]], 0), expand_dims(filters, 0),
                expand_dims(input, axis),
                strides=with_height(as_window(strides, layout, where, "strides"), layout),
                padding=padding, explicit_paddings=(), data_format=image,
                dilations=with_height(as_window(dilations, layout, where, "dilations"), layout))
    return squeeze(y, axis)


def conv2d_transpose(input, filters, output_shape, strides, padding="SAME", data_format="NHWC", dilations=None,
                     name=None):
    """The transpose of `conv2d`: an image of the size from which `conv2d` would lead to that of `input`.

    input: float [N, H, W, C], or [N, C, H, W] with data_format "NCHW".
    filters: [KH, KW, O, C]: the result's channels first.
    output_shape: int32 [4], the shape of the result.
    strides, padding, dilations: those of that `conv2d`.

        >>> import minitf as tf
        >>> tf.nn.conv2d_transpose(tf.ones([1, 1, 1, 1]), [[[[1.]], [[2.]]]], [1, 1, 2, 1], 2)[0, 0, :, 0].numpy()
        array([1., 2.], dtype=float32)

    Raises: InvalidArgumentError where `output_shape` does not fit; ValueError for lists of the wrong length.
    Source: tf.nn.conv2d_transpose. Differs: the CPU computes "NCHW", dilations and groups too.
    """
    where = "conv2d_transpose"
    data_format = as_layout(data_format, where, 2)
    padding, explicit_paddings = as_padding(padding, data_format, where)
    return execute(Conv2DBackpropInput, output_shape, filters, input,
                   strides=as_window(strides, data_format, where, "strides"), padding=padding,
                   explicit_paddings=explicit_paddings, data_format=data_format,
                   dilations=as_window(dilations, data_format, where, "dilations"))


def conv3d_transpose(input, filters, output_shape, strides, padding="SAME", data_format="NDHWC", dilations=None,
                     name=None):
    """The transpose of `conv3d`: a volume of the size from which `conv3d` would lead to that of `input`.

    input: float [N, D, H, W, C], or [N, C, D, H, W] with data_format "NCDHW".
    filters: [KD, KH, KW, O, C]: the result's channels first.
    output_shape: int [5], the shape of the result.
    strides, padding, dilations: those of that `conv3d`.

        >>> import minitf as tf
        >>> x, w = tf.ones([1, 1, 1, 1, 1]), tf.ones([2, 2, 2, 3, 1])
        >>> tf.nn.conv3d_transpose(x, w, [1, 2, 2, 2, 3], 2).shape
        TensorShape([1, 2, 2, 2, 3])

    Raises: InvalidArgumentError where `output_shape` does not fit; ValueError for lists of the wrong length.
    Source: tf.nn.conv3d_transpose. Differs: the CPU computes "NCDHW", dilations and groups too.
    """
    where = "conv3d_transpose"
    data_format = as_layout(data_format, where, 3)
    padding, _ = as_padding(padding, data_format, where, explicit=False)
    return execute(Conv3DBackpropInputV2, output_shape, filters, input,
                   strides=as_window(strides, data_format, where, "strides"), padding=padding,
                   data_format=data_format, dilations=as_window(dilations, data_format, where, "dilations"))


def conv_transpose(input, filters, output_shape, strides, padding="SAME", data_format=None, dilations=None, name=None):
    """conv1d_transpose, conv2d_transpose or conv3d_transpose: as many axes as `output_shape` has, but for two.

    input: float [N, size..., C], or [N, C, size...] with a data_format that begins with "NC".
    filters: [kernel..., O, C].   output_shape: int [3], [4] or [5].
    strides, padding, dilations: those of the convolution that leads back.

        >>> import minitf as tf
        >>> tf.nn.conv_transpose(tf.ones([1, 4, 2]), tf.ones([3, 5, 2]), [1, 8, 5], 2).shape
        TensorShape([1, 8, 5])

    Raises: ValueError for an `output_shape` of another length; InvalidArgumentError where it does not fit.
    Source: tf.nn.conv_transpose.
    """
    try:
        axes = (output_shape.shape[0] if is_tensor(output_shape) else len(output_shape)) - 2
        function = {1: conv1d_transpose, 2: conv2d_transpose, 3: conv3d_transpose}[axes]
    except (TypeError, KeyError, IndexError):
        received, rule = f"output_shape is {short(output_shape)}", "it must be a list of 3, 4 or 5 sizes"
        raise ValueError(explain("conv_transpose", received, rule)) from None
    return function(input, filters, output_shape, strides, padding, data_format, dilations)


def atrous_conv2d_transpose(value, filters, output_shape, rate, padding, name=None):
    """The transpose of `atrous_conv2d`: an image of the size from which it would lead to that of `value`.

    value: float [N, H, W, C].   filters: [KH, KW, O, C]: the result's channels first.
    output_shape: int [4], the shape of the result.
    rate: steps from one tap to the next, an int > 0.
    padding: "SAME" or "VALID".

        >>> import minitf as tf
        >>> tf.nn.atrous_conv2d_transpose(tf.ones([1, 4, 4, 2]), tf.ones([3, 3, 1, 2]), [1, 8, 8, 1], 2, "VALID").shape
        TensorShape([1, 8, 8, 1])

    Raises: ValueError for a rate below 1, another padding, channels that do not fit, or an `output_shape` of another
    length; InvalidArgumentError where its sizes do not fit.
    Source: tf.nn.atrous_conv2d_transpose.
    """
    where = "atrous_conv2d_transpose"
    value, filters = convert_to_tensor(value), convert_to_tensor(filters)
    rate, padding = as_int(rate, "rate"), as_choice(padding, ("SAME", "VALID"), where, "padding")
    sizes = convert_to_tensor(output_shape, int32)
    if rate < 1:
        raise ValueError(explain(where, f"rate is {rate}", "it must be > 0"))
    if sizes.shape != [4]:
        raise ValueError(explain(where, f"output_shape has shape {sizes.shape}", "it must hold 4 sizes"))
    if value.ndim == filters.ndim == 4:
        channels = filters.shape[2] if is_tensor(output_shape) or is_tensor(output_shape[3]) else output_shape[3]
        if not filters.shape[2:].is_compatible_with([channels, value.shape[3]]):
            received = f"value is {value.shape}, filters is {filters.shape}, output_shape is {short(output_shape)}"
            raise ValueError(explain(where, received, "filters must end in the channels of the result, then of value"))
    return conv2d_transpose(value, filters, sizes, 1, padding, dilations=rate)
