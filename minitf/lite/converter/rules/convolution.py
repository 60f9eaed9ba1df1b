"""Convolutions, pooling, batch norms, resizing. Floor 8. Read `activations.py` first, `matmul.py` next.

Filters lie in files as [out, height, width, in], so that what one output channel needs is together.
"""

from __future__ import annotations

import numpy as np

from ....core.spec import Spec
from ..lowering import Refused
from .elementwise import is_zero


def transposed(low, filters, order):
    """A filter in another order of axes: at once where it is a constant."""
    if filters.is_constant:
        return low.derived(filters, order, lambda array: array.transpose(order))
    dims = tuple(filters.dims[i] for i in order)
    return low.emit("TRANSPOSE", [filters, low.integers(order)], like(filters, dims))


def like(x, dims) -> Spec:
    """What is known of a tensor as `x`, with other sizes."""
    return Spec(tuple(dims), x.dtype)


def windows(attrs) -> dict:
    """The options that say how a window moves.

    Raises: Refused for channels that come first, and for margins of one's own.
    """
    if attrs["data_format"] != "NHWC":
        raise Refused("its channels come first (NCHW). Use data_format='channels_last'")
    if attrs["padding"] not in ("SAME", "VALID"):
        raise Refused(f"padding is {attrs['padding']!r}. Use 'SAME', 'VALID', or tf.pad before it")
    strides = attrs["strides"]
    if strides[0] != 1 or strides[3] != 1:
        raise Refused("it strides over samples or channels")
    return {"padding": attrs["padding"], "stride_h": strides[1], "stride_w": strides[2]}


def dilations(attrs) -> dict:
    """The options that say how far apart the taps are."""
    return {"dilation_h_factor": attrs["dilations"][1], "dilation_w_factor": attrs["dilations"][2]}


def convolution(low, node, x, filters):
    """CONV_2D without a bias: `fusing.py` finds that."""
    options = windows(node.attrs) | dilations(node.attrs)
    if filters.dims[2] != x.dims[-1]:
        raise Refused("it has groups of channels")
    ohwi = transposed(low, filters, (3, 0, 1, 2))
    return low.emit("CONV_2D", [x, ohwi, None], node.outputs[0].spec, **options)


def depthwise(low, node, x, filters):
    """DEPTHWISE_CONV_2D.   filters: [height, width, channels, multiplier], in files [1, height, width, out]."""
    if not filters.is_constant:
        raise Refused("its filter is computed")
    height, width, channels, multiplier = filters.dims
    flat = low.constant(filters.array.reshape(1, height, width, channels * multiplier))
    options = windows(node.attrs) | dilations(node.attrs)
    return low.emit("DEPTHWISE_CONV_2D", [x, flat, None], node.outputs[0].spec, depth_multiplier=multiplier, **options)


def transposed_convolution(low, node, sizes, filters, x):
    """TRANSPOSE_CONV.   filters: [height, width, out, in]."""
    if tuple(node.attrs["dilations"]) != (1, 1, 1, 1):
        raise Refused("it is dilated")
    ohwi = transposed(low, filters, (2, 0, 1, 3))
    return low.emit("TRANSPOSE_CONV", [low.as_int32(sizes), ohwi, x, None], node.outputs[0].spec,
                    **windows(node.attrs))


def pool(low, node, x):
    """MAX_POOL_2D or AVERAGE_POOL_2D."""
    code = "MAX_POOL_2D" if node.type == "MaxPool" else "AVERAGE_POOL_2D"
    size = node.attrs["ksize"]
    if size[0] != 1 or size[3] != 1:
        raise Refused("it pools samples or channels")
    return low.emit(code, [x], node.outputs[0].spec, filter_height=size[1], filter_width=size[2],
                    **windows(node.attrs))


def batch_norm(low, node, x, scale, offset, mean, variance):
    """A product and a sum with constants, which `fusing.py` moves into the convolution before them."""
    attrs = node.attrs
    if attrs["is_training"] or attrs["data_format"] != "NHWC":
        raise Refused("it is as in training, or its channels come first")
    factor = scale.array / np.sqrt(variance.array + np.float32(attrs["epsilon"]))
    spec = node.outputs[0].spec
    y = low.emit("MUL", [x, low.constant(factor)], spec)
    y = low.emit("ADD", [y, low.constant(offset.array - mean.array * factor)], spec)
    return [y, *[low.constant(mean.array) for _ in node.outputs[1:]]]


def resize(low, node, x, size):
    """RESIZE_BILINEAR or RESIZE_NEAREST_NEIGHBOR."""
    code = "RESIZE_BILINEAR" if node.type == "ResizeBilinear" else "RESIZE_NEAREST_NEIGHBOR"
    return low.emit(code, [x, low.as_int32(size)], node.outputs[0].spec,
                    align_corners=node.attrs["align_corners"], half_pixel_centers=node.attrs["half_pixel_centers"])


def regroup(low, node, x):
    """DEPTH_TO_SPACE or SPACE_TO_DEPTH."""
    if node.attrs["data_format"] != "NHWC":
        raise Refused("its channels come first (NCHW). Use data_format='NHWC'")
    code = "DEPTH_TO_SPACE" if node.type == "DepthToSpace" else "SPACE_TO_DEPTH"
    return low.emit(code, [x], node.outputs[0].spec, block_size=node.attrs["block_size"])


def bias(low, node, x, b):
    """A sum: `fusing.py` makes it a bias where it can be one."""
    if node.attrs["data_format"] != "NHWC":
        raise Refused("its channels come first (NCHW). Use data_format='channels_last'")
    return x if is_zero(b) else low.emit("ADD", [x, b], node.outputs[0].spec)


RULES = {
    "Conv2D": convolution, "DepthwiseConv2dNative": depthwise, "Conv2DBackpropInput": transposed_convolution,
    "MaxPool": pool, "AvgPool": pool, "FusedBatchNormV3": batch_norm, "BiasAdd": bias,
    "ResizeBilinear": resize, "ResizeNearestNeighbor": resize, "DepthToSpace": regroup, "SpaceToDepth": regroup,
}
