"""Images that are turned, moved, stretched, or seen in perspective. Floor 2. Read `crop_and_resize.py` first.

A transform says for each output pixel where in the image it is looked up. It is eight numbers a0 a1 a2 b0 b1 b2 c0 c1:

    x = (a0 * column + a1 * row + a2) / (c0 * column + c1 * row + 1)
    y = (b0 * column + b1 * row + b2) / (c0 * column + c1 * row + 1)
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import bfloat16, float16, float32, float64, int32, int64, uint8
from ...backend.errors import RuleError
from ...backend.parallel import parallel
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


BLOCK = 1 << 16  # output pixels at a time: steps long enough for two threads


# --- where an output pixel lies, and what stands there ------------------------------------------------------------
def looked_up(xp, transforms, rows, width):
    """Where in an image the pixels of some output rows are looked up: float32 x and y, [L, width].

    transforms: float32 [L, 8], of the image of each row.   rows: [L], which row of it.
    Where a pixel has no place, it is far outside.
    """
    a0, a1, a2, b0, b1, b2, c0, c1 = (number[:, None] for number in transforms.T)
    row, column = rows.astype(xp.float32)[:, None], xp.arange(width, dtype=xp.float32)
    x, y = a0 * column + a1 * row + a2, b0 * column + b1 * row + b2
    if (c0 == 0).all() and (c1 == 0).all():
        return x, y
    depth = c0 * column + c1 * row + 1
    nowhere = depth == 0
    depth = xp.where(nowhere, 1, depth)
    far = xp.float32(-1e9)
    return xp.where(nowhere, far, x / depth), xp.where(nowhere, far, y / depth)


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


def pixels(xp, images, which, y, x, fill_value):
    """What stands at whole places y, x: float [L, w]; fill_value outside.   images: [N, H, W, C]  ->  [L, w, C].

    which: int [L, 1], the image that a row of places belongs to. fill_value: None where no place is far outside.
    """
    _, height, width, channels = images.shape
    rows, columns = y.astype(np.int64), x.astype(np.int64)
    flat = (which * height + xp.clip(rows, 0, height - 1)) * width + xp.clip(columns, 0, width - 1)
    found = xp.take(images.reshape(-1, channels), flat, 0)
    if fill_value is None:
        return found
    valid = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
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
        transforms = xp.broadcast_to(transforms, (len(images), 8))
        look, source = copied, images
        if interpolation == "BILINEAR":
            look, source = blended, images if images.dtype == np.float64 else images.astype(np.float32, copy=False)
        filling = fill_value if fill_mode == "CONSTANT" else None
        y = xp.empty((len(images) * size[0], size[1], images.shape[3]), images.dtype)

        def some(lo, hi):
            which, rows = xp.divmod(xp.arange(lo, hi), size[0])
            places = looked_up(xp, transforms[which], rows, size[1])
            across, down = (inside(xp, place, n, fill_mode) for place, n in zip(places, images.shape[2:0:-1]))
            y[lo:hi] = look(xp, source, which[:, None], down, across, filling)

        if xp is np:
            parallel(some, len(y), max(BLOCK // size[1], 1))
        else:
            some(0, len(y))
        return y.reshape(len(images), *size, images.shape[3])

    def gradient(call, dy):
        images, transforms, _, _ = call.inputs
        back = inverted(transforms)
        size = list(sizes_of(images)[1:3])
        return [execute(ImageProjectiveTransformV3, dy, back, convert_to_tensor(size, int32),
                        convert_to_tensor(0.0, float32), **call.attrs), None, None, None]


def copied(xp, images, which, y, x, fill_value):
    """The pixels nearest to places y, x: float [L, w]  ->  [L, w, C]."""
    half = np.float32(0.5)
    return pixels(xp, images, which, *(xp.trunc(place + xp.copysign(half, place)) for place in (y, x)), fill_value)


def blended(xp, images, which, y, x, fill_value):
    """Between four pixels, as near as they are: along each row first, then between the two rows."""
    top, left = xp.floor(y), xp.floor(x)
    right_share, low_share = (x - left)[..., None], (y - top)[..., None]
    total = None
    for row, share in ((top, 1 - low_share), (top + 1, low_share)):
        line = (1 - right_share) * pixels(xp, images, which, row, left, fill_value)
        line += right_share * pixels(xp, images, which, row, left + 1, fill_value)
        total = share * line if total is None else total + share * line
    return total


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
