"""Image files as tensors, and back. Floor 2. Read `wire/images.py` first, which decodes them.

As in TensorFlow, every decoder reads every format; the decoders differ in what they promise about the result.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import as_dtype, float32, int32, int64, string, uint8, uint16
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...wire import images
from ..elementwise.comparison import equal
from ..strings.substr import substr

TEXT = frozenset({string})


class DecodeImage(Op):
    """y = the image that bytes hold.   contents: string []  ->  y: uint8, uint16 or float32 [H, W, C].

    channels: 0 for as many as there are. what: the name of the function that is asked, for messages.
    animated: whether a GIF gives all its pictures, [N, H, W, C].
    shrink, recover: see `wire/images.py`.
    """

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(contents, *, channels, dtype, what, animated, shrink, recover):
        if contents.dims is not None and contents.dims != ():
            raise RuleError(f"contents must be a scalar, as {what} decodes one image", "Use tf.map_fn for several")
        if channels not in (0, 1, 3, 4):
            raise InvalidArgumentError(explain(what, f"channels is {channels}", f"`channels` must be 0, 1, 3 or 4 but "
                                               f"got {channels}"))
        if what == "decode_gif":
            return Spec((None, None, None, 3), dtype)
        return Spec(None if animated else (None, None, channels or None), dtype)

    def kernel(xp, contents, *, channels, dtype, what, animated, shrink, recover):
        data = contents[()]
        if images.kind_of(data) == "GIF" and animated:
            return as_numbers(images.frames(data, what), dtype)
        return as_numbers(images.decoded(data, channels, what, shrink, recover), dtype)


def as_numbers(array, dtype):
    """Pixels in another dtype: floats in [0, 1], or integers that fill their range."""
    if dtype == float32:
        return (array / np.float32(np.iinfo(array.dtype).max)).astype(np.float32)
    if dtype == uint16 and array.dtype == np.uint8:
        return array.astype(np.uint16) * 257  # 255 becomes 65535
    return (array >> 8).astype(np.uint8) if dtype == uint8 and array.dtype == np.uint16 else array


class DecodeAndCropJpeg(Op):
    """y = a part of an image.   contents: string [], crop_window: int32 [4]  ->  y: uint8 [h, w, C].

    crop_window: the first row and column, then how many of each.
    """

    types = ("Text", "Twindow")
    Text, Twindow = TEXT, frozenset({int32})
    gradient = no_gradient

    def infer(contents, crop_window, *, channels):
        return Spec((None, None, channels or None), uint8)

    def kernel(xp, contents, crop_window, *, channels):
        image = images.decoded(contents[()], channels, "decode_and_crop_jpeg")
        top, left, height, width = crop_window.tolist()
        bottom, right = top + height, left + width
        if not (0 <= top < bottom <= image.shape[0] and 0 <= left < right <= image.shape[1]):
            raise InvalidArgumentError(explain(
                "decode_and_crop_jpeg", f"the window {crop_window.tolist()} of an image {list(image.shape)}",
                "Invalid JPEG data or crop window: it must lie within the image"))
        return image[top:bottom, left:right]


class ExtractJpegShape(Op):
    """y = [H, W, C] of a JPEG, which is not decoded.   contents: string []  ->  y: int32 or int64 [3]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(contents, *, output_type):
        return Spec((3,), output_type)

    def kernel(xp, contents, *, output_type):
        image = images.opened(contents[()], "extract_jpeg_shape")
        sizes = [image.height, image.width, images.CHANNELS[image.mode]]
        return np.array(sizes, output_type.as_numpy_dtype)


class EncodeJpeg(Op):
    """y = the image as a JPEG file.   image: uint8 [H, W, 1 or 3]  ->  y: string []."""

    T = frozenset({uint8})
    gradient = no_gradient

    def infer(image, *, format, quality, progressive, optimize_size, chroma_downsampling):
        require_image(image, (1, 3))
        return Spec((), string)

    def kernel(xp, image, *, format, quality, progressive, optimize_size, chroma_downsampling):
        wanted = {"grayscale": 1, "rgb": 3}.get(format, image.shape[-1])
        if image.shape[-1] != wanted:
            raise RuleError(f"format is {format!r}, but the image has {image.shape[-1]} channels")
        return text_array(images.encoded(image, "JPEG", quality=quality, progressive=progressive,
                                         optimize=optimize_size, subsampling=2 if chroma_downsampling else 0))


class EncodePng(Op):
    """y = each image as a PNG file.   image: uint8 or uint16 [..., H, W, 1 to 4]  ->  y: string [...].

    Of uint16 images only those with one channel can be written.
    """

    T = frozenset({uint8, uint16})
    gradient = no_gradient

    def infer(image, *, compression):
        require_image(image, (1, 2, 3, 4), several=True)
        return Spec(None if image.dims is None else image.dims[:-3], string)

    def kernel(xp, image, *, compression):
        if image.dtype == np.uint16 and image.shape[-1] != 1:
            raise RuleError(f"the image has {image.shape[-1]} channels of uint16: with 16 bits there may be one",
                            "Use tf.image.convert_image_dtype(image, tf.uint8)")
        level = {} if compression < 0 else {"compress_level": compression}
        flat = image.reshape(-1, *image.shape[-3:])
        result = np.empty(len(flat), object)
        result[:] = [images.encoded(x, "PNG", **level) for x in flat]
        return result.reshape(image.shape[:-3])


def require_image(image, channels, several=False):
    """RuleError unless it has the axes and channels of an image."""
    dims = image.dims
    if dims is None:
        return
    if len(dims) < 3 or (len(dims) > 3 and not several):
        raise RuleError("image must have three axes: height, width and channels")
    if dims[-1] is not None and dims[-1] not in channels:
        raise RuleError(f"image must have {' or '.join(map(str, channels))} channels, but it has {dims[-1]}")


def text_array(text):
    """Bytes as an array of no axes."""
    array = np.empty((), object)
    array[()] = text
    return array


def _decode(what, contents, channels=0, dtype=uint8, animated=False, shrink=1, recover=False):
    dtype = as_dtype(dtype)
    if dtype not in (uint8, uint16, float32):
        raise ValueError(explain(what, f"dtype is {dtype.name}", "it must be uint8, uint16 or float32"))
    return execute(DecodeImage, contents, channels=channels or 0, dtype=dtype, what=what, animated=animated,
                   shrink=shrink, recover=recover)


def decode_image(contents, channels=None, dtype=uint8, name=None, expand_animations=True):
    """The image that bytes hold: a JPEG, PNG, GIF, BMP or WebP.

    contents: string [].
    channels: 1, 3 or 4; None for as many as there are.
    dtype: uint8, uint16, or float32 for numbers in [0, 1].
    expand_animations: whether a GIF gives all its pictures, [N, H, W, C]; since that is not known while a function is
        traced, the shape is then open.

    Returns: [H, W, C].

    Raises: InvalidArgumentError for bytes that are no image, or a damaged one.
    Source: tf.io.decode_image. Differs: a PNG with 16 bits and several channels is read with 8 bits.
    """
    return _decode("decode_image", contents, channels, dtype, animated=expand_animations)


def decode_jpeg(contents, channels=0, ratio=1, fancy_upscaling=True, try_recover_truncated=False,
                acceptable_fraction=1, dct_method="", name=None):
    """The image that bytes hold, as uint8 [H, W, C].

    contents: string []. channels: 0, 1 or 3.
    ratio: 1, 2, 4 or 8: so many times smaller, which is quicker than to decode all of it.
    try_recover_truncated: whether a file that is cut short is decoded as far as it goes.

        >>> import minitf as tf
        >>> image = tf.io.decode_jpeg(tf.io.encode_jpeg(tf.zeros([20, 30, 3], tf.uint8)))
        >>> image.shape
        TensorShape([20, 30, 3])

    Raises: InvalidArgumentError for bytes that are no image, or a damaged one.
    Source: tf.io.decode_jpeg. Differs: always as with dct_method="INTEGER_ACCURATE"; TensorFlow's default is a little
    quicker, and up to 3 of 255 levels off.
    """
    if ratio not in (1, 2, 4, 8):
        raise InvalidArgumentError(explain("decode_jpeg", f"ratio is {ratio}", "ratio must be 1, 2, 4 or 8"))
    return _decode("decode_jpeg", contents, channels, shrink=ratio, recover=try_recover_truncated)


def decode_png(contents, channels=0, dtype=uint8, name=None):
    """The image that bytes hold, as uint8 or uint16 [H, W, C].  channels: 0, 1, 3 or 4.

    Raises: InvalidArgumentError for bytes that are no image, or a damaged one.
    Source: tf.io.decode_png. Differs: a file with 16 bits and several channels is read with 8 bits.
    """
    return _decode("decode_png", contents, channels, dtype)


def decode_bmp(contents, channels=0, name=None):
    """The image that bytes hold, as uint8 [H, W, C].  Source: tf.io.decode_bmp."""
    return _decode("decode_bmp", contents, channels)


def decode_webp(contents, channels=0, dtype=uint8, name=None):
    """The image that bytes hold, as uint8 [H, W, C].  Source: tf.io.decode_webp. Differs: only the first picture."""
    return _decode("decode_webp", contents, channels, dtype)


def decode_gif(contents, name=None):
    """All pictures of a GIF, as uint8 [N, H, W, 3].  Source: tf.io.decode_gif."""
    return _decode("decode_gif", contents, animated=True)


def decode_and_crop_jpeg(contents, crop_window, channels=0, ratio=1, fancy_upscaling=True, try_recover_truncated=False,
                         acceptable_fraction=1, dct_method="", name=None):
    """A part of the image that bytes hold, as uint8 [height, width, C].

    crop_window: int32 [4], (y, x, height, width).

    Raises: InvalidArgumentError where the window does not lie within the image; else as `decode_jpeg`.
    Source: tf.io.decode_and_crop_jpeg. Differs: `ratio` must be 1.
    """
    return execute(DecodeAndCropJpeg, contents, convert_to_tensor(crop_window, int32), channels=channels)


def extract_jpeg_shape(contents, output_type=int32, name=None):
    """[height, width, channels] of a JPEG, which is not decoded.

    output_type: int32 or int64.

    Source: tf.io.extract_jpeg_shape.
    """
    if as_dtype(output_type) not in (int32, int64):
        raise TypeError(explain("extract_jpeg_shape", f"output_type is {output_type}", "it must be int32 or int64"))
    return execute(ExtractJpegShape, contents, output_type=as_dtype(output_type))


def is_jpeg(contents, name=None):
    """Whether bytes begin like a JPEG: bool [].  contents: string [].  Source: tf.io.is_jpeg."""
    return equal(substr(contents, 0, 3), b"\xff\xd8\xff")


def encode_jpeg(image, format="", quality=95, progressive=False, optimize_size=False, chroma_downsampling=True,
                density_unit="in", x_density=300, y_density=300, xmp_metadata="", name=None):
    """An image as the bytes of a JPEG file.

    image: uint8 [H, W, 1 or 3]. format: "", "grayscale" or "rgb". quality: 0 to 100.
    progressive, optimize_size, chroma_downsampling: how the file is laid out.

    Source: tf.io.encode_jpeg. Differs: the bytes may be others that decode alike; density and metadata are left out.
    """
    return execute(EncodeJpeg, image, format=format, quality=quality, progressive=progressive,
                   optimize_size=optimize_size, chroma_downsampling=chroma_downsampling)


def encode_png(image, compression=-1, name=None):
    """Images as the bytes of PNG files.

    image: uint8 [..., H, W, 1 to 4], or uint16 [..., H, W, 1].
    compression: 0 (none) to 9; -1 for zlib's own choice.

    Returns: string [...].

    Source: tf.io.encode_png. Differs: uint16 images may have one channel.
    """
    return execute(EncodePng, image, compression=compression)

