"""Local response normalization: each channel divided by how loud its neighbours are. Floor 2.

y = x / s^beta with s = bias + alpha * (the sum of x^2 over a channel and its `depth_radius` neighbours on either side).
That sum is a product with a band of ones, a matrix [C, C]: the fast way to add up neighbours, and its own transpose.
Read next: `fractional_pool.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import bfloat16, float16, float32
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ...core.tensor import is_tensor
from ..axes import as_int, as_number
from ..elementwise.magnitude import abs_
from ..elementwise.powers import pow_
from ..linalg.matmul import matmul
from ..shapes.identity import cast
from ..shapes.layout import expand_dims, reshape, sizes_of
from ..shapes.sequences import range_
from .sliding import over_images

FLOATS = frozenset({float16, bfloat16, float32})


def band(channels, radius):
    """The matrix [C, C] with ones where two channels are at most `radius` apart."""
    c = np.arange(channels)
    return (np.abs(c[:, None] - c) <= radius).astype(np.float32)


def loudness(xp, x, depth_radius, bias, alpha):
    """s in the text above, for the float32 array x; and the band of ones."""
    ones = xp.asarray(band(x.shape[-1], depth_radius))
    return np.float32(bias) + np.float32(alpha) * xp.matmul(x * x, ones), ones


class LRN(Op):
    """y = x / s^beta.   input: float [N, H, W, C]  ->  y: same."""

    T = FLOATS

    def infer(input, *, depth_radius, bias, alpha, beta):
        if input.rank not in (4, None):
            raise RuleError("input must have 4 axes [N, H, W, C]")
        return input

    def kernel(xp, input, *, depth_radius, bias, alpha, beta):
        def normalized(part):
            x = part.astype(np.float32, copy=False)
            s, _ = loudness(xp, x, depth_radius, bias, alpha)
            y = x / xp.sqrt(s) if beta == 0.5 else x * xp.power(s, np.float32(-beta))
            return y.astype(part.dtype, copy=False)

        return over_images(xp, normalized, input.shape, input.dtype, input)

    def gradient(call, dy):
        return [execute(LRNGrad, dy, call.inputs[0], call.output, **call.attrs)]


class LRNGrad(Op):
    """dx = dy / s^beta - 2 alpha beta x (sum over neighbours of dy y / s).   All: float [N, H, W, C]."""

    T = FLOATS

    def infer(input_grads, input_image, output_image, *, depth_radius, bias, alpha, beta):
        if not may_equal(input_grads.dims, input_image.dims) or not may_equal(input_grads.dims, output_image.dims):
            raise RuleError("input_grads, input_image and output_image must have the same shape")
        return input_image

    def kernel(xp, input_grads, input_image, output_image, *, depth_radius, bias, alpha, beta):
        x, dy, y = (v.astype(np.float32, copy=False) for v in (input_image, input_grads, output_image))
        s, ones = loudness(xp, x, depth_radius, bias, alpha)
        dx = dy * xp.power(s, np.float32(-beta)) - np.float32(2 * alpha * beta) * x * xp.matmul(dy * y / s, ones)
        return dx.astype(input_image.dtype, copy=False)

    def gradient(call, h):
        """By dy and by x, with y = x / s^beta put in its place; q and r: what stands in the two sums."""
        dy, x, _ = call.inputs
        radius, bias, alpha, beta = (call.attrs[name] for name in ("depth_radius", "bias", "alpha", "beta"))
        s = bias + alpha * near(x * x, radius)
        power, r = pow_(s, -beta), near(h * x, radius)
        by_dy = h * power - 2 * alpha * beta * x * power / s * r
        q = dy * x * power / s
        direct = -2 * alpha * beta * (h * near(q, radius) + r * dy * power / s)
        by_s = 2 * alpha * beta * (beta + 1) * r * q / s - beta * h * dy * power / s
        return [by_dy, direct + 2 * alpha * x * near(by_s, radius), None]


def near(x, radius):
    """The sum over each channel's neighbours, as ops."""
    *_, n = dims = sizes_of(x)
    if is_tensor(n):
        places = range_(n)
        ones = cast(abs_(expand_dims(places, 1) - places) <= radius, x.dtype)
    else:
        ones = band(n, radius).astype(x.dtype.np)
    return x if x.shape[-1] == 0 else reshape(matmul(reshape(x, [-1, n]), ones), dims)


def local_response_normalization(input, depth_radius=5, bias=1, alpha=1, beta=0.5, name=None):
    """Each channel divided by (bias + alpha * the sum of squares over its neighbours) ** beta.

    input: float16, bfloat16 or float32 [N, H, W, C].   depth_radius: how many neighbours on either side, >= 0.
    bias, alpha, beta: numbers.

        >>> import minitf as tf
        >>> tf.nn.local_response_normalization([[[[3., 4., 0.]]]], depth_radius=1, bias=0).numpy().ravel()
        array([0.6, 0.8, 0. ], dtype=float32)

    Raises: InvalidArgumentError for another rank or dtype, or a negative radius.
    Source: tf.nn.local_response_normalization; Krizhevsky et al., 2012.
    """
    radius = as_int(depth_radius, "depth_radius")
    if radius < 0:
        raise InvalidArgumentError(explain("LRN", f"depth_radius is {radius}", "it must be >= 0"))
    return execute(LRN, input, depth_radius=radius, bias=as_number(bias, "bias"), alpha=as_number(alpha, "alpha"),
                   beta=as_number(beta, "beta"))


lrn = local_response_normalization
