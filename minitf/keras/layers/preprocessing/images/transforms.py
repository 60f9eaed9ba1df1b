"""RandomRotation, RandomTranslation, RandomZoom, RandomShear: images moved as a whole. Floor 7. Next: `perspective.py`.

Each draws six numbers for an image, which say where its pixels are looked up: see `ops/image/projective.py`.
"""

import math

from .....backend.errors import explain
from .....ops.elementwise.arithmetic import multiply
from .....ops.elementwise.trigonometry import cos, sin
from .....ops.image.projective import projected
from .....ops.indexing.selection import where
from .....ops.shapes.creation import ones_like, zeros_like
from .....ops.shapes.identity import cast
from .....ops.shapes.joining import stack
from .....ops.shapes.layout import sizes_of
from .factors import bounded, spread
from .image_layer import ImageLayer

FILL_MODES = ("reflect", "wrap", "constant", "nearest")
INTERPOLATIONS = ("nearest", "bilinear")


class TransformedImages(ImageLayer):
    """Base of layers whose `_draw` returns the six numbers of an affine transform, each float32 [B].

    fill_mode: what stands outside of an image: "reflect" for its mirror image, "wrap" for itself again, "nearest" for
    its border, "constant" for fill_value. interpolation: "bilinear", or "nearest" for pixels as they are.
    seed, data_format: see `ImageLayer`.
    """

    def __init__(self, fill_mode, interpolation, seed, fill_value, data_format, **kwargs):
        check_words(type(self).__name__, interpolation, fill_mode)
        super().__init__(data_format, seed, **kwargs)
        self.fill_mode, self.interpolation, self.fill_value = fill_mode, interpolation, fill_value

    def _change(self, images, drawn):
        return self._seen(images, drawn, self.interpolation)

    def _change_masks(self, masks, drawn):
        return self._seen(masks, drawn, "nearest")

    def _seen(self, images, numbers, interpolation):
        """Images [B, H, W, C] seen through transforms."""
        numbers = [zeros_like(numbers[0]) + number for number in (*numbers, 0.0, 0.0)]
        return projected(images, cast(stack(numbers, 1), "float32"), list(sizes_of(images)[1:3]), interpolation,
                         self.fill_mode, self.fill_value)


def check_words(where, interpolation, fill_mode="constant"):
    """Raise NotImplementedError for an interpolation or a fill_mode that there is not."""
    for name, word, words in (("fill_mode", fill_mode, FILL_MODES), ("interpolation", interpolation, INTERPOLATIONS)):
        if word not in words:
            raise NotImplementedError(explain(where, f"{name}={word!r}", f"it must be one of {words}"))


class RandomRotation(TransformedImages):
    """Images turned around their centres.   x: images  ->  y: the same shape.

    factor: a part f of a full turn, for angles in [-f, f]; or a pair of them. Positive angles turn to the right.
    Other arguments: see `TransformedImages`.

        >>> import minitf as tf
        >>> quarter = tf.keras.layers.RandomRotation((0.25, 0.25), interpolation="nearest")
        >>> quarter(tf.constant([[[1.], [2.]], [[3.], [4.]]]))[..., 0].numpy()
        array([[2., 4.],
               [1., 3.]], dtype=float32)

    Raises: ValueError for a factor outside of [-1, 1]; NotImplementedError for another word.
    Source: keras.layers.RandomRotation.
    """

    settings = ("factor", "fill_mode", "fill_value", "interpolation", "seed")

    def __init__(self, factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0,
                 data_format=None, **kwargs):
        super().__init__(fill_mode, interpolation, seed, fill_value, data_format, **kwargs)
        self.factor = spread(self, factor)

    def _draw(self, sizes, seed):
        batch, height, width = sizes
        degrees = self._uniform([batch], [360.0 * f for f in self.factor], seed)
        angle = multiply(degrees, math.pi / 180.0)
        x, y = (0.5 * (cast(n, angle.dtype) - 1) for n in (width, height))  # the centre
        c, s = cos(angle), sin(angle)
        return c, -s, x - x * c + y * s, s, c, y - x * s - y * c


class RandomTranslation(TransformedImages):
    """Images moved down and to the right.   x: images  ->  y: the same shape.

    height_factor, width_factor: a part f of the height or width, for moves in [-f, f] of it; or a pair of them.
    Other arguments: see `TransformedImages`.

        >>> import minitf as tf
        >>> moved = tf.keras.layers.RandomTranslation(0., (0.5, 0.5), fill_mode="constant")
        >>> moved(tf.constant([[[1.], [2.], [3.], [4.]]]))[0, :, 0].numpy()
        array([0., 0., 1., 2.], dtype=float32)

    Raises: ValueError for a factor outside of [-1, 1]; NotImplementedError for another word.
    Source: keras.layers.RandomTranslation.
    """

    settings = ("height_factor", "width_factor", "fill_mode", "interpolation", "seed", "fill_value")

    def __init__(self, height_factor, width_factor, fill_mode="reflect", interpolation="bilinear", seed=None,
                 fill_value=0.0, data_format=None, **kwargs):
        super().__init__(fill_mode, interpolation, seed, fill_value, data_format, **kwargs)
        self.height_factor, self.width_factor = height_factor, width_factor
        self._height = bounded(self, height_factor, (-1, 1), "height_factor")
        self._width = bounded(self, width_factor, (-1, 1), "width_factor")

    def _draw(self, sizes, seed):
        batch, height, width = sizes
        down = self._uniform([batch, 1], self._height, seed)[:, 0] * cast(height, "float32")
        right = self._uniform([batch, 1], self._width, seed)[:, 0] * cast(width, "float32")
        return 1.0 + 0 * right, 0.0, -right, 0.0, 1.0, -down


class RandomZoom(TransformedImages):
    """Images from farther away, or nearer.   x: images  ->  y: the same shape.

    height_factor, width_factor: f for heights in [1 - f, 1 + f] of the image that are seen at once, or a pair of such
    differences from 1; more is farther away. Without a width_factor, nothing is distorted.
    Other arguments: see `TransformedImages`.

        >>> import minitf as tf
        >>> half = tf.keras.layers.RandomZoom((-0.5, -0.5), interpolation="nearest")
        >>> half(tf.range(16.)[tf.newaxis, :, tf.newaxis])[0, :, 0].numpy()
        array([ 4.,  4.,  5.,  5.,  6.,  6.,  7.,  7.,  8.,  8.,  9.,  9., 10.,
               10., 11., 11.], dtype=float32)

    Raises: ValueError for a factor outside of (-1, 1]; NotImplementedError for another word.
    Source: keras.layers.RandomZoom.
    """

    settings = ("height_factor", "width_factor", "fill_mode", "interpolation", "seed", "fill_value")

    def __init__(self, height_factor, width_factor=None, fill_mode="reflect", interpolation="bilinear", seed=None,
                 fill_value=0.0, data_format=None, **kwargs):
        super().__init__(fill_mode, interpolation, seed, fill_value, data_format, **kwargs)
        self.height_factor, self.width_factor = height_factor, width_factor
        open_limits = (math.nextafter(-1, 0), 1)  # nothing is seen at -1
        self._height = bounded(self, height_factor, open_limits, "height_factor")
        self._width = width_factor if width_factor is None else bounded(self, width_factor, open_limits, "width_factor")

    def _draw(self, sizes, seed):
        batch, height, width = sizes
        tall = self._uniform([batch, 1], [1.0 + f for f in self._height], seed)[:, 0]
        wide = tall
        if self._width is not None:
            wide = self._uniform([batch, 1], [1.0 + f for f in self._width], seed)[:, 0]
        x, y = ((cast(n, "float32") - 1.0) / 2.0 * (1.0 - zoom) for n, zoom in ((width, wide), (height, tall)))
        return wide, 0.0, x, 0.0, tall, y


class RandomShear(TransformedImages):
    """Images made slanting.   x: images  ->  y: the same shape.

    x_factor: f for slopes in [-f, f], pixels to the right for each row; or a pair of them. y_factor: pixels down for
    each column. Other arguments: see `TransformedImages`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomShear(0.2, 0.1, seed=1)(tf.ones([8, 8, 3])).shape
        TensorShape([8, 8, 3])

    Raises: ValueError for a factor outside of [0, 1]; NotImplementedError for another word.
    Source: keras.layers.RandomShear.
    """

    settings = ("x_factor", "y_factor", "fill_mode", "interpolation", "seed", "fill_value")

    def __init__(self, x_factor=0.0, y_factor=0.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0,
                 data_format=None, seed=None, **kwargs):
        super().__init__(fill_mode, interpolation, seed, fill_value, data_format, **kwargs)
        self.x_factor = bounded(self, x_factor, (0, 1), "x_factor")
        self.y_factor = bounded(self, y_factor, (0, 1), "y_factor")

    def _draw(self, sizes, seed):
        dtype, shape = self.compute_dtype, [sizes[0], 1]
        side = self._uniform(shape, (0.0, 1.0), seed, dtype)
        side = where(side > 0.5, -ones_like(side), ones_like(side))[:, 0]
        down = self._uniform(shape, self.y_factor, seed, dtype)[:, 0] * side
        right = self._uniform(shape, self.x_factor, seed, dtype)[:, 0] * side
        return 1.0 + 0 * right, right, 0.0, down, 1.0, 0.0
