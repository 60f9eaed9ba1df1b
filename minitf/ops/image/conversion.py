"""Images of one dtype as images of another: what is black stays black, and white white. Floor 2. Read next: `color.py`.

Floats run from 0 to 1, integers from 0 to the largest that there is.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import as_dtype, float16, float32
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..axes import as_flag
from ..elementwise.arithmetic import floordiv, multiply
from ..elementwise.extrema import clip_by_value
from ..shapes.identity import cast, identity


def convert_image_dtype(image, dtype, saturate=False, name=None):
    """`image` in another dtype, its values scaled to what stands for white there.

    image: real [...].   dtype: a float or integer dtype.
    saturate: whether to clip what the new dtype cannot hold; otherwise it wraps around, or worse.

        >>> import minitf as tf
        >>> tf.image.convert_image_dtype([0., 0.5, 1.], tf.uint8).numpy()
        array([  0, 127, 255], dtype=uint8)

    Raises: AttributeError, as TensorFlow does, for a dtype that is neither float nor integer.
    Source: tf.image.convert_image_dtype.
    """
    image, dtype, saturate = convert_to_tensor(image), as_dtype(dtype), as_flag(saturate, "saturate")
    for each in (dtype, image.dtype):
        if not (each.is_floating or each.is_integer):
            raise AttributeError(explain("tf.image.convert_image_dtype", f"image is {image.dtype.name}, dtype is "
                                         f"{dtype.name}", "both must be floating or integer"))
    if dtype == image.dtype:
        return identity(image)
    into = saturated if saturate else cast
    if image.dtype.is_integer and dtype.is_integer:
        return _integers(image, dtype, into)
    if image.dtype.is_integer:
        return multiply(cast(image, dtype), 1.0 / image.dtype.max)
    if dtype.is_integer:
        return into(multiply(image, dtype.max + 0.5), dtype)  # half more, so that cutting off the rest rounds
    return cast(image, dtype)


def _integers(image, dtype, into):
    """From integers to integers: a power of two more or less, so that there and back changes nothing."""
    old, new = int(image.dtype.max), int(dtype.max)
    if old > new:
        return into(floordiv(image, (old + 1) // (new + 1)), dtype)
    return multiply(into(image, dtype), (new + 1) // (old + 1))


def saturated(x, dtype):
    """x cast to the integer `dtype`, what it cannot hold clipped to its least and greatest number."""
    low, high = max(x.dtype.min, dtype.min), min(x.dtype.max, dtype.max)
    if x.dtype.is_floating:
        low, high = (inside(bound, x.dtype.np) for bound in (int(dtype.min), int(dtype.max)))
    return cast(clip_by_value(x, low, high), dtype)


def inside(bound, dtype):
    """The float nearest to the integer `bound` that is not beyond it."""
    wide = dtype if dtype.itemsize > 2 else np.dtype(np.float32)
    near = min(max(wide.type(bound), wide.type(np.finfo(wide).min)), wide.type(np.finfo(wide).max))
    if abs(int(near)) > abs(bound):
        near = np.nextafter(near, wide.type(0))
    return float(near)


def as_float_image(image):
    """(image, dtype): the image as float16 or float32, and the dtype that it had."""
    image = convert_to_tensor(image)
    floats = image if image.dtype in (float16, float32) else convert_image_dtype(image, float32)
    return floats, image.dtype
