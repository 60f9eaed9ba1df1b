"""per_image_standardization: each image with mean 0 and deviation 1. Floor 2. Read next: `edges.py`."""

from __future__ import annotations

from math import prod

from ...backend.dtypes import float32
from ..elementwise.extrema import maximum
from ..reductions.reduction import reduce_mean
from ..reductions.statistics import reduce_std
from ..shapes.counts import as_factor
from ..shapes.identity import cast
from ..shapes.layout import sizes_of
from .batches import require_image

PLANE = (-3, -2, -1)


def per_image_standardization(image):
    """(image - its mean) / its standard deviation, which counts as at least 1 / sqrt(number of values).

    image: real [..., H, W, C].   Returns: float32, the same shape.

        >>> import minitf as tf
        >>> tf.image.per_image_standardization([[[1.], [3.]]]).numpy().ravel()
        array([-1.,  1.], dtype=float32)

    Raises: ValueError for fewer than 3 axes, or an empty image.
    Source: tf.image.per_image_standardization.
    """
    image = cast(require_image(image, "tf.image.per_image_standardization"), float32)
    least = as_factor(prod(sizes_of(image)[-3:]), float32) ** -0.5
    deviation = maximum(reduce_std(image, PLANE, keepdims=True), least)
    return (image - reduce_mean(image, PLANE, keepdims=True)) / deviation
