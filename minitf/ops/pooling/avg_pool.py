"""Average pooling: the mean of each window, padding not counted. Floor 2. Read `sliding.py` first.

The op is linear, so its gradient AvgPoolGrad is its adjoint: each element gets an equal share of every mean that it
went into. And the adjoint's gradient is the op again. Read next: `pool.py`.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from ...backend.dtypes import bfloat16, float16, float32, float64, int32
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ..convolution.geometry import channels_last, laid_out, put_together, take_apart
from ..shapes.layout import shape
from .arguments import as_name, one_for_each_axis, pooled, way_of
from .max_pool import over_rows
from .sliding import elements_in_windows, over_images, reduce_windows, spread_windows

FLOATS = frozenset({float16, bfloat16, float32, float64})


def means(xp, x, ksize, strides, padding, data_format):
    """The mean of each window of the array x; floats of 16 bits are added up in 32."""
    way = way_of(x.shape, ksize, strides, padding, data_format)
    counts = divisors(xp, way, np.dtype(np.float64 if x.dtype == np.float64 else np.float32))

    def averaged(x):
        wide = x.astype(counts.dtype, copy=False)
        sums = channels_last(xp, reduce_windows(xp, wide, way, xp.add, 0, data_format), data_format)
        return laid_out(xp, xp.divide(sums, counts).astype(x.dtype, copy=False), data_format)

    dims = put_together(len(x), way.out, take_apart(x.shape, data_format)[2], data_format)
    return over_images(xp, averaged, dims, x.dtype, x)


def shares(xp, dims, dy, ksize, strides, padding, data_format):
    """Of every mean's gradient an equal share to each element of its window: an array of the shape `dims`."""
    way = way_of(dims, ksize, strides, padding, data_format)
    counts = divisors(xp, way, np.dtype(np.float64 if dy.dtype == np.float64 else np.float32))

    def spread(dy):
        share = channels_last(xp, dy.astype(counts.dtype, copy=False), data_format) / counts
        parts = ((offsets, share) for offsets in product(*map(range, way.kernel)))
        dx = spread_windows(xp, parts, way, (len(dy), *dims[1:]), share.dtype, data_format)
        return dx.astype(dy.dtype, copy=False)

    return over_images(xp, spread, dims, dy.dtype, dy)


def divisors(xp, way, dtype):
    """How many elements each window holds: one number where they are all alike, else [out..., 1]."""
    counts = elements_in_windows(way).astype(dtype)
    return xp.asarray(counts.flat[0] if counts.size and (counts == counts.flat[0]).all() else counts)


def dims_of_input(orig_input_shape, grad, axes):
    """The Spec of the input that was pooled, from the value of its shape; RuleError where that fits no gradient."""
    if not may_equal(orig_input_shape.dims, (axes,)):
        raise RuleError(f"orig_input_shape must be a vector of {axes} sizes")
    if grad.rank not in (axes, None):
        raise RuleError(f"grad must have {axes} axes")
    value = orig_input_shape.value
    return grad.with_dims((None,) * axes if value is None else tuple(value.tolist()))


class AvgPool(Op):
    """The mean of each window.   value: float [N, H, W, C] or [N, C, H, W]  ->  y: same, fewer rows and columns."""

    T = FLOATS

    def infer(value, *, ksize, strides, padding, data_format):
        return pooled(value, ksize, strides, padding, data_format)

    def kernel(xp, value, **attrs):
        return means(xp, value, **attrs)

    def gradient(call, dy):
        return [execute(AvgPoolGrad, shape(call.inputs[0]), dy, **call.attrs)]


class AvgPoolGrad(Op):
    """dx: each element's share of dy.   orig_input_shape: int32 [4], grad: float, pooled  ->  dx: float, that shape."""

    types = ("Tshape", "T")
    Tshape = frozenset({int32})
    T = FLOATS
    host = (0,)

    def infer(orig_input_shape, grad, *, ksize, strides, padding, data_format):
        return dims_of_input(orig_input_shape, grad, 4)

    def kernel(xp, orig_input_shape, grad, **attrs):
        return shares(xp, orig_input_shape.tolist(), grad, **attrs)

    def gradient(call, ddx):
        return [None, execute(AvgPool, ddx, **call.attrs)]


class AvgPool3D(Op):
    """The mean of each window.   input: float [N, D, H, W, C] or [N, C, D, H, W]  ->  y: the same, smaller."""

    T = FLOATS

    def infer(input, *, ksize, strides, padding, data_format):
        return pooled(input, ksize, strides, padding, data_format)

    def kernel(xp, input, **attrs):
        return means(xp, input, **attrs)

    def gradient(call, dy):
        return [execute(AvgPool3DGrad, shape(call.inputs[0]), dy, **call.attrs)]


class AvgPool3DGrad(Op):
    """dx: each element's share of dy.   orig_input_shape: int32 [5], grad: float, pooled  ->  dx: float, that shape."""

    types = ("Tshape", "T")
    Tshape = frozenset({int32})
    T = FLOATS
    host = (0,)

    def infer(orig_input_shape, grad, *, ksize, strides, padding, data_format):
        return dims_of_input(orig_input_shape, grad, 5)

    def kernel(xp, orig_input_shape, grad, **attrs):
        return shares(xp, orig_input_shape.tolist(), grad, **attrs)

    def gradient(call, ddx):
        return [None, execute(AvgPool3D, ddx, **call.attrs)]


def avg_pool2d(input, ksize, strides, padding, data_format="NHWC", name=None):
    """The mean of each window of images; padding does not count.

    input: float [N, H, W, C], or [N, C, H, W] where data_format is "NCHW".
    ksize, strides: size of the window, and steps from one to the next: an int, [rows, columns], or one for each axis.
    padding: "SAME" (as many windows as strides fit) or "VALID" (only whole windows).

        >>> import minitf as tf
        >>> tf.nn.avg_pool2d(tf.reshape(tf.range(8.), [1, 2, 4, 1]), 2, 2, "VALID").numpy().ravel()
        array([2.5, 4.5], dtype=float32)

    Raises: InvalidArgumentError for another rank, layout, padding or dtype, or sizes that do not fit; ValueError for
    lists of a wrong length; TypeError where padding is a list; UnimplementedError for windows over batch or channels.
    Source: tf.nn.avg_pool2d.
    """
    return _averaged(AvgPool, input, ksize, strides, padding, data_format or "NHWC")


def avg_pool3d(input, ksize, strides, padding, data_format="NDHWC", name=None):
    """The mean of each window of volumes; padding does not count.

    input: float [N, D, H, W, C], or [N, C, D, H, W] where data_format is "NCDHW".   The others as in tf.nn.avg_pool2d.

        >>> import minitf as tf
        >>> tf.nn.avg_pool3d(tf.reshape(tf.range(8.), [1, 2, 2, 2, 1]), 2, 2, "VALID").numpy().ravel()
        array([3.5], dtype=float32)

    Source: tf.nn.avg_pool3d. Differs: works in float64 too, for which TensorFlow has no kernel.
    """
    return _averaged(AvgPool3D, input, ksize, strides, padding, data_format or "NDHWC")


def _averaged(op, input, ksize, strides, padding, data_format):
    n = 3 if op is AvgPool3D else 2
    return execute(op, input, ksize=one_for_each_axis(ksize, n, data_format, "ksize"),
                   strides=one_for_each_axis(strides, n, data_format, "strides"),
                   padding=as_name(padding, op.__name__), data_format=data_format)


def avg_pool1d(input, ksize, strides, padding, data_format="NWC", name=None):
    """The mean of each window of sequences; padding does not count.

    input: float [N, W, C], or [N, C, W] where data_format is "NCW".   The others as in tf.nn.avg_pool2d.

        >>> import minitf as tf
        >>> tf.nn.avg_pool1d([[[1.], [3.], [2.], [0.]]], 2, 2, "VALID").numpy().ravel()
        array([2., 1.], dtype=float32)

    Source: tf.nn.avg_pool1d: avg_pool2d of images of one row.
    """
    return over_rows(AvgPool, input, ksize, strides, data_format or "NWC", padding=as_name(padding, "avg_pool1d"))
