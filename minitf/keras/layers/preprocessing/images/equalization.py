"""Equalization: every shade equally often. Floor 7. Read `tones.py` first; read next: `blurring.py`."""

from .....ops.elementwise.extrema import clip_by_value, maximum
from .....ops.elementwise.rounding import round_
from .....ops.indexing.gather import gather
from .....ops.indexing.selection import where
from .....ops.reductions.counting import bincount
from .....ops.reductions.cumulative import cumsum
from .....ops.reductions.reduction import reduce_min
from .....ops.reductions.statistics import count_nonzero
from .....ops.shapes.identity import cast
from .....ops.shapes.joining import stack
from .....ops.shapes.layout import reshape
from .factors import in_range, pixel_range
from .image_layer import ImageLayer
from .tones import BYTE


class Equalization(ImageLayer):
    """Images in which each channel has about as many pixels of every shade, over the batch.   x: images  ->  y.

    value_range: the lowest and highest value of a pixel. bins: how many shades are told apart.
    data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.Equalization()(tf.constant([[[10.], [11.], [12.]]]))[0, :, 0].numpy()
        array([  0., 128., 255.], dtype=float32)

    Raises: ValueError for a value_range that is no pair.
    Source: keras.layers.Equalization.
    """

    is_random = False
    settings = ("value_range", "bins")

    def __init__(self, value_range=(0, 255), bins=256, data_format=None, **kwargs):
        super().__init__(data_format, **kwargs)
        self.value_range, self.bins = pixel_range(self, value_range), bins

    def _change(self, images, drawn):
        pixels = in_range(images, self.value_range, BYTE)
        y = stack([self._equal(pixels[..., i]) for i in range(images.shape[-1])], -1)
        return in_range(cast(y, images.dtype), BYTE, self.value_range)

    def _equal(self, pixels):
        """One channel, [B, H, W]."""
        last = self.bins - 1
        places = cast(cast(pixels, "float32") * float(last) / 255.0, "int32")
        counts = bincount(reshape(clip_by_value(places, 0, last), [-1]), minlength=self.bins, maxlength=self.bins)
        up_to = cumsum(counts)  # how many pixels are as dark as this, or darker
        first = reduce_min(where(up_to > 0, up_to, up_to[-1]))
        share = cast((up_to - first) * 255, "float64") / cast(maximum(up_to[-1] - first, 1), "float64")
        shades = clip_by_value(round_(share), 0.0, 255.0)
        found = gather(shades, cast(clip_by_value(pixels / 255.0 * float(last), 0.0, float(last)), "int32"))
        return where(count_nonzero(counts) <= 1, pixels, cast(found, pixels.dtype))
