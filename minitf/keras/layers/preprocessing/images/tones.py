"""RandomInvert, RandomPosterization, Solarization, AutoContrast: each pixel alone. Floor 7. Next: `equalization.py`.

Read `brightness.py` first.
"""

from .....ops.elementwise.bitwise import left_shift, right_shift
from .....ops.elementwise.comparison import less
from .....ops.elementwise.extrema import clip_by_value
from .....ops.elementwise.finite import is_nan
from .....ops.indexing.selection import where
from .....ops.reductions.reduction import reduce_max, reduce_min
from .....ops.shapes.creation import fill
from .....ops.shapes.identity import cast
from .....ops.shapes.layout import reshape
from ....random.distributions import randint
from .factors import bounded, in_range, pixel_range, spread
from .image_layer import ImageLayer

BITS = 8  # of a pixel
BYTE = (0, 255)


class RandomInvert(ImageLayer):
    """Some images as their negatives.   x: images  ->  y: the same shape.

    factor: the fraction of images, in [0, 1]; of a pair, one in between is drawn for each image.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomInvert((1., 1.))(tf.constant([[[0., 55.]]])).numpy()
        array([[[255., 200.]]], dtype=float32)

    Raises: ValueError for a factor outside of [0, 1].
    Source: keras.layers.RandomInvert.
    """

    settings = ("factor", "value_range", "seed")

    def __init__(self, factor=1.0, value_range=(0, 255), seed=None, data_format=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor, self.value_range = spread(self, factor, (0, 1)), value_range

    def _draw(self, sizes, seed):
        return chosen(self, sizes[0], seed)

    def _change(self, images, drawn):
        return where(drawn, self.value_range[1] - images, images)


def chosen(layer, batch, seed):
    """Which images of a batch are changed: bool [B, 1, 1, 1], with chances between the two of `layer.factor`."""
    chance = layer._uniform([batch], layer.factor, seed)
    return reshape(less(layer._uniform([batch], (0.0, 1.0), seed), chance), [-1, 1, 1, 1])


class RandomPosterization(ImageLayer):
    """Images with fewer shades.   x: images  ->  y: the same shape.

    factor: how many of the 8 bits of a pixel are kept at most, 1 to 8; or a pair of them.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomPosterization((1, 1))(tf.constant([[[100., 200.]]])).numpy()
        array([[[  0., 128.]]], dtype=float32)

    Raises: ValueError for a factor outside of [1, 8], and a value_range that is no pair.
    Source: keras.layers.RandomPosterization.
    """

    draws_always = True
    settings = ("factor", "value_range", "seed")

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor, self.value_range = spread(self, factor, (1, BITS)), pixel_range(self, value_range)

    def _draw(self, sizes, seed):
        lower, upper = self.factor
        if lower == upper:
            return fill([sizes[0], 1, 1, 1], cast(BITS - lower, "uint8"))
        return reshape(BITS - randint([sizes[0]], lower, upper, "uint8", seed), [-1, 1, 1, 1])

    def _change(self, images, drawn):
        pixels = cast(in_range(images, self.value_range, BYTE), "uint8")
        pixels = left_shift(right_shift(pixels, drawn), drawn)
        return in_range(cast(pixels, images.dtype), BYTE, self.value_range)


class Solarization(ImageLayer):
    """Images whose bright pixels are their negatives, as on film in too much light.   x: images  ->  y: the same shape.

    addition_factor: a part f of the range of pixels, for sums of up to f of it; or a pair of them, within [0, 1].
    threshold_factor: likewise, from where on a pixel becomes its negative.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.Solarization()(tf.constant([[[100., 200.]]])).numpy()
        array([[[155.,  55.]]], dtype=float32)

    Raises: ValueError for a factor outside of [0, 1], and a value_range that is no pair.
    Source: keras.layers.Solarization.
    """

    settings = ("addition_factor", "threshold_factor", "value_range", "seed")

    def __init__(self, addition_factor=0.0, threshold_factor=0.0, value_range=(0, 255), seed=None, **kwargs):
        super().__init__(seed=seed, **kwargs)
        self.addition_factor = bounded(self, addition_factor, (0, 1), "addition_factor", lower=0)
        self.threshold_factor = bounded(self, threshold_factor, (0, 1), "threshold_factor", lower=0)
        self.value_range = pixel_range(self, value_range)

    def _draw(self, sizes, seed):
        factors, shape = (self.addition_factor, self.threshold_factor), [sizes[0], 1, 1, 1]
        return [self._uniform(shape, (lower, 255 * upper), seed, self.compute_dtype) for lower, upper in factors]

    def _change(self, images, drawn):
        additions, thresholds = drawn
        y = clip_by_value(in_range(images, self.value_range, BYTE) + additions, 0.0, 255.0)
        return in_range(where(y < thresholds, y, 255 - y), BYTE, self.value_range)


class AutoContrast(ImageLayer):
    """The darkest pixel of each channel as dark, and the brightest one as bright, as can be.   x: images  ->  y.

    It is not random, and changes images without training too.
    value_range: the lowest and highest value of a pixel. data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.AutoContrast()(tf.constant([[[50.], [75.], [100.]]]))[0, :, 0].numpy()
        array([  0. , 127.5, 255. ], dtype=float32)

    Raises: ValueError for a value_range that is no pair.
    Source: keras.layers.AutoContrast.
    """

    is_random, changes_always = False, True
    settings = ("value_range",)

    def __init__(self, value_range=(0, 255), **kwargs):
        super().__init__(**kwargs)
        self.value_range = pixel_range(self, value_range)

    def _change(self, images, drawn):
        pixels = in_range(images, self.value_range, BYTE)
        low, high = reduce_min(pixels, (1, 2), keepdims=True), reduce_max(pixels, (1, 2), keepdims=True)
        scale = 255.0 / (high - low)
        y = in_range(clip_by_value(pixels * scale - low * scale, 0.0, 255.0), BYTE, self.value_range)
        return where(is_nan(y), images, y)  # where all pixels are the same
