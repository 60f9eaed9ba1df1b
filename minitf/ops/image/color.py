"""Colours as other triples of numbers: grey, YIQ, YUV. Each is one product with a matrix. Floor 2.

Y is how bright a pixel looks, the other two how it differs from grey: what television sent. Read next: `hsv.py`.
"""

from __future__ import annotations

from ...backend.dtypes import float32
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..linalg.contraction import tensordot
from ..shapes.layout import expand_dims
from ..shapes.tiling import tile
from .conversion import convert_image_dtype

GREY = [0.2989, 0.5870, 0.1140]
RGB_TO_YIQ = [[0.299, 0.59590059, 0.2115], [0.587, -0.27455667, -0.52273617], [0.114, -0.32134392, 0.31119955]]
YIQ_TO_RGB = [[1, 1, 1], [0.95598634, -0.27201283, -1.10674021], [0.6208248, -0.64720424, 1.70423049]]
RGB_TO_YUV = [[0.299, -0.14714119, 0.61497538], [0.587, -0.28886916, -0.51496512], [0.114, 0.43601035, -0.10001026]]
YUV_TO_RGB = [[1, 1, 1], [0, -0.394642334, 2.03206185], [1.13988303, -0.58062185, 0]]


def rgb_to_grayscale(images, name=None):
    """How bright each pixel looks.   images: real [..., 3]  ->  same dtype [..., 1].

        >>> import minitf as tf
        >>> tf.image.rgb_to_grayscale([[255, 255, 255], [0, 255, 0]]).numpy()
        array([[254],
               [149]], dtype=int32)

    Raises: InvalidArgumentError unless there are 3 channels.
    Source: tf.image.rgb_to_grayscale.
    """
    images = convert_to_tensor(images)
    grey = tensordot(convert_image_dtype(images, float32), GREY, [-1, -1])
    return convert_image_dtype(expand_dims(grey, -1), images.dtype)


def grayscale_to_rgb(images, name=None):
    """Each grey pixel as a colour of three equal parts.   images: any [..., 1]  ->  [..., 3].

        >>> import minitf as tf
        >>> tf.image.grayscale_to_rgb([[1], [2]]).numpy()
        array([[1, 1, 1],
               [2, 2, 2]], dtype=int32)

    Raises: ValueError where the last axis is not of size 1, or is the only one.
    Source: tf.image.grayscale_to_rgb.
    """
    images = convert_to_tensor(images)
    dims = images._shape_tuple()
    if len(dims) < 2 or dims[-1] not in (1, None):
        raise ValueError(explain("tf.image.grayscale_to_rgb", f"images is {images.dtype.name}{list(dims)}",
                                 "it must have at least 2 axes, the last of size 1"))
    return tile(images, [1] * (len(dims) - 1) + [3])


def _product(images, matrix):
    """Every pixel times a 3x3 matrix of the images' dtype."""
    images = convert_to_tensor(images)
    return tensordot(images, convert_to_tensor(matrix, images.dtype), [[-1], [0]])


def rgb_to_yiq(images):
    """Red, green, blue in [0, 1] as Y, I and Q.   images: float [..., 3]  ->  same.

        >>> import minitf as tf
        >>> tf.image.rgb_to_yiq([[1., 1., 1.]]).numpy().round(3) + 0
        array([[1., 0., 0.]], dtype=float32)

    Source: tf.image.rgb_to_yiq.
    """
    return _product(images, RGB_TO_YIQ)


def yiq_to_rgb(images):
    """Y, I and Q as red, green, blue.   images: float [..., 3]  ->  same.

        >>> import minitf as tf
        >>> tf.image.yiq_to_rgb([[1., 0., 0.]]).numpy()
        array([[1., 1., 1.]], dtype=float32)

    Source: tf.image.yiq_to_rgb.
    """
    return _product(images, YIQ_TO_RGB)


def rgb_to_yuv(images):
    """Red, green, blue in [0, 1] as Y, U and V.   images: float [..., 3]  ->  same.

        >>> import minitf as tf
        >>> tf.image.rgb_to_yuv([[1., 1., 1.]]).numpy().round(3) + 0
        array([[1., 0., 0.]], dtype=float32)

    Source: tf.image.rgb_to_yuv.
    """
    return _product(images, RGB_TO_YUV)


def yuv_to_rgb(images):
    """Y, U and V as red, green, blue.   images: float [..., 3]  ->  same.

        >>> import minitf as tf
        >>> tf.image.yuv_to_rgb([[1., 0., 0.]]).numpy()
        array([[1., 1., 1.]], dtype=float32)

    Source: tf.image.yuv_to_rgb.
    """
    return _product(images, YUV_TO_RGB)
