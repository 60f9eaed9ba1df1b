"""Resizing: images in another size; and smart_resize, which keeps their proportions. Floor 7. Next: `cropping.py`."""

import numpy as np

from .....backend.errors import explain
from .....core.convert import convert_to_tensor
from .....ops.elementwise.extrema import maximum, minimum
from .....ops.elementwise.rounding import round_
from .....ops.elementwise.saturation import saturate_cast
from .....ops.image.resize import resize
from .....ops.indexing.slicing import pad
from .....ops.shapes.layout import sizes_of, transpose
from .image_layer import ImageLayer

METHODS = ("bilinear", "nearest", "lanczos3", "lanczos5", "bicubic", "area", "gaussian", "mitchellcubic")


class Resizing(ImageLayer):
    """Images of height `height` and width `width`.   x: images  ->  y: the same dtype; integers are rounded.

    interpolation: "bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".
    crop_to_aspect_ratio: whether what is too wide or high is cut away first, so that nothing is distorted.
    pad_to_aspect_ratio: whether fill_value is put around instead. fill_mode: "constant".
    antialias: whether to filter out, where images shrink, what is too fine for the new size.
    data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.Resizing(4, 2, crop_to_aspect_ratio=True)(tf.ones([1, 8, 8, 3])).shape
        TensorShape([1, 4, 2, 3])

    Raises: ValueError for another word, for both ratios at once, and sizes that are not positive.
    Source: keras.layers.Resizing.
    """

    is_random, changes_always = False, True
    settings = ("height", "width", "interpolation", "crop_to_aspect_ratio", "pad_to_aspect_ratio", "fill_mode",
                "fill_value", "antialias")  # fmt: skip

    def __init__(self, height, width, interpolation="bilinear", crop_to_aspect_ratio=False, pad_to_aspect_ratio=False,
                 fill_mode="constant", fill_value=0.0, antialias=False, data_format=None, **kwargs):
        super().__init__(data_format, **kwargs)
        self.height, self.width, self.interpolation = height, width, interpolation
        self.crop_to_aspect_ratio, self.pad_to_aspect_ratio = crop_to_aspect_ratio, pad_to_aspect_ratio
        self.fill_mode, self.fill_value, self.antialias = fill_mode, fill_value, bool(antialias)

    def _change(self, images, drawn):
        return self._resized(images, self.interpolation)

    def _change_masks(self, masks, drawn):
        return self._resized(masks, "nearest")

    def _prepared(self, images):
        return images

    def _resized(self, images, interpolation):
        self._check(interpolation)
        size, batch = (self.height, self.width), images
        if self.crop_to_aspect_ratio:
            batch = cropped_to_ratio(images, *size)
        if self.pad_to_aspect_ratio:
            batch = padded_to_ratio(images, *size, self.fill_value)
        y = resize(batch, size, interpolation, antialias=self.antialias)
        return saturate_cast(round_(y) if images.dtype.is_integer else y, images.dtype)

    def _check(self, interpolation):
        where = f"Resizing {self.name!r}"
        if interpolation not in METHODS:
            raise ValueError(explain(where, f"interpolation={interpolation!r}", f"it must be one of {METHODS}"))
        if self.fill_mode != "constant":
            raise ValueError(explain(where, f"fill_mode={self.fill_mode!r}", "it must be 'constant'"))
        if self.crop_to_aspect_ratio and self.pad_to_aspect_ratio:
            raise ValueError(explain(where, "crop_to_aspect_ratio and pad_to_aspect_ratio", "only one of them"))


def cropped_to_ratio(images, height, width):
    """The largest part, in the middle of images [B, H, W, C], of the proportions height : width."""
    rows, columns = sizes_of(images)[1:3]
    high, wide = within(rows, columns * height // width), within(columns, rows * width // height)
    top, left = (rows - high) // 2, (columns - wide) // 2
    return images[:, top:top + high, left:left + wide]


def within(n, wanted):
    """`wanted`, but between 1 and n: ints, or tensors where they are not known."""
    if isinstance(n, int) and isinstance(wanted, int):
        return max(min(n, wanted), 1)
    return maximum(minimum(n, wanted), 1)


def padded_to_ratio(images, height, width, fill_value):
    """Images [B, H, W, C] in the middle of larger ones of the proportions height : width."""
    rows, columns = sizes_of(images)[1:3]

    def around(n, wanted):
        more = (wanted - n) // 2
        return max(more, 0) if isinstance(more, int) else maximum(more, 0)

    top, left = around(rows, columns * height // width), around(columns, rows * width // height)
    return pad(images, [[0, 0], [top, top], [left, left], [0, 0]], constant_values=fill_value)


def smart_resize(x, size, interpolation="bilinear", data_format="channels_last", **kwargs):
    """Images in another size, cropped to its proportions first, so that nothing is distorted.

    x: array or tensor, [H, W, C] or [B, H, W, C], or with "channels_first" [.., C, H, W].   size: (height, width).
    Returns: the same kind, in float32.

        >>> import numpy as np
        >>> smart_resize(np.ones((4, 8, 3)), (2, 2)).shape
        (2, 2, 3)

    Raises: ValueError for another rank, or a size that is no pair; TypeError for other arguments.
    Source: keras.preprocessing.image.smart_resize.
    """
    if kwargs.keys() - {"backend_module"}:
        raise TypeError(explain("smart_resize", f"arguments {sorted(kwargs)}", "there are none of that name"))
    images = convert_to_tensor(x)
    if len(size) != 2:
        raise ValueError(explain("smart_resize", f"size={size}", "it must be a pair of integers"))
    rank, first = images.shape.rank, data_format == "channels_first"
    if rank not in (3, 4):
        raise ValueError(explain("smart_resize", f"images of shape {images.shape}", "they must have 3 or 4 axes"))
    before = list(range(rank - 3))
    if first:
        images = transpose(images, [*before, rank - 2, rank - 1, rank - 3])
    batch = images if rank == 4 else images[None]
    y = resize(cropped_to_ratio(batch, *size), tuple(size), interpolation)
    y = y if rank == 4 else y[0]
    if first:
        y = transpose(y, [*before, rank - 1, rank - 3, rank - 2])
    return y.numpy() if isinstance(x, np.ndarray) else y
