"""ContrastLimitedAdaptiveHistogramEqualization: every shade equally often, nearby. Floor 7.

An image is cut into tiles. For each there is a table that says by which shade one is replaced, and a pixel is looked up
in those of the four tiles around it. So there are no borders between the tiles. Read `equalization.py` first.
"""

from .....ops.elementwise.extrema import clip_by_value
from .....ops.elementwise.rounding import floor
from .....ops.indexing.gather import gather
from .....ops.indexing.masking import one_hot
from .....ops.indexing.selection import where
from .....ops.indexing.slicing import pad
from .....ops.reductions.cumulative import cumsum
from .....ops.shapes.broadcasting import reduce_sum
from .....ops.shapes.creation import ones_like
from .....ops.shapes.identity import cast
from .....ops.shapes.layout import reshape, sizes_of, transpose
from .....ops.shapes.sequences import range_
from .factors import in_range, pixel_range
from .image_layer import ImageLayer
from .tones import BYTE

SHADES = 256


class ContrastLimitedAdaptiveHistogramEqualization(ImageLayer):
    """Images in which each channel has about as many pixels of every shade, tile by tile.   x: images  ->  y.

    value_range: the lowest and highest value of a pixel. clip_limit: how many times its fair share of a tile's pixels a
    shade may have, before the rest is spread over all shades, so that noise is not blown up; 0 for any number.
    tile_grid_size: (rows, columns) of tiles. data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.ContrastLimitedAdaptiveHistogramEqualization(clip_limit=0, tile_grid_size=(1, 1))
        >>> layer(tf.constant([[[10.], [11.], [12.]]]))[0, :, 0].numpy().round()
        array([ 85., 170., 255.], dtype=float32)

    Raises: ValueError for a value_range that is no pair.
    Source: Zuiderveld 1994; keras.layers.ContrastLimitedAdaptiveHistogramEqualization.
    """

    is_random = False
    changes_always = True
    settings = ("value_range", "clip_limit", "tile_grid_size")

    def __init__(self, value_range=(0, 255), clip_limit=4.0, tile_grid_size=(8, 8), data_format=None, **kwargs):
        super().__init__(data_format, **kwargs)
        pixel_range(self, value_range)
        self.value_range, self.clip_limit, self.tile_grid_size = value_range, clip_limit, tile_grid_size

    def _change(self, images, drawn):
        _, height, width, _ = sizes_of(images)
        pixels = in_range(cast(images, "float32"), self.value_range, BYTE)
        (rows, tall), (columns, wide) = ((n, -(-size // n)) for n, size in zip(self.tile_grid_size, (height, width)))
        pixels = pad(pixels, [[0, 0], [0, rows * tall - height], [0, columns * wide - width], [0, 0]], "SYMMETRIC")
        shades = clip_by_value(cast(pixels, "int32"), 0, SHADES - 1)
        y = looked_up(self._tables(shades, tall, wide), shades, tall, wide)[:, :height, :width]
        return cast(in_range(y, BYTE, self.value_range), images.dtype)

    def _tables(self, shades, tall, wide):
        """What stands for each shade of each tile and channel, [B, rows, columns, C, 256]."""
        rows, columns = self.tile_grid_size
        size, (batch, *_, channels) = tall * wide, sizes_of(shades)
        tiles = transpose(reshape(shades, [batch, rows, tall, columns, wide, channels]), [0, 1, 3, 5, 2, 4])
        tiles = reshape(tiles, [batch, rows, columns, channels, size])
        counts = reduce_sum(one_hot(tiles, SHADES), -2)
        if self.clip_limit > 0:
            clipped = clip_by_value(counts, 0.0, cast(self.clip_limit * size / SHADES, counts.dtype))
            counts = clipped + reduce_sum(counts - clipped, -1, keepdims=True) / SHADES
        up_to = cumsum(counts, -1)
        first = up_to[..., :1]  # the least, as none is negative
        rest = cast(size, up_to.dtype) - first
        return clip_by_value((up_to - first) * 255.0 / where(rest == 0, ones_like(rest), rest), 0.0, 255.0)


def looked_up(tables, shades, tall, wide):
    """For each pixel a mean of what stands for its shade in the four tiles around it.

    tables: [B, rows, columns, C, 256].   shades: int32 [B, rows * tall, columns * wide, C].
    """
    batch, rows, columns, channels, _ = sizes_of(tables)
    flat = reshape(tables, [-1])
    image, channel = (range_(n) for n in (batch, channels))
    found = 0.0
    for row, of_row in neighbours(rows, tall):
        for column, of_column in neighbours(columns, wide):
            tile = (image[:, None, None] * rows + row[:, None]) * columns + column  # [B, H, W]
            place = (tile[..., None] * channels + channel) * SHADES + shades
            found = found + gather(flat, place) * of_row[:, None, None] * of_column[:, None]
    return found


def neighbours(count, size):
    """For the pixels along one axis of tiles: the tile before, and that after each, with their weights."""
    place = (cast(range_(count * size), "float32") - size / 2.0) / size  # in tiles, from the middle of the first
    before = floor(place)
    after = place - before
    return [(clip_by_value(cast(before, "int32") + step, 0, count - 1), weight)
            for step, weight in ((0, 1 - after), (1, after))]
