"""RandomPerspective: images as seen from the side. Floor 7. Read `transforms.py` first; read next: `mixing.py`."""

from .....backend.errors import explain
from .....ops.image.projective import projected
from .....ops.indexing.selection import where
from .....ops.linalg.inverse import solve
from .....ops.shapes.creation import ones_like, zeros_like
from .....ops.shapes.identity import cast
from .....ops.shapes.joining import concat, stack
from .....ops.shapes.layout import reshape, sizes_of
from .factors import spread
from .image_layer import ImageLayer
from .tones import chosen
from .transforms import check_words


class RandomPerspective(ImageLayer):
    """Some images with their corners moved.   x: images  ->  y: the same shape.

    factor: the fraction of images, in [0, 1]; of a pair, one in between is drawn for each image.
    scale: how far the corners move, in [0, 1]; 1 is up to half of the image.
    interpolation: "bilinear" or "nearest". fill_value: what stands outside of an image.
    seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomPerspective(seed=1)(tf.ones([2, 8, 8, 3])).shape
        TensorShape([2, 8, 8, 3])

    Raises: ValueError for values outside of these; NotImplementedError for another interpolation.
    Source: keras.layers.RandomPerspective.
    """

    settings = ("factor", "scale", "interpolation", "fill_value", "seed")

    def __init__(self, factor=1.0, scale=1.0, interpolation="bilinear", fill_value=0.0, seed=None, data_format=None,
                 **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor = spread(self, factor, (0, 1))
        if not 0 <= scale <= 1:
            raise ValueError(explain("RandomPerspective", f"scale={scale}", "it must be in [0, 1]"))
        check_words("RandomPerspective", interpolation)
        self.scale, self.interpolation, self.fill_value = scale, interpolation, fill_value

    def _draw(self, sizes, seed):
        batch, height, width = sizes
        moved, half = chosen(self, batch, seed), 0.5 * self.scale
        by = self._uniform([batch, 4, 2], (-half, half), seed, self.compute_dtype)
        right, bottom = cast(width - 1, by.dtype), cast(height - 1, by.dtype)
        zero = zeros_like(right)
        corners = stack([stack(corner) for corner in ((zero, zero), (right, zero), (zero, bottom), (right, bottom))])
        return moved, corners + zeros_like(by), corners + corners * by

    def _change(self, images, drawn):
        return self._seen(images, drawn, self.interpolation)

    def _change_masks(self, masks, drawn):
        return self._seen(masks, drawn, "nearest")

    def _seen(self, images, drawn, interpolation):
        moved, before, after = drawn
        y = projected(images, homography(before, after), list(sizes_of(images)[1:3]), interpolation,
                      fill_value=self.fill_value)
        return where(moved, y, images)


def homography(before, after):
    """The transforms that take the corners `after` to the corners `before`, each [B, 4, 2].   Returns: float32 [B, 8].

    Each corner says two things about the eight numbers, so that a system of eight equations holds for them.
    """
    before, after = cast(before, "float32"), cast(after, "float32")
    here = concat([after, ones_like(after[..., :1])], -1)  # x, y, 1
    none = zeros_like(here)
    for_x = concat([here, none, -before[..., :1] * after], -1)
    for_y = concat([none, here, -before[..., 1:] * after], -1)
    equations = reshape(stack([for_x, for_y], 2), [-1, 8, 8])
    return reshape(solve(equations, reshape(before, [-1, 8, 1])), [-1, 8])
