"""Brightness, contrast, gamma, hue, saturation: images changed as with the knobs of a screen. Floor 2.

All take images of any dtype, work in floats from 0 to 1, and give back the dtype that came.
Read next: `random_adjust.py`.
"""

from __future__ import annotations

from ...backend.dtypes import float16, float32
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..elementwise.arithmetic import add, multiply
from ..elementwise.magnitude import abs_
from ..elementwise.powers import pow_
from ..shapes.identity import cast
from .batches import may_hold, require
from .conversion import as_float_image, convert_image_dtype
from .hsv import satiated, turned


class AdjustContrastv2(Op):
    """y = (x - mean) * contrast_factor + mean, channel by channel.   images: float [..., H, W, C]  ->  y: same."""

    types = ("T", "Tfactor")
    T = frozenset({float16, float32})
    Tfactor = frozenset({float32})
    gradient = None  # as in TensorFlow

    def infer(images, contrast_factor):
        if images.rank is not None and images.rank < 3:
            raise RuleError("images must have at least 3 axes [H, W, C]")
        if contrast_factor.rank not in (0, None):
            raise RuleError("contrast_factor must be one number, without axes")
        return images

    def kernel(xp, images, contrast_factor):
        if not images.size:
            return images
        height, width, channels = images.shape[-3:]
        lines = images.reshape(-1, height, width * channels)            # long inner loops, not one for each pixel
        sums = xp.matmul(xp.ones(height, xp.float32), lines.astype(xp.float32, copy=False))
        mean = sums.reshape(-1, 1, width, channels).sum(2) / (height * width)
        mean = xp.tile(mean, (1, 1, width))
        y = lines - mean
        y *= contrast_factor
        y += mean
        return y.reshape(images.shape).astype(images.dtype, copy=False)


def adjust_brightness(image, delta):
    """`image` with `delta` added.   image: real [...].   delta: in [-1, 1] as a rule: a part of the way to white.

        >>> import minitf as tf
        >>> tf.image.adjust_brightness(tf.constant([[[100], [250]]], tf.uint8), 0.1).numpy().ravel()
        array([125, 255], dtype=uint8)

    Source: tf.image.adjust_brightness.
    """
    floats, dtype = as_float_image(image)
    return convert_image_dtype(add(floats, cast(delta, floats.dtype)), dtype, saturate=True)


def adjust_contrast(images, contrast_factor):
    """`images` with each value's distance from the mean of its channel multiplied.

    images: real [..., H, W, C].   contrast_factor: a number; 1 changes nothing, 0 leaves grey.

        >>> import minitf as tf
        >>> tf.image.adjust_contrast([[[1.], [3.]]], 2.).numpy().ravel()
        array([0., 4.], dtype=float32)

    Raises: InvalidArgumentError for fewer than 3 axes.
    Source: tf.image.adjust_contrast.
    """
    floats, dtype = as_float_image(images)
    return convert_image_dtype(execute(AdjustContrastv2, floats, contrast_factor), dtype, saturate=True)


def adjust_gamma(image, gamma=1, gain=1):
    """gain * image ** gamma: a gamma above 1 darkens what lies between black and white, one below 1 lightens it.

    image: real [...].   gamma: >= 0.   gain: a number.

        >>> import minitf as tf
        >>> tf.image.adjust_gamma([[[0.5]]], 2.).numpy().ravel()
        array([0.25], dtype=float32)

    Raises: ValueError for a negative gamma.
    Source: tf.image.adjust_gamma.
    """
    floats, dtype = as_float_image(image)
    require(may_hold(convert_to_tensor(gamma) >= 0), "tf.image.adjust_gamma", f"gamma is {gamma}", "it must be >= 0")
    return convert_image_dtype(multiply(gain, pow_(floats, gamma)), dtype, saturate=True)


def adjust_hue(image, delta, name=None):
    """`image` with its colours moved along the circle of hues.

    image: real [..., H, W, 3].   delta: turns, in [-1, 1].

        >>> import minitf as tf
        >>> tf.image.adjust_hue([[[1., 0., 0.]]], 1 / 3).numpy().ravel().round(4)
        array([0., 1., 0.], dtype=float32)

    Raises: ValueError for another delta; InvalidArgumentError unless there are 3 channels.
    Source: tf.image.adjust_hue.
    """
    require(may_hold(abs_(convert_to_tensor(delta)) <= 1), "tf.image.adjust_hue", f"delta is {delta}",
            "it must be in [-1, 1]")
    floats, dtype = as_float_image(image)
    return convert_image_dtype(turned(floats, delta), dtype)


def adjust_saturation(image, saturation_factor, name=None):
    """`image` with more or less colour.   image: real [..., H, W, 3].   saturation_factor: >= 0; 0 leaves grey.

        >>> import minitf as tf
        >>> tf.image.adjust_saturation([[[0.5, 0.25, 0.25]]], 2.).numpy().ravel()
        array([0.5, 0. , 0. ], dtype=float32)

    Raises: InvalidArgumentError unless there are 3 channels.
    Source: tf.image.adjust_saturation.
    """
    floats, dtype = as_float_image(image)
    return convert_image_dtype(satiated(floats, saturation_factor), dtype)
