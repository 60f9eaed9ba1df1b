"""RandomSharpness, RandomGaussianBlur: pixels mixed with those around them. Floor 7. Read `tones.py` first."""

import numpy as np

from .....backend.errors import explain
from .....ops.convolution.depthwise import depthwise_conv2d
from .....ops.elementwise.exponential import exp
from .....ops.elementwise.extrema import clip_by_value
from .....ops.indexing.selection import where
from .....ops.reductions.reduction import reduce_sum
from .....ops.shapes.identity import cast
from .....ops.shapes.layout import reshape
from .....ops.shapes.tiling import tile
from .factors import pixel_range, spread
from .image_layer import ImageLayer
from .tones import chosen

SMOOTH = np.array([[1, 1, 1], [1, 5, 1], [1, 1, 1]]) / 13


def mixed(images, kernel):
    """Each channel convolved with the same kernel [h, w]; outside of the image there are zeros."""
    kernel = tile(kernel[:, :, None, None], [1, 1, images.shape[-1], 1])
    return depthwise_conv2d(images, kernel, [1, 1, 1, 1], "SAME")


class RandomSharpness(ImageLayer):
    """Images less, or more, sharp.   x: images  ->  y: the same shape.

    factor: f in [0, 1], for sharpness of 2 f: 0 is smooth, 0.5 the image itself, above that edges are stronger. What
    is drawn lies in [0, f], or between the two of a pair.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> image = tf.reshape(tf.range(9.), [3, 3, 1])
        >>> bool(tf.reduce_all(tf.keras.layers.RandomSharpness((0.5, 0.5))(image) == image))
        True

    Raises: ValueError for a factor outside of [0, 1], and a value_range that is no pair.
    Source: keras.layers.RandomSharpness.
    """

    draws_always = True
    settings = ("factor", "value_range", "seed")

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor, self.value_range = spread(self, factor, (0, 1)), pixel_range(self, value_range)

    def _draw(self, sizes, seed):
        return self._uniform([sizes[0]], self.factor, seed)

    def _change(self, images, drawn):
        sharpness = reshape(cast(drawn * 2, images.dtype), [-1, 1, 1, 1])
        y = images + (1.0 - sharpness) * (mixed(images, cast(SMOOTH, images.dtype)) - images)
        return clip_by_value(y, *map(float, self.value_range))


class RandomGaussianBlur(ImageLayer):
    """Some images blurred.   x: images  ->  y: the same shape.

    factor: the fraction of images, in [0, 1]; of a pair, one in between is drawn for each image.
    kernel_size: how many pixels are mixed, an odd number, or one for the width and one for the height.
    sigma: how far they are mixed, in pixels, in [0, 1]; it is drawn below that, or between the two of a pair.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomGaussianBlur(kernel_size=5, seed=1)(tf.ones([2, 8, 8, 3])).shape
        TensorShape([2, 8, 8, 3])

    Raises: ValueError for values outside of these.
    Source: keras.layers.RandomGaussianBlur.
    """

    settings = ("factor", "kernel_size", "sigma", "value_range", "seed")

    def __init__(self, factor=1.0, kernel_size=3, sigma=1.0, value_range=(0, 255), data_format=None, seed=None,
                 **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor, self.value_range = spread(self, factor, (0, 1)), value_range
        self.sigma = spread(self, sigma, (0, 1), "sigma")
        self.kernel_size = tuple(kernel_size) if isinstance(kernel_size, tuple | list) else (kernel_size, kernel_size)
        if len(self.kernel_size) != 2 or not all(n % 2 for n in self.kernel_size):
            raise ValueError(explain("RandomGaussianBlur", f"kernel_size={kernel_size}", "it must be an odd number"))

    def _draw(self, sizes, seed):
        blurred = chosen(self, sizes[0], seed)
        return blurred, self._uniform([2], self.sigma, seed, self.compute_dtype) + 1e-6

    def _change(self, images, drawn):
        blurred, sigma = drawn
        across, down = (bell(n, sigma[i], images.dtype) for i, n in enumerate(self.kernel_size))
        kernel = reshape(down[:, None] * across[None, :], self.kernel_size)
        y = where(blurred, mixed(images, kernel), images)
        return clip_by_value(y, *map(float, self.value_range))


def bell(n, sigma, dtype):
    """n weights that sum to 1, largest in the middle."""
    distance = cast(np.arange(n) - (n - 1) / 2, dtype)
    weights = exp(-0.5 * (distance / cast(sigma, dtype)) ** 2)
    return weights / reduce_sum(weights)
