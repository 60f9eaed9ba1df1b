"""Max pooling of volumes. Floor 2. Read `max_pool.py` first; read next: `avg_pool.py`."""

from __future__ import annotations

from ...backend.dtypes import bfloat16, float16, float32
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from .arguments import one_for_each_axis, pooled
from .max_pool import ANY_REAL, from_the_chosen, maxima, to_the_chosen

VOLUMES = frozenset({float16, bfloat16, float32})


class MaxPool3D(Op):
    """The greatest of each window.   input: float [N, D, H, W, C] or [N, C, D, H, W]  ->  y: the same, smaller."""

    T = VOLUMES

    def infer(input, *, ksize, strides, padding, data_format):
        return pooled(input, ksize, strides, padding, data_format)

    def kernel(xp, input, **attrs):
        return maxima(xp, input, **attrs)

    def gradient(call, dy):
        return [execute(MaxPool3DGrad, call.inputs[0], call.output, dy, **call.attrs)]


class MaxPool3DGrad(Op):
    """dx = dy at the maxima, else 0.   orig_input: float [N, D, H, W, C], orig_output, grad: pooled  ->  dx."""

    types = ("TInput", "TInput", "T")
    T = TInput = VOLUMES

    def infer(orig_input, orig_output, grad, *, ksize, strides, padding, data_format):
        if not may_equal(grad.dims, orig_output.dims):
            raise RuleError("grad must have the shape of orig_output")
        return orig_input.with_dtype(grad.dtype)

    def kernel(xp, orig_input, orig_output, grad, **attrs):
        return to_the_chosen(xp, orig_input, orig_output, grad, **attrs)

    def gradient(call, ddx):
        x, y, _ = call.inputs
        return [None, None, execute(MaxPool3DGradGrad, x, y, ddx, **call.attrs)]


class MaxPool3DGradGrad(Op):
    """ddy = what of ddx stands at the maxima.   orig_input, grad: real [N, ..., C], orig_output: pooled  ->  ddy."""

    T = ANY_REAL

    def infer(orig_input, orig_output, grad, *, ksize, strides, padding, data_format):
        if not may_equal(grad.dims, orig_input.dims):
            raise RuleError("grad must have the shape of orig_input")
        return orig_output

    def kernel(xp, orig_input, orig_output, grad, **attrs):
        return from_the_chosen(xp, orig_input, orig_output, grad, **attrs)

    def gradient(call, dddy):
        x, y, _ = call.inputs
        return [None, None, execute(MaxPool3DGrad, x, y, dddy, **call.attrs)]


def max_pool3d(input, ksize, strides, padding, data_format="NDHWC", name=None):
    """The greatest element of each window of volumes.

    input: float16, bfloat16 or float32 [N, D, H, W, C], or [N, C, D, H, W] where data_format is "NCDHW".
    ksize, strides: an int, or one for each of D, H, W, or for each axis.   padding: "SAME" or "VALID".

        >>> import minitf as tf
        >>> tf.nn.max_pool3d(tf.reshape(tf.range(8.), [1, 2, 2, 2, 1]), 2, 2, "VALID").numpy().ravel()
        array([7.], dtype=float32)

    Raises: as tf.nn.max_pool2d.
    Source: tf.nn.max_pool3d.
    """
    data_format = data_format or "NDHWC"
    return execute(MaxPool3D, input, ksize=one_for_each_axis(ksize, 3, data_format, "ksize"),
                   strides=one_for_each_axis(strides, 3, data_format, "strides"), padding=padding,
                   data_format=data_format)
