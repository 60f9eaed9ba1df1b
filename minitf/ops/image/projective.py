"""Images that are turned, moved, stretched, or seen in perspective. Floor 2. Read `crop_and_resize.py` first.

A transform says for each output pixel where in the image it is looked up. It is eight numbers a0 a1 a2 b0 b1 b2 c0 c1:

    x = (a0 * column + a1 * row + a2) / (c0 * column + c1 * row + 1)
    y = (b0 * column + b1 * row + b2) / (c0 * column + c1 * row + 1)
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import bfloat16, float16, float32, float64, int32, int64, uint8
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_choice
from ..linalg.inverse import inv
from ..shapes.creation import ones
from ..shapes.joining import concat
from ..shapes.layout import reshape, sizes_of

FILL_MODES = ("CONSTANT", "REFLECT", "WRAP", "NEAREST")


# --- where an output pixel lies, and what stands there ------------------------------------------------------------
def looked_up(xp, transforms, size):
    """Where in an image each output pixel is looked up: float32 x and y, [N, h, w].   transforms: [N, 8]; size: (h, w).

    Where a pixel has no place, it is far outside.
    """
    a0, a1, a2, b0, b1, b2, c0, c1 = (number[:, None, None] for number in transforms.T)
    rows, columns = xp.arange(size[0], dtype=xp.float32)[:, None], xp.arange(size[1], dtype=xp.float32)
    depth = c0 * columns + c1 * rows + 1
    nowhere = depth == 0
    depth = xp.where(nowhere, 1, depth)
    x, y = (a0 * columns + a1 * rows + a2) / depth, (b0 * columns + b1 * rows + b2) / depth
    return xp.where(nowhere, -1e9, x).astype(xp.float32), xp.where(nowhere, -1e9, y).astype(xp.float32)


def inside(xp, place, n, fill_mode):
    """Places along an axis of n pixels, those outside brought inside.

    "REFLECT": dcba | abcd | dcba.   "WRAP": abcd | abcd | abcd.   "NEAREST": aaaa | abcd | dddd.
    "CONSTANT": they stay outside.
    """
    if fill_mode == "CONSTANT":
        return place
    if fill_mode != "NEAREST" and n > 1:
        place = (reflected if fill_mode == "REFLECT" else wrapped)(xp, place, xp.float32(n))
    return xp.clip(place, 0, xp.float32(n - 1))


def reflected(xp, place, n):
    """Places in a row of images, each the mirror image of the one before."""
    before = xp.where(place < 2 * n, 2 * n * xp.trunc(-place / (2 * n)) + place, place)
    before = xp.where(before < -n, before + 2 * n, -before - 1)
    after = place - 2 * n * xp.trunc(place / (2 * n))
    after = xp.where(after >= n, 2 * n - after - 1, after)
    return xp.where(place < 0, before, xp.where(place > n - 1, after, place))


def wrapped(xp, place, n):
    """Places in a row of the same image."""
    before = place + n * (xp.trunc(-place / (n - 1)) + 1)
    after = place - n * xp.trunc(place / (n - 1))
    return xp.where(place < 0, before, xp.where(place > n - 1, after, place))


def pixels(xp, images, y, x, fill_value):
    """Pixels at whole places y, x: float [N, h, w]; fill_value outside.   images: [N, H, W, C]  ->  [N, h, w, C]."""
    batch, height, width, channels = images.shape
    valid = (y >= 0) & (y < height) & (x >= 0) & (x < width)
    rows, columns = xp.clip(y, 0, height - 1).astype(np.int64), xp.clip(x, 0, width - 1).astype(np.int64)
    flat = (xp.arange(batch)[:, None, None] * height + rows) * width + columns
    found = images.reshape(-1, channels)[flat]
    return xp.where(valid[..., None], found, found.dtype.type(fill_value))


# --- the op -------------------------------------------------------------------------------------------------------
class ImageProjectiveTransformV3(Op):
    """Images seen through transforms.   images: real [N, H, W, C], transforms: float32 [N or 1, 8]  ->  [N, h, w, C].

    output_shape: int32 (h, w). fill_value: float32 [], what stands outside of the image where fill_mode is "CONSTANT".
    """

    types = ("dtype", "Ttransforms", "Tshape", "Tfill")
    dtype = frozenset({uint8, int32, int64, float16, bfloat16, float32, float64})
    Ttransforms, Tshape, Tfill = frozenset({float32}), frozenset({int32}), frozenset({float32})
    host = (2, 3)

    def infer(images, transforms, output_shape, fill_value, *, interpolation, fill_mode):
        if images.rank not in (4, None):
            raise RuleError("images must have 4 axes [N, H, W, C]")
        if not may_equal(transforms.dims, (None, 8)):
            raise RuleError("transforms must be a matrix of 8 numbers for each image")
        if transforms.dims and images.dims and transforms.dims[0] != 1 and not may_equal(
                transforms.dims[:1], images.dims[:1]):
            raise RuleError("there must be one transform, or one for each image")
        if not may_equal(output_shape.dims, (2,)):
            raise RuleError("output_shape must be two integers: height and width")
        size = (None, None) if output_shape.value is None else tuple(output_shape.value.tolist())
        if any(n is not None and n <= 0 for n in size):
            raise RuleError(f"output_shape is {list(size)} and must be positive")
        return images.with_dims((None, *size, None) if images.dims is None else (images.dims[0], *size, images.dims[3]))

    def kernel(xp, images, transforms, output_shape, fill_value, *, interpolation, fill_mode):
        size = output_shape.tolist()
        if not images.size:
            return xp.full((len(images), *size, images.shape[3]), fill_value, images.dtype)
        x, y = looked_up(xp, xp.broadcast_to(transforms, (len(images), 8)), size)
        y, x = (inside(xp, place, n, fill_mode) for place, n in zip((y, x), images.shape[1:3]))
        if interpolation == "NEAREST":
            return pixels(xp, images, *(xp.trunc(place + xp.copysign(np.float32(0.5), place)) for place in (y, x)),
                          fill_value)
        return blended(xp, images, y, x, fill_value)

    def gradient(call, dy):
        images, transforms, _, _ = call.inputs
        back = inverted(transforms)
        size = list(sizes_of(images)[1:3])
        return [execute(ImageProjectiveTransformV3, dy, back, convert_to_tensor(size, int32),
                        convert_to_tensor(0.0, float32), **call.attrs), None, None, None]


def blended(xp, images, y, x, fill_value):
    """Between four pixels, as near as they are: along each row first, then between the two rows."""
    wide = images.astype(xp.float32) if images.dtype.itemsize <= 4 else images
    top, left = xp.floor(y), xp.floor(x)
    right_share = (x - left)[..., None]
    rows = []
    for row in (top, top + 1):
        rows.append((1 - right_share) * pixels(xp, wide, row, left, fill_value)
                    + right_share * pixels(xp, wide, row, left + 1, fill_value))
    low_share = (y - top)[..., None]
    return ((1 - low_share) * rows[0] + low_share * rows[1]).astype(images.dtype)


def inverted(transforms):
    """The transforms [N, 8] that lead back: those of the inverse matrices [N, 3, 3]."""
    whole = reshape(concat([transforms, ones([sizes_of(transforms)[0], 1])], 1), [-1, 3, 3])
    back = reshape(inv(whole), [-1, 9])
    return back[:, :8] / back[:, 8:]


def projected(images, transforms, output_shape, interpolation="BILINEAR", fill_mode="CONSTANT", fill_value=0.0):
    """Images seen through transforms, as `ImageProjectiveTransformV3` says.

    interpolation: "NEAREST" or "BILINEAR". fill_mode: see `inside`; "CONSTANT" for fill_value outside of the image.
    The gradient is TensorFlow's: the gradient of the output, seen through the inverse transforms. That is what was
    read where nothing is stretched, and near it otherwise.

    Raises: InvalidArgumentError for other shapes or words.
    """
    where = "ImageProjectiveTransformV3"
    return execute(ImageProjectiveTransformV3, images, convert_to_tensor(transforms, float32),
                   convert_to_tensor(output_shape, int32), convert_to_tensor(fill_value, float32),
                   interpolation=as_choice(interpolation.upper(), ("NEAREST", "BILINEAR"), where, "interpolation"),
                   fill_mode=as_choice(fill_mode.upper(), FILL_MODES, where, "fill_mode"))
