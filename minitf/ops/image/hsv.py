"""Colours as hue, saturation and value, and what is easy to change there. Floor 2. Read next: `adjust.py`.

Value is the strongest of red, green and blue. Saturation is how far the weakest is below it, as a part of it. Hue
is the place on a circle of colours, from 0 to 1: red at 0, green at 1/3, blue at 2/3.
"""

from __future__ import annotations

import numpy as np

from ...backend.blocks import blockwise
from ...backend.dtypes import bfloat16, float16, float32, float64, int64
from ...backend.errors import FailedPreconditionError, RuleError, explain
from ...core.execute import execute
from ...core.fast import execute_unary
from ...core.op import Op, no_gradient
from ..elementwise.no_nan import divide_no_nan
from ..indexing.masking import one_hot
from ..reductions.argmax import argmax, argmin
from ..reductions.reduction import reduce_max, reduce_min
from ..shapes.broadcasting import reduce_sum
from ..shapes.tiling import reverse, roll

BLOCK = 3 << 16  # elements: whole pixels, and steps long enough for two threads


def colours(images):
    """The shape rule: the images themselves.

    Raises: RuleError where they have no axes; FailedPreconditionError, as TensorFlow does, unless they have 3 channels.
    """
    if images.dims == ():
        raise RuleError("images must have at least one axis, of 3 channels")
    if images.dims is not None and images.dims[-1] not in (3, None):
        raise FailedPreconditionError(explain("tf.image", f"images is {images}", "the last axis must hold 3 channels"))
    return images


def by_colours(function, images):
    """function(images), float [..., 3], some thousand pixels at a time, while they are in a core's cache."""
    return blockwise(lambda part: function(part.reshape(-1, 3)).reshape(part.shape), images, block=BLOCK)


def to_hsv(xp, images):
    """The array `images`, float [..., 3], as hue, saturation and value."""
    red, green, blue = (xp.ascontiguousarray(images[..., c]) for c in range(3))
    value = xp.maximum(xp.maximum(red, green), blue)
    span = value - xp.minimum(xp.minimum(red, green), blue)
    saturation = xp.where(value > 0, span / xp.where(value > 0, value, 1), 0)
    to_red, to_green, to_blue = green - blue, blue - red, red - green
    sixth = 1 / (6 * xp.where(span > 0, span, 1))
    hue = xp.where(red == value, sixth * to_red, xp.where(green == value, sixth * to_green + 2 / 6,
                                                          sixth * to_blue + 4 / 6))
    hue = xp.where(span > 0, hue, 0)
    return xp.stack([xp.where(hue < 0, hue + 1, hue), saturation, value], -1).astype(images.dtype)


def to_rgb(xp, images):
    """The array `images` of hue, saturation and value, float [..., 3], as red, green and blue."""
    hue, saturation, value = (xp.ascontiguousarray(images[..., c]) for c in range(3))
    hue = 6 * hue
    pure = [xp.abs(hue - 3) - 1, 2 - xp.abs(hue - 2), 2 - xp.abs(hue - 4)]
    parts = [((1 - saturation) + saturation * xp.clip(part, 0, 1)) * value for part in pure]
    return xp.stack(parts, -1).astype(images.dtype)


class RGBToHSV(Op):
    """Hue, saturation and value.   images: float [..., 3]  ->  y: same."""

    T = frozenset({float16, bfloat16, float32, float64})

    infer = colours

    def kernel(xp, images):
        return by_colours(lambda part: to_hsv(xp, part), images)

    def gradient(call, dy):
        """Where one channel is the strongest, the next on the circle pulls the hue forward, and the one before back."""
        x = call.inputs[0]
        strongest = one_hot(argmax(x, -1), 3, dtype=x.dtype)                       # of equals the first
        weakest = one_hot(2 - argmin(reverse(x, [-1]), -1, int64), 3, dtype=x.dtype)   # the last
        value, least = reduce_max(x, -1, keepdims=True), reduce_min(x, -1, keepdims=True)
        span, pull = value - least, roll(strongest, 1, -1) - roll(strongest, -1, -1)
        ahead = divide_no_nan(reduce_sum(x * pull, -1, keepdims=True), span)
        dhue = divide_no_nan(pull - ahead * (strongest - weakest), 6 * span)
        dsaturation = divide_no_nan(strongest * divide_no_nan(least, value) - weakest, value)
        return [dy[..., :1] * dhue + dy[..., 1:2] * dsaturation + dy[..., 2:] * strongest]


class HSVToRGB(Op):
    """Red, green and blue.   images: float [..., 3]: hue, saturation, value  ->  y: same."""

    T = RGBToHSV.T
    gradient = no_gradient  # as in TensorFlow

    infer = colours

    def kernel(xp, images):
        return by_colours(lambda part: to_rgb(xp, part), images)


class AdjustHue(Op):
    """The hue moved along its circle.   images: float [..., 3], delta: float32 [], in turns  ->  y: same."""

    types = ("T", "Tdelta")
    T = frozenset({float16, float32})
    Tdelta = frozenset({float32})
    gradient = None  # as in TensorFlow

    def infer(images, delta):
        return adjusted(images, delta, "delta")

    def kernel(xp, images, delta):
        def turn(part):
            hsv = to_hsv(xp, part.astype(np.float32))
            hsv[..., 0] += delta
            hsv[..., 0] -= xp.floor(hsv[..., 0])
            return to_rgb(xp, hsv).astype(part.dtype)

        return by_colours(turn, images)


class AdjustSaturation(Op):
    """The saturation times `scale`, at most 1.   images: float [..., 3], scale: float32 []  ->  y: same."""

    types = ("T", "Tscale")
    T = frozenset({float16, float32})
    Tscale = frozenset({float32})
    gradient = None  # as in TensorFlow

    def infer(images, scale):
        return adjusted(images, scale, "scale")

    def kernel(xp, images, scale):
        def scaled(part):
            hsv = to_hsv(xp, part.astype(np.float32))
            hsv[..., 1] = xp.clip(hsv[..., 1] * scale, 0, 1)
            return to_rgb(xp, hsv).astype(part.dtype)

        return by_colours(scaled, images)


def adjusted(images, number, name):
    """The shape rule of the two ops above; RuleError unless there are images of 3 channels, and one number."""
    if images.rank is not None and images.rank < 3:
        raise RuleError("images must have at least 3 axes [H, W, 3]")
    if number.rank not in (0, None):
        raise RuleError(f"{name} must be one number, without axes")
    if images.dims is not None and images.dims[-1] not in (3, None):
        raise RuleError("images must have 3 channels, red, green and blue, along the last axis")
    return images


def rgb_to_hsv(images, name=None):
    """Red, green and blue in [0, 1] as hue, saturation and value in [0, 1].   images: float [..., 3]  ->  same.

        >>> import minitf as tf
        >>> tf.image.rgb_to_hsv([[0., 1., 0.], [0.5, 0.25, 0.25]]).numpy().round(4)
        array([[0.3333, 1.    , 1.    ],
               [0.    , 0.5   , 0.5   ]], dtype=float32)

    Raises: FailedPreconditionError unless there are 3 channels.
    Source: tf.image.rgb_to_hsv.
    """
    return execute_unary(RGBToHSV, images)


def hsv_to_rgb(images, name=None):
    """Hue, saturation and value in [0, 1] as red, green and blue.   images: float [..., 3]  ->  same.

        >>> import minitf as tf
        >>> tf.image.hsv_to_rgb([[0., 0.5, 0.5]]).numpy()
        array([[0.5 , 0.25, 0.25]], dtype=float32)

    Raises: FailedPreconditionError unless there are 3 channels.
    Source: tf.image.hsv_to_rgb.
    """
    return execute_unary(HSVToRGB, images)


def turned(images, delta):
    """`images` with the hue moved by `delta` turns."""
    return execute(AdjustHue, images, delta)


def satiated(images, scale):
    """`images` with the saturation times `scale`."""
    return execute(AdjustSaturation, images, scale)
