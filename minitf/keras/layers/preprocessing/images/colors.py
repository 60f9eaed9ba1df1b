"""RandomHue, RandomSaturation, RandomGrayscale, RandomColorDegeneration. Floor 7. Read `brightness.py` first.

All take images of red, green and blue. Read next: `tones.py`.
"""

from .....backend.errors import explain
from .....ops.elementwise.comparison import less
from .....ops.elementwise.extrema import clip_by_value
from .....ops.image.hsv import hsv_to_rgb, rgb_to_hsv
from .....ops.indexing.selection import where
from .....ops.reductions.reduction import reduce_sum
from .....ops.shapes.identity import cast
from .....ops.shapes.joining import stack
from .....ops.shapes.layout import reshape
from ....config import epsilon
from .factors import in_range, pixel_range, spread
from .image_layer import ImageLayer

GRAY = (0.2989, 0.5870, 0.1140)  # how bright red, green and blue look


def gray(images):
    """How bright pixels look.   images: [B, H, W, 3] or [B, H, W, 1]  ->  [B, H, W, 1]."""
    if images.shape[-1] == 1:
        return images
    return reduce_sum(images * cast(GRAY, images.dtype), -1, keepdims=True)


class RandomHue(ImageLayer):
    """Colours turned around the wheel of colours.   x: images  ->  y: the same shape.

    factor: a part f of half a turn, in [0, 1], for turns of up to f to either side; or a pair of them.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> red = tf.constant([[[255., 0., 0.]]])
        >>> tf.keras.layers.RandomHue((1., 1.), seed=1)(red).numpy()
        array([[[  0., 255., 255.]]], dtype=float32)

    Raises: ValueError for a factor outside of [0, 1].
    Source: keras.layers.RandomHue.
    """

    draws_always = True
    settings = ("factor", "value_range", "seed")

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor, self.value_range = spread(self, factor, (0, 1)), value_range

    def _draw(self, sizes, seed):
        batch = [sizes[0]]
        side = where(self._uniform(batch, (0.0, 1.0), seed) > 0.5, -1.0, 1.0)
        return side * self._uniform(batch, self.factor, seed) * 0.5

    def _change(self, images, drawn):
        hue, saturation, value = unstacked(rgb_to_hsv(in_range(images, self.value_range, (0, 1))))
        hue = hue + reshape(cast(drawn, images.dtype), [-1, 1, 1])
        hue = where(hue > 1.0, hue - 1.0, hue)
        hue = where(hue < 0.0, hue + 1.0, hue)
        y = clip_by_value(hsv_to_rgb(stack([hue, saturation, value], -1)), 0.0, 1.0)
        return in_range(y, (0, 1), self.value_range)


def unstacked(images):
    """The three channels of images [B, H, W, 3]."""
    return tuple(images[..., i] for i in range(3))


class RandomSaturation(ImageLayer):
    """Colours made stronger or weaker.   x: images  ->  y: the same shape.

    factor: f in [0, 1], for saturations times f / (1 - f): 0 is gray, 0.5 the image itself, 1 the pure colours. What is
    drawn lies in [0, f], or between the two of a pair.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomSaturation((0., 0.))(tf.constant([[[255., 0., 51.]]])).numpy()
        array([[[255., 255., 255.]]], dtype=float32)

    Raises: ValueError for a factor outside of [0, 1], and a value_range that is no pair.
    Source: keras.layers.RandomSaturation.
    """

    draws_always = True
    settings = ("factor", "value_range", "seed")

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor, self.value_range = spread(self, factor), pixel_range(self, value_range)

    def _draw(self, sizes, seed):
        factor = self._uniform([sizes[0]], self.factor, seed)
        return factor / (1 - factor + epsilon())

    def _change(self, images, drawn):
        hue, saturation, value = unstacked(rgb_to_hsv(images))
        saturation = saturation * reshape(cast(drawn, images.dtype), [-1, 1, 1])
        saturation = clip_by_value(saturation, *map(float, self.value_range))
        return hsv_to_rgb(stack([hue, saturation, value], -1))


class RandomGrayscale(ImageLayer):
    """Some images without their colours.   x: images  ->  y: the same shape.

    factor: the fraction of images, in [0, 1]. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomGrayscale(1.0)(tf.constant([[[100., 0., 0.]]])).numpy().round(1)
        array([[[29.9, 29.9, 29.9]]], dtype=float32)

    Raises: ValueError for a factor outside of [0, 1].
    Source: keras.layers.RandomGrayscale.
    """

    draws_always = True
    settings = ("factor",)

    def __init__(self, factor=0.5, data_format=None, seed=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        if not 0 <= factor <= 1:
            raise ValueError(explain("RandomGrayscale", f"factor={factor}", "it should be between 0 and 1"))
        self.factor = factor

    def _draw(self, sizes, seed):
        return reshape(less(self._uniform([sizes[0]], (0.0, 1.0), seed), self.factor), [-1, 1, 1, 1])

    def _change(self, images, drawn):
        return where(drawn, gray(images), images)


class RandomColorDegeneration(ImageLayer):
    """Colours made weaker.   x: images  ->  y: the same shape.

    factor: f for images that lie up to f of the way to gray; or a pair of them, within [-1, 1].
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomColorDegeneration((1., 1.))(tf.constant([[[100., 0., 0.]]])).numpy().round(1)
        array([[[29.9, 29.9, 29.9]]], dtype=float32)

    Raises: ValueError for a factor outside of these, and a value_range that is no pair.
    Source: keras.layers.RandomColorDegeneration.
    """

    draws_always = True
    settings = ("factor", "value_range", "seed")

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor, self.value_range = spread(self, factor), pixel_range(self, value_range)

    def _draw(self, sizes, seed):
        return self._uniform([sizes[0], 1, 1, 1], self.factor, seed)

    def _change(self, images, drawn):
        y = images + cast(drawn, images.dtype) * (gray(images) - images)
        return clip_by_value(y, *map(float, self.value_range))
