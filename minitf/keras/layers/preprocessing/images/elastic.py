"""RandomElasticTransform: images as if drawn on rubber. Floor 7. Read `tones.py` and `transforms.py` first."""

from .....ops.elementwise.extrema import clip_by_value, maximum, minimum
from .....ops.indexing.selection import where
from .....ops.shapes.identity import cast
from .....ops.shapes.layout import sizes_of
from ....ops.warping import moved_at_random
from ....random.seed_generator import draw_seed
from .factors import spread
from .image_layer import ImageLayer
from .tones import chosen
from .transforms import FILL_MODES, check_words

FAR, WIDE = 0.1, 0.05  # of the longer and of the shorter side: how far pixels move, how wide the areas that do together


class RandomElasticTransform(ImageLayer):
    """Some images with their pixels moved a little, neighbours alike.   x: images  ->  y: the same shape.

    factor: the fraction of images, in [0, 1]; of a pair, one in between is drawn for each image. scale: how much, in
    [0, 1]; of a pair, one in between is drawn for the batch. interpolation: "bilinear" or "nearest". fill_mode: what
    stands outside of an image: "reflect", "wrap", "nearest", or "constant" for fill_value.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.RandomElasticTransform((1., 1.), (1., 1.), seed=1)
        >>> layer(tf.zeros([32, 32, 1])).shape
        TensorShape([32, 32, 1])

    Raises: ValueError for a factor or scale outside of [0, 1]; NotImplementedError for another word.
    Source: Simard et al. 2003; keras.layers.RandomElasticTransform. Differs: masks move as their images do.
    """

    settings = ("factor", "scale", "interpolation", "fill_mode", "fill_value", "value_range", "seed")

    def __init__(self, factor=1.0, scale=1.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0,
                 value_range=(0, 255), seed=None, data_format=None, **kwargs):
        if fill_mode not in (*FILL_MODES, "mirror"):
            check_words(type(self).__name__, interpolation, fill_mode)
        check_words(type(self).__name__, interpolation)
        super().__init__(data_format, seed, **kwargs)
        self.factor, self.scale = spread(self, factor, (0, 1)), spread(self, scale, (0, 1), "scale")
        self.interpolation, self.fill_mode, self.fill_value = interpolation, fill_mode, fill_value
        self.value_range = value_range

    def _draw(self, sizes, seed):
        if 0 in (self.factor[1], self.scale[1]):
            return None
        some, scale = chosen(self, sizes[0], seed), self._uniform([], self.scale, seed, self.compute_dtype)
        return some, scale, draw_seed(seed)

    def _change(self, images, drawn):
        return images if drawn is None else self._moved(images, drawn, self.interpolation)

    def _change_masks(self, masks, drawn):
        return masks if drawn is None else self._moved(masks, drawn, "nearest")

    def _moved(self, images, drawn, interpolation):
        some, scale, seed = drawn
        height, width = (cast(n, scale.dtype) for n in sizes_of(images)[1:3])
        far, wide = maximum(height, width) * (FAR * scale), minimum(height, width) * (WIDE * scale)
        moved = moved_at_random(images, far, wide, interpolation, self.fill_mode, self.fill_value, seed,
                                "channels_last")
        return clip_by_value(where(some, moved, images), *self.value_range)
