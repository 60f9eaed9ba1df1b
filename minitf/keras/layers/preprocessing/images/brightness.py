"""RandomBrightness, RandomContrast: images in other light. Floor 7. Read `random_flip.py` first; next: `colors.py`."""

from .....ops.elementwise.extrema import clip_by_value
from .....ops.reductions.reduction import reduce_mean
from .....ops.shapes.identity import cast
from .factors import pixel_range, spread
from .image_layer import ImageLayer


class RandomBrightness(ImageLayer):
    """The same added to all pixels of an image.   x: images  ->  y: the same shape.

    factor: a part f of the range of pixels, for sums in [-f, f] of it; or a pair of them, within [-1, 1].
    value_range: the lowest and highest value of a pixel; what is outside is cut off.
    seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> lighter = tf.keras.layers.RandomBrightness((0.1, 0.1), value_range=(0, 100))
        >>> lighter(tf.constant([[[50.], [95.]]]))[0, :, 0].numpy()
        array([ 60., 100.], dtype=float32)

    Raises: ValueError for a factor outside of these, and a value_range that is no pair.
    Source: keras.layers.RandomBrightness.
    """

    settings = ("factor", "value_range", "seed")

    def __init__(self, factor, value_range=(0, 255), seed=None, **kwargs):
        super().__init__(seed=seed, **kwargs)
        self.factor, self.value_range = spread(self, factor), pixel_range(self, value_range)

    def _draw(self, sizes, seed):
        low, high = self.value_range
        return self._uniform([sizes[0], 1, 1, 1], self.factor, seed) * float(high - low)

    def _change(self, images, drawn):
        return clip_by_value(images + cast(drawn, images.dtype), *map(float, self.value_range))


class RandomContrast(ImageLayer):
    """Each image's distances from its mean made larger or smaller.   x: images  ->  y: the same shape.

    factor: f for distances times [1 - f, 1 + f]; or a pair of such differences. Each channel has a mean of its own.
    value_range: the lowest and highest value of a pixel; what is outside is cut off.
    seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomContrast((0.5, 0.5), seed=4)(tf.constant([[[50.], [50.]]]))[0, :, 0].numpy()
        array([50., 50.], dtype=float32)

    Raises: ValueError for a factor outside of [0, 1].
    Source: keras.layers.RandomContrast.
    """

    settings = ("factor", "value_range", "seed")

    def __init__(self, factor, value_range=(0, 255), seed=None, **kwargs):
        super().__init__(seed=seed, **kwargs)
        self.factor, self.value_range = spread(self, factor, (0, 1)), value_range

    def _draw(self, sizes, seed):
        lower, upper = self.factor
        return self._uniform([sizes[0], 1, 1, 1], (1.0 - lower, 1.0 + upper), seed, self.compute_dtype)

    def _change(self, images, drawn):
        mean = reduce_mean(reduce_mean(images, 1, keepdims=True), 2, keepdims=True)
        return clip_by_value((images - mean) * cast(drawn, images.dtype) + mean, *map(float, self.value_range))
