"""Windows, padding and sizes of images of `tf.keras.backend`. Floor 7.

x: [B, size..., C], or [B, C, size...] with data_format "channels_first". padding: "valid" or "same".
"""

from ...backend.errors import explain
from ...ops.convolution.transposed import conv2d_transpose as painted
from ...ops.image.resize import resize
from ...ops.indexing.slicing import pad
from ...ops.shapes import layout
from .. import ops
from ..standardize import standardize_data_format
from .shapes import repeat_elements


# --- convolution and pooling ------------------------------------------------------------------------------------------
def conv1d(x, kernel, strides=1, padding="valid", data_format=None, dilation_rate=1):
    """`keras.ops.conv` along one axis; padding may be "causal".  Source: tf.keras.backend.conv1d."""
    if padding == "causal":
        before = dilation_rate * (kernel.shape[0] - 1)
        last = standardize_data_format(data_format) == "channels_last"
        x = pad(x, [[0, 0], [before, 0], [0, 0]] if last else [[0, 0], [0, 0], [before, 0]])
        padding = "valid"
    return ops.conv(x, kernel, strides, padding, data_format, dilation_rate)


def conv2d(x, kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)):
    """`keras.ops.conv` along two axes.  Source: tf.keras.backend.conv2d."""
    return ops.conv(x, kernel, strides, padding, data_format, dilation_rate)


def conv3d(x, kernel, strides=(1, 1, 1), padding="valid", data_format=None, dilation_rate=(1, 1, 1)):
    """`keras.ops.conv` along three axes.  Source: tf.keras.backend.conv3d."""
    return ops.conv(x, kernel, strides, padding, data_format, dilation_rate)


def conv2d_transpose(x, kernel, output_shape, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)):
    """The gradient of a convolution, as `tf.nn.conv2d_transpose`.   kernel: [kH, kW, D, C]; output_shape: of all axes.

    Source: tf.keras.backend.conv2d_transpose.
    """
    last = standardize_data_format(data_format) == "channels_last"
    batch, *rest = output_shape
    shape = [layout.sizes_of(x)[0] if batch is None else batch, *rest]
    x, shape = (x, shape) if last else (layout.transpose(x, [0, 2, 3, 1]), [shape[0], *shape[2:], shape[1]])
    y = painted(x, kernel, shape, list(strides), padding.upper(), dilations=list(dilation_rate))
    return y if last else layout.transpose(y, [0, 3, 1, 2])


def depthwise_conv2d(x, depthwise_kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)):
    """`keras.ops.depthwise_conv`.  Source: tf.keras.backend.depthwise_conv2d."""
    return ops.depthwise_conv(x, depthwise_kernel, strides, padding, data_format, dilation_rate)


def separable_conv2d(x, depthwise_kernel, pointwise_kernel, strides=(1, 1), padding="valid", data_format=None,
                     dilation_rate=(1, 1)):
    """`keras.ops.separable_conv`.  Source: tf.keras.backend.separable_conv2d."""
    return ops.separable_conv(x, depthwise_kernel, pointwise_kernel, strides, padding, data_format, dilation_rate)


def pool2d(x, pool_size, strides=(1, 1), padding="valid", data_format=None, pool_mode="max"):
    """The greatest ("max") or the mean ("avg") of each window.   Raises: ValueError for another mode.

    Source: tf.keras.backend.pool2d.
    """
    pools = {"max": ops.max_pool, "avg": ops.average_pool}
    if pool_mode not in pools:
        raise ValueError(explain("pool2d", f"pool_mode is {pool_mode!r}", f"it must be one of {list(pools)}"))
    return pools[pool_mode](x, pool_size, strides, padding, data_format)


def pool3d(x, pool_size, strides=(1, 1, 1), padding="valid", data_format=None, pool_mode="max"):
    """As `pool2d`, along three axes.  Source: tf.keras.backend.pool3d."""
    return pool2d(x, pool_size, strides, padding, data_format, pool_mode)


# --- sizes ------------------------------------------------------------------------------------------------------------
def resize_images(x, height_factor, width_factor, data_format, interpolation="nearest"):
    """Images so many times as high and wide.  Source: tf.keras.backend.resize_images."""
    last = standardize_data_format(data_format) == "channels_last"
    x = x if last else layout.transpose(x, [0, 2, 3, 1])
    _, height, width, _ = layout.sizes_of(x)
    y = resize(x, [height * height_factor, width * width_factor], interpolation)
    return y if last else layout.transpose(y, [0, 3, 1, 2])


def resize_volumes(x, depth_factor, height_factor, width_factor, data_format):
    """Volumes whose voxels are repeated so many times along each axis.  Source: tf.keras.backend.resize_volumes."""
    first = 1 if standardize_data_format(data_format) == "channels_last" else 2
    for axis, factor in enumerate((depth_factor, height_factor, width_factor), first):
        x = repeat_elements(x, factor, axis)
    return x


def temporal_padding(x, padding=(1, 1)):
    """Zeros before and behind the steps.   [B, T, C].  Source: tf.keras.backend.temporal_padding."""
    return pad(x, [[0, 0], list(padding), [0, 0]])


def spatial_2d_padding(x, padding=((1, 1), (1, 1)), data_format=None):
    """Zeros around images.   padding: (before, after) for each axis.  Source: tf.keras.backend.spatial_2d_padding."""
    around = [list(pair) for pair in padding]
    last = standardize_data_format(data_format) == "channels_last"
    return pad(x, [[0, 0], *around, [0, 0]] if last else [[0, 0], [0, 0], *around])


def spatial_3d_padding(x, padding=((1, 1), (1, 1), (1, 1)), data_format=None):
    """As `spatial_2d_padding`, around volumes.  Source: tf.keras.backend.spatial_3d_padding."""
    return spatial_2d_padding(x, padding, data_format)
