"""Images mirrored and turned: nothing but views of the same pixels. Floor 2. Read next: `conversion.py`."""

from __future__ import annotations

from ...backend.errors import explain
from ..axes import as_int
from ..shapes.layout import transpose as with_axes
from ..shapes.tiling import reverse
from .batches import require_image


def plane_of(image, where):
    """`image` as a tensor, and which of its axes are height and width.

    Raises: ValueError where it is neither [H, W, C] nor [B, H, W, C], or empty.
    """
    image = require_image(image, where)
    rank = len(image._shape_tuple())
    if rank > 4:
        raise ValueError(explain(where, f"image has {rank} axes", "it must have 3, [H, W, C], or 4, [B, H, W, C]"))
    return image, rank - 3, rank - 2


def flip_left_right(image):
    """`image` with its columns in reverse order.   image: any [B, H, W, C] or [H, W, C].

        >>> import minitf as tf
        >>> tf.image.flip_left_right([[[1], [2]]]).numpy().ravel()
        array([2, 1], dtype=int32)

    Raises: ValueError for another rank, or an empty image.
    Source: tf.image.flip_left_right.
    """
    image, _, width = plane_of(image, "tf.image.flip_left_right")
    return reverse(image, [width])


def flip_up_down(image):
    """`image` with its rows in reverse order.   image: any [B, H, W, C] or [H, W, C].

        >>> import minitf as tf
        >>> tf.image.flip_up_down([[[1]], [[2]]]).numpy().ravel()
        array([2, 1], dtype=int32)

    Raises: ValueError for another rank, or an empty image.
    Source: tf.image.flip_up_down.
    """
    image, height, _ = plane_of(image, "tf.image.flip_up_down")
    return reverse(image, [height])


def transpose(image, name=None):
    """`image` with rows and columns exchanged.   image: any [B, H, W, C] or [H, W, C]  ->  [B, W, H, C] or [W, H, C].

        >>> import minitf as tf
        >>> tf.image.transpose(tf.zeros([2, 3, 1])).shape
        TensorShape([3, 2, 1])

    Raises: ValueError for another rank, or an empty image.
    Source: tf.image.transpose.
    """
    image, height, width = plane_of(image, "tf.image.transpose")
    return with_axes(image, [*range(height), width, height, width + 1])


def rot90(image, k=1, name=None):
    """`image` turned counter-clockwise by k quarters of a turn.   image: any [B, H, W, C] or [H, W, C].   k: int.

        >>> import minitf as tf
        >>> tf.image.rot90([[[1], [2]]]).numpy()[..., 0]
        array([[2],
               [1]], dtype=int32)

    Raises: ValueError for another rank, or an empty image.
    Source: tf.image.rot90.
    """
    image, height, width = plane_of(image, "tf.image.rot90")
    quarters = as_int(k, "k") % 4
    if quarters == 1:
        return transpose(reverse(image, [width]))
    if quarters == 2:
        return reverse(image, [height, width])
    return reverse(transpose(image), [width]) if quarters == 3 else image
