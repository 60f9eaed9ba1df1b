"""Image files as arrays, and back, by way of the package Pillow, which is imported here and nowhere else. Floor 0.

Read next: `ops/image/codecs.py`, which makes ops of it.
"""

from __future__ import annotations

import io

import numpy as np

from ..backend.errors import InvalidArgumentError, explain

KINDS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"GIF8": "GIF", b"BM": "BMP", b"RIFF": "WEBP"}
MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
CHANNELS = {"1": 1, "L": 1, "LA": 2, "RGB": 3, "RGBA": 4, "P": 3, "CMYK": 3, "YCbCr": 3}
LARGEST = 1 << 28  # pixels in one image: a small file can claim to be a very large one


def kind_of(data):
    """The kind of image that bytes begin like: 'JPEG', 'PNG', 'GIF', 'BMP', 'WEBP', or None."""
    return next((kind for start, kind in KINDS.items() if data.startswith(start)), None)


def opened(data, where):
    """The image as Pillow sees it, not yet decoded.

    Raises: InvalidArgumentError for bytes that are no image.
    """
    from PIL import Image, UnidentifiedImageError

    if kind_of(data) is None:
        raise InvalidArgumentError(explain(where, f"{len(data)} bytes that begin with {data[:8]!r}",
                                           "Unknown image file format. One of JPEG, PNG, GIF, BMP, WebP required"))
    try:
        image = Image.open(io.BytesIO(data), formats=[kind_of(data)])
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise damaged(data, where, error) from None
    if image.width * image.height > LARGEST:
        raise InvalidArgumentError(explain(where, f"an image of {image.width} x {image.height} pixels",
                                           f"it must have at most {LARGEST} pixels"))
    return image


def damaged(data, where, error):
    """The error for an image that cannot be decoded."""
    return InvalidArgumentError(explain(where, f"{len(data)} bytes", f"Invalid {kind_of(data)} data: {error}",
                                        "The file may be cut short"))


def decoded(data, channels=0, where="decode_image", shrink=1, recover=False):
    """The first picture of an image: uint8 or, of a PNG with 16 bits, uint16 [H, W, C].

    channels: 1, 3 or 4; 0 for as many as the file has.
    shrink: 1, 2, 4 or 8: a JPEG is decoded so many times smaller.
    recover: whether a JPEG that is cut short is decoded as far as it goes.

    Raises: InvalidArgumentError for bytes that are no image, or a damaged one.
    """
    image = opened(data, where)
    if shrink > 1 and image.format == "JPEG":
        image.draft(None, (-(-image.width // shrink), -(-image.height // shrink)))
    return as_array(image, data, channels, where, recover)


def as_array(image, data, channels, where, recover=False):
    """The picture that is open, as an array [H, W, C]."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, recover
    try:
        image.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise damaged(data, where, error) from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    if image.mode.startswith("I"):  # 16 bits for each of one channel
        deep = np.asarray(image).astype(np.uint16)[..., None]
        return deep if channels in (0, 1) else np.repeat(deep, channels, axis=2)
    if image.mode == "P" and "transparency" in image.info:
        image = image.convert("RGBA")
    wanted = MODES[channels or CHANNELS[image.mode]]
    if image.mode != wanted:
        image = image.convert(wanted)
    array = np.asarray(image)
    return array if array.ndim == 3 else array[..., None]


def frames(data, where="decode_gif"):
    """All pictures of an animation: uint8 [N, H, W, 3]."""
    image = opened(data, where)
    found = []
    for i in range(getattr(image, "n_frames", 1)):
        image.seek(i)
        found.append(as_array(image.copy(), data, 3, where))
    return np.stack(found)


def encoded(array, kind, **options) -> bytes:
    """An array [H, W, C] as the bytes of an image file.

    kind: 'JPEG' or 'PNG'. options: what Pillow's `save` takes.
    """
    out = io.BytesIO()
    drawn(array).save(out, kind, **options)
    return out.getvalue()


def drawn(array):
    """An array [H, W, C], uint8 (C of 1, 3 or 4) or int32 (C of 1), as the image of Pillow."""
    from PIL import Image

    flat = array[..., 0] if array.shape[-1] == 1 else array
    return Image.fromarray(np.ascontiguousarray(flat))
