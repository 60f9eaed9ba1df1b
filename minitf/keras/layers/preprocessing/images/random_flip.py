"""RandomFlip: half of the images mirrored. Floor 7. Read `image_layer.py` first; read next: `transforms.py`."""

from .....backend.errors import explain
from .....ops.elementwise.comparison import less_equal
from .....ops.indexing.selection import where
from .....ops.shapes.tiling import reverse
from .image_layer import ImageLayer

AXES = {"horizontal": [2], "vertical": [1], "horizontal_and_vertical": [1, 2]}


class RandomFlip(ImageLayer):
    """Images as they are, or mirrored, with the same chance.   x: images  ->  y: the same shape.

    mode: "horizontal" exchanges left and right, "vertical" top and bottom, "horizontal_and_vertical" both.
    seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> flip = tf.keras.layers.RandomFlip("horizontal", seed=3)
        >>> flip(tf.constant([[[1.], [2.], [3.]]]))[0, :, 0].numpy()
        array([3., 2., 1.], dtype=float32)

    Raises: ValueError for another mode.
    Source: keras.layers.RandomFlip.
    """

    settings = ("seed", "mode")

    def __init__(self, mode="horizontal_and_vertical", seed=None, data_format=None, **kwargs):
        if mode not in AXES:
            raise ValueError(explain("RandomFlip", f"mode={mode!r}", f"it must be one of {sorted(AXES)}"))
        super().__init__(data_format, seed, **kwargs)
        self.mode = mode

    def _draw(self, sizes, seed):
        return less_equal(self._uniform([sizes[0], 1, 1, 1], (0.0, 1.0), seed), 0.5)

    def _change(self, images, drawn):
        return where(drawn, reverse(images, AXES[self.mode]), images)

    _change_masks = _change
