"""RandomErasing, CutMix, MixUp: images with holes, with parts of others, or mixed with others. Floor 7.

Read `random_flip.py` first; read next: `chains.py`.
"""

from .....ops.elementwise.extrema import clip_by_value
from .....ops.elementwise.logical import logical_and
from .....ops.elementwise.powers import sqrt
from .....ops.indexing.gather import gather
from .....ops.indexing.selection import where
from .....ops.shapes.identity import cast
from .....ops.shapes.layout import reshape
from .....ops.shapes.sequences import range_
from ....random.distributions import beta, normal
from ....random.draws import shuffle
from .factors import spread
from .image_layer import ImageLayer
from .tones import chosen


def stretch(layer, n, share, batch, seed):
    """Where a box begins and ends along an axis of n pixels, [B] each.   share: how much of the axis it takes, [B]."""
    n = cast(n, layer.compute_dtype)
    length = cast(share, layer.compute_dtype) * n
    start = layer._uniform([batch], (0.0, 1.0), seed, layer.compute_dtype) * (n - length)
    return start, start + length


def in_box(layer, sizes, across, down):
    """Which pixels lie in the box of their image: bool [B, H, W, 1]."""
    found = []
    for (start, end), n, shape in ((across, sizes[2], [1, 1, -1, 1]), (down, sizes[1], [1, -1, 1, 1])):
        place = reshape(cast(range_(n), layer.compute_dtype), shape)
        start, end = (reshape(limit, [-1, 1, 1, 1]) for limit in (start, end))
        found.append(logical_and(place >= start, place < end))
    return logical_and(*found)


class RandomErasing(ImageLayer):
    """Some images with a hole.   x: images  ->  y: the same shape.

    factor: the fraction of images, in [0, 1]; of a pair, one in between is drawn for each image.
    scale: how much of an image the hole takes, in [0, 1]; a pair of limits.
    fill_value: what stands there: a number, three of them, or None for noise.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomErasing((1., 1.), (1., 1.), fill_value=7)(tf.ones([1, 2, 1])).numpy().ravel()
        array([7., 7.], dtype=float32)

    Raises: ValueError for values outside of these.
    Source: keras.layers.RandomErasing.
    """

    settings = ("factor", "scale", "fill_value", "value_range", "seed")

    def __init__(self, factor=1.0, scale=(0.02, 0.33), fill_value=None, value_range=(0, 255), seed=None,
                 data_format=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor, self.scale = spread(self, factor, (0, 1)), spread(self, scale, (0, 1), "scale")
        self.fill_value, self.value_range = fill_value, value_range

    def _draw(self, sizes, seed):
        batch, height, width = sizes
        share = sqrt(self._uniform([batch, 2], self.scale, seed, self.compute_dtype))
        across = stretch(self, width, share[:, 0], batch, seed)
        down = stretch(self, height, share[:, 1], batch, seed)
        return in_box(self, sizes, across, down), chosen(self, batch, seed), seed

    def _change(self, images, drawn):
        box, erased, seed = drawn
        return where(logical_and(box, erased), self._filling(images, seed), images)

    def _filling(self, images, seed):
        """What stands in holes, as images."""
        if self.fill_value is None:
            y = normal(images.shape, dtype=self.compute_dtype, seed=seed) * self.value_range[1]
        else:
            y = cast(self.fill_value, images.dtype) + 0 * images
        return clip_by_value(y, *map(float, self.value_range))


class CutMix(ImageLayer):
    """Images with a part of another one of the batch; labels are mixed as much.   x: a batch  ->  y: the same shape.

    factor: f in [0, 1]; how much is cut out follows a beta distribution whose parameters are drawn in [0, f], or
    between the two of a pair. Single images stay as they are. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.CutMix(seed=2)({"images": tf.ones([2, 4, 4, 3]), "labels": tf.eye(2)})["labels"].shape
        TensorShape([2, 2])

    Raises: ValueError for a factor outside of [0, 1].
    Source: keras.layers.CutMix.
    """

    settings = ("factor", "seed")

    def __init__(self, factor=1.0, seed=None, data_format=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.factor = spread(self, factor, (0, 1))

    def get_random_transformation(self, data, training=True, seed=None):
        images = data["images"] if isinstance(data, dict) else data
        return None if len(images.shape) == 3 else super().get_random_transformation(data, training, seed)

    def _draw(self, sizes, seed):
        batch, height, width = sizes
        alpha = self._uniform([], self.factor, seed, self.compute_dtype) + 1e-6
        share = sqrt(1.0 - beta([batch], alpha, alpha, self.compute_dtype, seed))
        across, down = (stretch(self, n, share, batch, seed) for n in (width, height))
        area = (across[1] - across[0]) * (down[1] - down[0])
        kept = 1.0 - area / cast(width * height, area.dtype)
        return in_box(self, sizes, across, down), kept, shuffle(range_(batch), seed=seed)

    def _change(self, images, drawn):
        if drawn is None:
            return images
        box, _, order = drawn
        return where(box, gather(images, order), images)

    _change_masks = _change

    def _change_labels(self, labels, drawn):
        return labels if drawn is None else mixed_labels(labels, *drawn[1:])


class MixUp(ImageLayer):
    """Each image mixed with another one of the batch; labels likewise.   x: a batch  ->  y: the same shape.

    alpha: how much is mixed, > 0: the shares follow a beta distribution of (alpha, alpha), near 0 or 1 for small ones.
    seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.MixUp(seed=2)({"images": tf.ones([2, 4, 4, 3]), "labels": tf.eye(2)})["labels"].shape
        TensorShape([2, 2])

    Source: Zhang et al. 2018; keras.layers.MixUp.
    """

    draws_always = True
    settings = ("alpha", "seed")

    def __init__(self, alpha=0.2, data_format=None, seed=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.alpha = alpha

    def _draw(self, sizes, seed):
        order = shuffle(range_(sizes[0]), seed=seed)
        return beta([sizes[0]], self.alpha, self.alpha, seed=seed), order

    def _change(self, images, drawn):
        share, order = drawn
        share = reshape(cast(share, images.dtype), [-1, 1, 1, 1])
        return share * images + (1.0 - share) * gather(images, order)

    _change_masks = _change

    def _change_labels(self, labels, drawn):
        return mixed_labels(labels, *drawn)


def mixed_labels(labels, share, order):
    """Labels [B, C] mixed with those of the images that were mixed in."""
    share = reshape(cast(share, labels.dtype), [-1, 1])
    return share * labels + (1.0 - share) * gather(labels, order)
