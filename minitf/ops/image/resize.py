"""tf.image.resize: one function for all the ways to resize. Floor 2. Read next: `framing.py`."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import float32, int32
from ...backend.errors import did_you_mean, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ..axes import is_unknown
from ..elementwise.extrema import maximum
from ..elementwise.rounding import floor, round_
from ..reductions.reduction import reduce_max, reduce_min
from ..shapes.identity import cast
from ..shapes.layout import elements_of
from .batches import height_and_width, on_batch, require_image
from .framing import pad_to_bounding_box, require_target
from .resize_area import ResizeArea
from .resize_bicubic import ResizeBicubic
from .resize_bilinear import ResizeBilinear
from .resize_nearest import ResizeNearestNeighbor
from .scale_and_translate import ScaleAndTranslate


class ResizeMethod:
    """The names of the ways to resize.   Source: tf.image.ResizeMethod."""

    BILINEAR = "bilinear"
    NEAREST_NEIGHBOR = "nearest"
    BICUBIC = "bicubic"
    AREA = "area"
    LANCZOS3 = "lanczos3"
    LANCZOS5 = "lanczos5"
    GAUSSIAN = "gaussian"
    MITCHELLCUBIC = "mitchellcubic"


DIRECT = {"bilinear": ResizeBilinear, "nearest": ResizeNearestNeighbor, "bicubic": ResizeBicubic}
FILTERS = {"bilinear": "triangle", "bicubic": "keyscubic"}  # the kernels of these, where antialias asks for one
BY_KERNEL = ("lanczos3", "lanczos5", "gaussian", "mitchellcubic")
METHODS = (*DIRECT, "area", *BY_KERNEL)


def resize(images, size, method=ResizeMethod.BILINEAR, preserve_aspect_ratio=False, antialias=False, name=None):
    """`images` in another size.

    images: real [B, H, W, C] or [H, W, C].
    size: int32 [2], the new height and width.
    method: one of the names in tf.image.ResizeMethod.
    preserve_aspect_ratio: whether to shrink one of the two sizes, so that nothing is distorted.
    antialias: whether to filter out, where the images shrink, what is too fine for the new size.
    Returns: float32 [B, h, w, C] or [h, w, C]; with method "nearest" of the dtype of `images`.

        >>> import minitf as tf
        >>> tf.image.resize([[[0.], [4.]]], [1, 4])[0, :, 0].numpy()
        array([0., 1., 3., 4.], dtype=float32)

    Raises: ValueError for another rank, method or form of `size`; InvalidArgumentError for sizes that are not positive.
    Source: tf.image.resize.
    """
    new_size = as_size(size)

    def resized(batch):
        return resized_batch(batch, fitted(height_and_width(batch), new_size) if preserve_aspect_ratio else new_size)

    def resized_batch(batch, to):
        if method in DIRECT and not (antialias and method in FILTERS):
            return execute(DIRECT[method], batch, to, align_corners=False, half_pixel_centers=True)
        if method == "area":
            return execute(ResizeArea, batch, to, align_corners=False)
        if method not in METHODS:
            raise ValueError(explain("tf.image.resize", f"method is {method!r}", "there is no such way to resize",
                                     did_you_mean(method, METHODS) or "tf.image.ResizeMethod lists them"))
        scale = as_floats(to) / as_floats(height_and_width(batch))
        return execute(ScaleAndTranslate, batch, to, scale, np.zeros(2, np.float32),
                       kernel_type=FILTERS.get(method, method), antialias=bool(antialias))

    return on_batch(resized, images, "tf.image.resize")


def as_size(size):
    """A new height and width; ValueError for what is not that."""
    try:
        size = convert_to_tensor(size, int32)
    except (TypeError, ValueError):
        size = None
    if size is None or not may_equal(size._shape_tuple(), (2,)):
        raise ValueError(explain("tf.image.resize", "size is no vector of two int32",
                                 "size must be the new height and width", "Pass for example [224, 224]"))
    return [size[0], size[1]] if is_unknown(size) else size._known_value().tolist()


def fitted(old, new):
    """The size `new` with one of its sides shrunk, so that height and width are in the proportion of `old`."""
    old = as_floats(old)
    return elements_of(cast(round_(reduce_min(as_floats(new) / old) * old), int32))


def as_floats(sizes):
    """Sizes, known or not, as a float32 vector."""
    return cast(convert_to_tensor(sizes, int32), float32)


def resize_with_pad(image, target_height, target_width, method=ResizeMethod.BILINEAR, antialias=False):
    """`image` as large as fits into the target size without distortion, in the middle of a frame of zeros.

    image: real [B, H, W, C] or [H, W, C].   target_height, target_width: in pixels.   The others as in tf.image.resize.

        >>> import minitf as tf
        >>> tf.image.resize_with_pad(tf.ones([2, 4, 1]), 2, 2)[..., 0].numpy()
        array([[1., 1.],
               [0., 0.]], dtype=float32)

    Raises: ValueError for another rank, or target sizes that are not positive.
    Source: tf.image.resize_with_pad.
    """
    where = "tf.image.resize_with_pad"
    target = require_target(target_height, target_width, where)

    def padded(batch):
        old, new = as_floats(height_and_width(require_image(batch, where))), as_floats(target)
        exact = old / reduce_max(old / new)
        before = elements_of(cast(maximum(floor((new - exact) / 2), 0.0), int32))
        small = resize(batch, cast(floor(exact), int32), method, antialias=antialias)
        return pad_to_bounding_box(small, *before, *target)

    return on_batch(padded, image, where)
