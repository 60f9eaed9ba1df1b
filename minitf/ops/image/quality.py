"""How rough an image is, and how far it is from another: total variation, PSNR. Floor 2. Read next: `similarity.py`."""

from __future__ import annotations

from math import log

from ...backend.dtypes import float32
from ...backend.errors import explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ..elementwise.arithmetic import square
from ..elementwise.exponential import log as logarithm
from ..elementwise.magnitude import abs_
from ..reductions.reduction import reduce_mean
from ..shapes.broadcasting import reduce_sum
from ..shapes.identity import cast
from .conversion import convert_image_dtype


def total_variation(images, name=None):
    """The sum of all differences between neighbouring pixels, a measure of noise.

    images: numeric [B, H, W, C] or [H, W, C].   Returns: same dtype [B] or [].

        >>> import minitf as tf
        >>> tf.image.total_variation([[[1.], [4.]], [[1.], [1.]]]).numpy()
        np.float32(6.0)

    Raises: ValueError for another rank.
    Source: tf.image.total_variation.
    """
    images = convert_to_tensor(images)
    rank = images.shape.rank
    if rank not in (3, 4):
        raise ValueError(explain("tf.image.total_variation", f"images has {rank} axes", "it must have 3 or 4"))
    axes = None if rank == 3 else [1, 2, 3]
    down = images[..., 1:, :, :] - images[..., :-1, :, :]
    right = images[..., 1:, :] - images[..., :-1, :]
    return reduce_sum(abs_(down), axes) + reduce_sum(abs_(right), axes)


def psnr(a, b, max_val, name=None):
    """The peak signal-to-noise ratio of two images, in decibels: 20 log10(max_val / the root of the mean square error).

    a, b: real [..., H, W, C], of one dtype.   max_val: the difference between white and black.
    Returns: float32 [...]; infinity where the images are equal.

        >>> import minitf as tf
        >>> tf.image.psnr(tf.zeros([1, 1, 1]), tf.fill([1, 1, 1], 0.1), 1.0).numpy().round(4)
        np.float32(20.0)

    Raises: ValueError where the shapes do not fit.
    Source: tf.image.psnr.
    """
    (a, b), white = as_pair(a, b, max_val, "tf.image.psnr")
    error = reduce_mean(square(a - b), [-3, -2, -1])
    return 20 * logarithm(white) / log(10.0) - 10 / log(10.0) * logarithm(error)


def as_pair(a, b, max_val, where):
    """(a, b) as float32 images, and max_val on their scale.

    Raises: ValueError unless their last three axes are the same, and those before can be broadcast.
    """
    a, b = convert_to_tensor(a), convert_to_tensor(b)
    m, n = a._shape_tuple(), b._shape_tuple()
    outer = zip(m[-4::-1], n[-4::-1])
    if len(m) < 3 or not may_equal(m[-3:], n[-3:]) or not all(p == q or {1, None} & {p, q} for p, q in outer):
        raise ValueError(explain(where, f"the images are {a.dtype.name}{list(m)} and {b.dtype.name}{list(n)}",
                                 "height, width and channels must be the same"))
    white = convert_image_dtype(cast(max_val, a.dtype), float32)
    return [convert_image_dtype(x, float32) for x in (a, b)], white
