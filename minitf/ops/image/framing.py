"""What of an image is seen: cropping it, and putting it into a frame of zeros. Floor 2. Read next: `flips.py`."""

from __future__ import annotations

from ...backend.dtypes import float64, int32
from ...backend.errors import explain
from ...core.tensor import is_tensor
from ..axes import as_number
from ..indexing.slicing import pad, slice_
from ..shapes.counts import as_factor, larger_of, smaller_of
from ..shapes.identity import cast
from .batches import height_and_width, may_hold, on_batch, pixels, require, require_image


def crop_to_bounding_box(image, offset_height, offset_width, target_height, target_width):
    """The part of `image` below and right of a corner, of the target size.

    image: any [B, H, W, C] or [H, W, C].   offset_height, offset_width: the corner's row and column, >= 0.
    target_height, target_width: in pixels, > 0; the part must not stick out of the image.

        >>> import minitf as tf
        >>> tf.image.crop_to_bounding_box(tf.reshape(tf.range(9), [3, 3, 1]), 1, 0, 2, 1)[..., 0].numpy()
        array([[3],
               [6]], dtype=int32)

    Raises: ValueError for an empty image, another rank, or a part that sticks out.
    Source: tf.image.crop_to_bounding_box.
    """
    where = "tf.image.crop_to_bounding_box"
    top, left = pixels(offset_height, "offset_height"), pixels(offset_width, "offset_width")
    height, width = require_target(target_height, target_width, where)

    def cropped(batch):
        have = height_and_width(require_image(batch, where))
        received = f"image has {have[0]} x {have[1]} pixels, the offset is {(top, left)}, the target {(height, width)}"
        require(may_hold(top >= 0, left >= 0), where, received, "the offset must be >= 0")
        inside = may_hold(top + height <= have[0], left + width <= have[1])
        require(inside, where, received, "it must lie inside the image")
        return slice_(batch, [0, top, left, 0], [-1, height, width, -1])

    return on_batch(cropped, image, where)


def pad_to_bounding_box(image, offset_height, offset_width, target_height, target_width):
    """`image` in a frame of zeros.

    image: any [B, H, W, C] or [H, W, C].   offset_height, offset_width: rows of zeros above, and columns left of it.
    target_height, target_width: the size of the whole, in pixels.

        >>> import minitf as tf
        >>> tf.image.pad_to_bounding_box(tf.ones([1, 1, 1]), 1, 0, 2, 2)[..., 0].numpy()
        array([[0., 0.],
               [1., 0.]], dtype=float32)

    Raises: ValueError for an empty image, another rank, or a frame that is too small.
    Source: tf.image.pad_to_bounding_box.
    """
    where = "tf.image.pad_to_bounding_box"
    top, left = pixels(offset_height, "offset_height"), pixels(offset_width, "offset_width")
    height, width = pixels(target_height, "target_height"), pixels(target_width, "target_width")

    def padded(batch):
        have = height_and_width(require_image(batch, where))
        bottom, right = height - top - have[0], width - left - have[1]
        received = f"image has {have[0]} x {have[1]} pixels, the offset is {(top, left)}, the target {(height, width)}"
        require(may_hold(top >= 0, left >= 0), where, received, "the offset must be >= 0")
        require(may_hold(bottom >= 0, right >= 0), where, received, "the image must fit into the target")
        return pad(batch, [[0, 0], [top, bottom], [left, right], [0, 0]])

    return on_batch(padded, image, where)


def require_target(target_height, target_width, where):
    """A target size, height and width; ValueError where it is not positive."""
    height, width = pixels(target_height, "target_height"), pixels(target_width, "target_width")
    require(may_hold(height > 0, width > 0), where, f"the target is {(height, width)}", "it must be positive")
    return height, width


def resize_with_crop_or_pad(image, target_height, target_width):
    """The middle of `image`, where it is larger than the target; with zeros around it, where it is smaller.

    image: any [B, H, W, C] or [H, W, C].   target_height, target_width: in pixels, > 0.

        >>> import minitf as tf
        >>> tf.image.resize_with_crop_or_pad(tf.ones([3, 1, 1]), 1, 3)[..., 0].numpy()
        array([[0., 1., 0.]], dtype=float32)

    Raises: ValueError for an empty image, another rank, or a target that is not positive.
    Source: tf.image.resize_with_crop_or_pad.
    """
    where = "tf.image.resize_with_crop_or_pad"
    target = require_target(target_height, target_width, where)

    def framed(batch):
        have = height_and_width(require_image(batch, where))
        skip = [larger_of((n - m) // 2, 0) for n, m in zip(have, target)]      # rows and columns to leave out
        add = [larger_of((m - n) // 2, 0) for n, m in zip(have, target)]
        middle = crop_to_bounding_box(batch, *skip, *map(smaller_of, have, target))
        return pad_to_bounding_box(middle, *add, *target)

    return on_batch(framed, image, where)


def central_crop(image, central_fraction):
    """The middle of `image`, the given fraction of its height and of its width.

    image: any [B, H, W, C] or [H, W, C].   central_fraction: in (0, 1].

        >>> import minitf as tf
        >>> tf.image.central_crop(tf.reshape(tf.range(16), [4, 4, 1]), 0.5)[..., 0].numpy()
        array([[ 5,  6],
               [ 9, 10]], dtype=int32)

    Raises: ValueError for another fraction or rank, or an empty image.
    Source: tf.image.central_crop.
    """
    where, fraction = "tf.image.central_crop", as_number(central_fraction, "central_fraction")
    if not 0 < fraction <= 1:
        raise ValueError(explain(where, f"central_fraction is {fraction}", "it must be in (0, 1]"))

    def middle(batch):
        have = height_and_width(require_image(batch, where))
        skip = [left_out(n, fraction) for n in have]
        return slice_(batch, [0, *skip, 0], [-1, *[n - 2 * s for n, s in zip(have, skip)], -1])

    return on_batch(middle, image, where)


def left_out(n, fraction):
    """How many of n rows stand above the middle `fraction`."""
    n = as_factor(n, float64)
    rows = (n - n * fraction) / 2
    return cast(rows, int32) if is_tensor(n) else int(rows)
