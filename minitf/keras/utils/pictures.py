"""Images of the package Pillow as arrays, and back, and files of them. Floor 7.

Read next: `wire/images.py`, which opens and draws them.
"""

import io
import pathlib
import warnings

import numpy as np

from ...backend.errors import explain
from ...wire.images import drawn, opened
from ..config import floatx
from ..standardize import standardize_data_format

MODES = {"grayscale": "L", "rgb": "RGB", "rgba": "RGBA"}
GRAYS = ("L", "I;16", "I")
# The numbers that Pillow gives to its ways of resampling.
INTERPOLATIONS = {"nearest": 0, "lanczos": 1, "bilinear": 2, "bicubic": 3, "box": 4, "hamming": 5}


def array_to_img(x, data_format=None, scale=True, dtype=None):
    """Return one image's numbers as an image of Pillow.

    x: [height, width, channels] with 1, 3 or 4 channels ([channels, height, width] for 'channels_first').
    data_format: 'channels_last' or 'channels_first'; `keras.config.image_data_format()` unless given.
    scale: whether the least number becomes 0 and the greatest 255. Otherwise they must be in [0, 255] already.
    dtype: what x is taken as while it is scaled; `keras.config.floatx()` unless given.

    >>> array_to_img(np.zeros((2, 3, 1))).size
    (3, 2)

    Raises: ValueError for another rank or count of channels.
    Source: keras.utils.array_to_img.
    """
    x = np.array(x, dtype or floatx())
    if x.ndim != 3:
        raise ValueError(explain("array_to_img", f"an array of shape {x.shape}", "one image has rank 3"))
    if standardize_data_format(data_format) == "channels_first":
        x = x.transpose(1, 2, 0)
    if x.shape[2] not in (1, 3, 4):
        raise ValueError(explain("array_to_img", f"{x.shape[2]} channels", "there must be 1, 3 or 4"))
    if scale:
        x = x - x.min()
        x = x / (x.max() or 1) * 255
    wide = x.shape[2] == 1 and x.max() > 255
    return drawn(x.astype("int32" if wide else "uint8"))


def img_to_array(img, data_format=None, dtype=None):
    """Return an image of Pillow as an array [height, width, channels].

    img: the image, or an array of rank 2 or 3.
    data_format: 'channels_last', or 'channels_first' for [channels, height, width].
    dtype: the array's; `keras.config.floatx()` unless given.

    >>> img_to_array(array_to_img(np.ones((2, 3, 3)), scale=False)).shape
    (2, 3, 3)

    Raises: ValueError for an array of another rank.
    Source: keras.utils.img_to_array.
    """
    first = standardize_data_format(data_format) == "channels_first"
    x = np.asarray(img, dtype or floatx())
    if x.ndim not in (2, 3):
        raise ValueError(explain("img_to_array", f"an array of shape {x.shape}", "an image has rank 2 or 3"))
    x = x if x.ndim == 3 else x[..., np.newaxis]
    return x.transpose(2, 0, 1) if first else x


def save_img(path, x, data_format=None, file_format=None, scale=True, **kwargs):
    """Write one image's numbers to a file.

    path: a path, or an open binary file. x, data_format, scale: as for `array_to_img`.
    file_format: such as 'png'; the end of the path unless given. kwargs: what Pillow's `save` takes.

    >>> file = io.BytesIO()
    >>> save_img(file, np.zeros((2, 3, 1)), file_format="png")
    >>> load_img(file).size
    (3, 2)

    Raises: ValueError as `array_to_img`.
    Source: keras.utils.save_img.
    """
    if file_format is None and isinstance(path, (str, pathlib.Path)):
        file_format = pathlib.Path(path).suffix[1:]
    file_format = "jpeg" if (file_format or "").lower() == "jpg" else file_format
    image = array_to_img(x, data_format=data_format, scale=scale)
    if image.mode == "RGBA" and (file_format or "").lower() == "jpeg":
        warnings.warn("The JPEG format does not support RGBA images, converting to RGB.", stacklevel=2)
        image = image.convert("RGB")
    image.save(path, format=file_format, **kwargs)


def load_img(path, color_mode="rgb", target_size=None, interpolation="nearest", keep_aspect_ratio=False):
    """Read an image file as an image of Pillow.

    path: a path, or `io.BytesIO`. color_mode: 'grayscale', 'rgb' or 'rgba'.
    target_size: (height, width) that it is resized to, or None.
    interpolation: 'nearest', 'bilinear', 'bicubic', 'lanczos', 'box' or 'hamming'.
    keep_aspect_ratio: whether the longer sides are cut first, so that nothing is stretched.

    Raises: TypeError for another path; ValueError for an unknown color_mode or interpolation.
    Source: keras.utils.load_img.   Differs: the files are JPEG, PNG, GIF, BMP and WEBP.
    """
    if isinstance(path, io.BytesIO):
        data = path.getvalue()
    elif isinstance(path, (pathlib.Path, bytes, str)):
        with open(path, "rb") as file:
            data = file.read()
    else:
        raise TypeError(explain("load_img", f"path={path!r}", "path must be a path or io.BytesIO"))
    if color_mode not in MODES:
        raise ValueError(explain("load_img", f"color_mode={color_mode!r}", f"it must be one of {list(MODES)}"))
    image = opened(data, "load_img")
    if image.mode != MODES[color_mode] and not (color_mode == "grayscale" and image.mode in GRAYS):
        image = image.convert(MODES[color_mode])
    if target_size is None or image.size == (target_size[1], target_size[0]):
        return image
    return _resized(image, (target_size[1], target_size[0]), interpolation, keep_aspect_ratio)


def _resized(image, size, interpolation, keep_aspect_ratio):
    """The image with a new (width, height)."""
    if interpolation not in INTERPOLATIONS:
        raise ValueError(explain("load_img", f"interpolation={interpolation!r}",
                                 f"it must be one of {list(INTERPOLATIONS)}"))
    box = _middle(image.size, size) if keep_aspect_ratio else None
    return image.resize(size, INTERPOLATIONS[interpolation], box=box)


def _middle(old, new):
    """The largest part (left, top, right, bottom) in the middle of an image whose sides are in the ratio of `new`."""
    width = min(old[0], old[1] * new[0] // new[1])
    height = min(old[1], old[0] * new[1] // new[0])
    left, top = (old[0] - width) // 2, (old[1] - height) // 2
    return left, top, left + width, top + height
