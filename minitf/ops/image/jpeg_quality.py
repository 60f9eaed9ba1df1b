"""Images as JPEG files of a quality leave them. Floor 2. Read `codecs.py` first."""

from __future__ import annotations

from ...backend.dtypes import int32, string, uint8
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...wire import images
from ..random.distributions import uniform
from ..random.stateless import stateless_uniform
from .batches import require, require_image
from .codecs import decode_jpeg, text_array
from .codecs import require_image as require_channels
from .conversion import convert_image_dtype


class EncodeJpegVariableQuality(Op):
    """y = the image as a JPEG file.   images: uint8 [H, W, 1 or 3], quality: int32 [], 0 to 100  ->  y: string []."""

    types = ("T", "Tquality")
    T, Tquality = frozenset({uint8}), frozenset({int32})
    host = (1,)
    gradient = no_gradient

    def infer(images, quality):
        require_channels(images, (1, 3))
        return Spec((), string)

    def kernel(xp, image, quality):
        return text_array(images.encoded(image, "JPEG", quality=int(quality), subsampling=2))


def adjust_jpeg_quality(image, jpeg_quality, dct_method="", name=None):
    """`image` with the faults that a JPEG file of this quality has.

    image: [H, W, 1 or 3]; floats in [0, 1], or integers of their whole range.   jpeg_quality: int32 [], 0 to 100.
    dct_method: without effect.
    Returns: the same shape and dtype.

        >>> import minitf as tf
        >>> tf.image.adjust_jpeg_quality(tf.fill([8, 8, 3], 0.5), 75).shape
        TensorShape([8, 8, 3])

    Raises: ValueError for fewer axes; InvalidArgumentError for other channels.
    Source: tf.image.adjust_jpeg_quality. Differs: another library writes the file, so pixels may differ a little.
    """
    image = require_image(image, "tf.image.adjust_jpeg_quality")
    pixels = convert_image_dtype(image, uint8, saturate=True)
    file = execute(EncodeJpegVariableQuality, pixels, convert_to_tensor(jpeg_quality, int32))
    y = decode_jpeg(file, channels=image.shape[-1] or 0)
    return convert_image_dtype(y, image.dtype, saturate=True)


def random_jpeg_quality(image, min_jpeg_quality, max_jpeg_quality, seed=None):
    """tf.image.adjust_jpeg_quality by an integer in [min_jpeg_quality, max_jpeg_quality).   Both: 0 to 100.

        >>> import minitf as tf
        >>> tf.image.random_jpeg_quality(tf.zeros([8, 8, 3]), 20, 90, seed=1).shape
        TensorShape([8, 8, 3])

    Raises: ValueError for other bounds.
    Source: tf.image.random_jpeg_quality.
    """
    _check(min_jpeg_quality, max_jpeg_quality)
    return adjust_jpeg_quality(image, uniform([], min_jpeg_quality, max_jpeg_quality, int32, seed=seed))


def stateless_random_jpeg_quality(image, min_jpeg_quality, max_jpeg_quality, seed):
    """tf.image.random_jpeg_quality from the stream that `seed`, int [2], names.

        >>> import minitf as tf
        >>> tf.image.stateless_random_jpeg_quality(tf.zeros([8, 8, 3]), 20, 90, seed=(1, 2)).shape
        TensorShape([8, 8, 3])

    Raises: ValueError for other bounds.
    Source: tf.image.stateless_random_jpeg_quality.
    """
    _check(min_jpeg_quality, max_jpeg_quality)
    return adjust_jpeg_quality(image, stateless_uniform([], seed, min_jpeg_quality, max_jpeg_quality, int32))


def _check(lower, upper):
    """ValueError unless 0 <= lower < upper <= 100."""
    require(0 <= lower < upper <= 100, "tf.image.random_jpeg_quality",
            f"min_jpeg_quality is {lower}, max_jpeg_quality is {upper}",
            "they must be between 0 and 100, the first one less than the second")
