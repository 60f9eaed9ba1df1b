"""Boxes cut out of images, all resized to one size. Floor 2. Read `resize_bilinear.py` first.

It is what detectors do with the regions that they have found. A box is written as [y1, x1, y2, x2] in parts of the
image: 0 is the centre of the first pixel, 1 that of the last. Read next: `suppression.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import bfloat16, float16, float32, float64, int32
from ...backend.errors import InvalidArgumentError, OutOfRangeError, RuleError, explain
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..axes import as_number
from ..shapes.layout import sizes_of
from .resize_bilinear import PIXELS

INT32, FLOAT32 = frozenset({int32}), frozenset({float32})


def check_boxes(image, boxes, box_ind):
    """RuleError unless there are images [B, H, W, C], boxes [N, 4] and an index for each box."""
    if image.rank not in (4, None):
        raise RuleError("image must have 4 axes [B, H, W, C]")
    if image.dims is not None and 0 in image.dims[1:3]:
        raise RuleError("image must have at least one pixel")
    if not may_equal(boxes.dims, (None, 4)):
        raise RuleError("boxes must be a matrix [N, 4]: y1, x1, y2, x2 of each")
    if box_ind.rank not in (1, None) or not may_equal(box_ind.dims, boxes.dims and boxes.dims[:1]):
        raise RuleError("box_ind must be a vector with an entry for each box")


def sample_places(boxes, size, crop_size):
    """Where each box is sampled along height and width, in pixels: float32 [N, h] and [N, w]."""
    places = []
    for axis, (n, m) in enumerate(zip(size, crop_size)):
        first, last = boxes[:, axis, None], boxes[:, axis + 2, None]
        if m > 1:
            step = (last - first) * np.float32(n - 1) / np.float32(m - 1)
            places.append(first * np.float32(n - 1) + np.arange(m, dtype=np.float32) * step)
        else:
            places.append(np.float32(0.5) * (first + last) * np.float32(n - 1))
    return places


def corners(xp, boxes, size, crop_size, method):
    """The pixels that each sample lies between, and how near it is to each.

    Returns: for each corner [rows [N, h, 1], columns [N, 1, w], weights [N, h, w, 1]]; and bool [N, h, w, 1], which
    samples lie inside of the image.
    """
    y, x = sample_places(boxes, size, crop_size)
    valid = [(place >= 0) & (place <= n - 1) for place, n in zip((y, x), size)]
    inside = valid[0][:, :, None, None] & valid[1][:, None, :, None]
    rows, columns = (_two_sides(place, n, method) for place, n in zip((y, x), size))
    found = []
    for row, row_weight in rows:
        for column, column_weight in columns:
            weight = row_weight[:, :, None, None] * column_weight[:, None, :, None] * inside
            found.append([xp.asarray(a) for a in (row[:, :, None], column[:, None, :], weight.astype(np.float32))])
    return found, xp.asarray(inside)


def _two_sides(place, n, method):
    """[(index, weight)] of the pixels beside each place: two for "bilinear", one for "nearest"."""
    if method == "nearest":   # away from zero where two are equally near, as C rounds
        return [(np.clip(np.floor(place + np.float32(0.5)), 0, n - 1).astype(np.int64), np.ones_like(place))]
    before = np.floor(place)
    share = place - before
    sides = (before, 1 - share), (np.ceil(place), share)
    return [(np.clip(side, 0, n - 1).astype(np.int64), weight) for side, weight in sides]


def which_image(box_ind, batch):
    """The image of each box, as [N, 1, 1]; OutOfRangeError where there is none."""
    if box_ind.size and not (box_ind.min() >= 0 and box_ind.max() < batch):
        received = f"box_ind is {box_ind.tolist()}, image has {batch} images"
        raise OutOfRangeError(explain("CropAndResize", received, f"an index must be in [0, {batch})"))
    return box_ind.astype(np.int64)[:, None, None]


def pixels_at(xp, image, batch, row, column):
    """The pixels at places that broadcast to [N, h, w]: float32 [N, h, w, C]."""
    _, height, width, channels = image.shape
    places = (batch * height + row) * width + column
    return xp.take(image.reshape(-1, channels), places, 0).astype(xp.float32, copy=False)


class CropAndResize(Op):
    """Boxes in one size.   image: real [B, H, W, C], boxes: float32 [N, 4], box_ind: int32 [N], crop_size: [2]."""

    types = ("T", "Tboxes", "Tind", "Tsize")
    T = PIXELS - {bfloat16}
    Tboxes, Tind, Tsize = FLOAT32, INT32, INT32
    host = (1, 2, 3)

    def infer(image, boxes, box_ind, crop_size, *, method, extrapolation_value):
        check_boxes(image, boxes, box_ind)
        if not may_equal(crop_size.dims, (2,)):
            raise RuleError("crop_size must be two integers")
        size = (None, None) if crop_size.value is None else tuple(crop_size.value.tolist())
        if any(n is not None and n <= 0 for n in size):
            raise RuleError(f"crop_size is {list(size)} and must be positive")
        return Spec((boxes.dims[0] if boxes.dims else None, *size, image.dims[3] if image.dims else None), float32)

    def kernel(xp, image, boxes, box_ind, crop_size, *, method, extrapolation_value):
        sides, inside = corners(xp, boxes, image.shape[1:3], crop_size.tolist(), method)
        batch = xp.asarray(which_image(box_ind, len(image)))
        y = sum(pixels_at(xp, image, batch, row, column) * weight for row, column, weight in sides)
        return xp.where(inside, y, xp.float32(extrapolation_value))

    def gradient(call, dy):
        image, boxes, box_ind, _ = call.inputs
        method, size = call.attrs["method"], list(sizes_of(image))
        dimage = dboxes = None
        if image.dtype in CropAndResizeGradImage.Tout and call.needs[0]:
            dimage = execute(CropAndResizeGradImage, dy, boxes, box_ind, size, T=image.dtype, method=method)
        if call.needs[1]:
            dboxes = execute(CropAndResizeGradBoxes, dy, image, boxes, box_ind, method="bilinear")
        return [dimage, dboxes, None, None]


class CropAndResizeGradImage(Op):
    """dimage: each pixel's share of the crops.   grads: float32 [N, h, w, C], boxes, box_ind, image_size: int32 [4]."""

    types = ("Tgrads", "Tboxes", "Tind", "Tsize")
    Tgrads, Tboxes, Tind, Tsize = FLOAT32, FLOAT32, INT32, INT32
    Tout = frozenset({float16, float32, float64})
    host = (1, 2, 3)

    def infer(grads, boxes, box_ind, image_size, *, T, method):
        return Spec((None,) * 4 if image_size.value is None else tuple(image_size.value.tolist()), T)

    def kernel(xp, grads, boxes, box_ind, image_size, *, T, method):
        dims = image_size.tolist()
        sides, _ = corners(xp, boxes, dims[1:3], grads.shape[1:3], method)
        batch = xp.asarray(which_image(box_ind, dims[0]))
        dimage = xp.zeros(dims, np.promote_types(T.np, np.float32))
        for row, column, weight in sides:
            xp.add.at(dimage, (batch, row, column), grads * weight)
        return dimage.astype(T.np)

    def gradient(call, ddimage):
        _, boxes, box_ind, _ = call.inputs
        size = list(sizes_of(call.inputs[0])[1:3])
        return [execute(CropAndResize, ddimage, boxes, box_ind, size, method=call.attrs["method"],
                        extrapolation_value=0.0), None, None, None]


class CropAndResizeGradBoxes(Op):
    """dboxes: how the crops change with the boxes.   grads: float32 [N, h, w, C], image, boxes, box_ind  ->  [N, 4]."""

    types = ("Tgrads", "T", "Tboxes", "Tind")
    T = CropAndResize.T
    Tgrads, Tboxes, Tind = FLOAT32, FLOAT32, INT32
    host = (2, 3)
    gradient = None  # as in TensorFlow

    def infer(grads, image, boxes, box_ind, *, method):
        check_boxes(image, boxes, box_ind)
        return boxes

    def kernel(xp, grads, image, boxes, box_ind, *, method):
        size, crop_size = image.shape[1:3], grads.shape[1:3]
        slopes = _slopes(xp, image, boxes, box_ind, crop_size)
        dboxes = xp.zeros(boxes.shape, xp.float32)
        for axis, (slope, n, m) in enumerate(zip(slopes, size, crop_size)):
            along = (grads * slope).sum((2 - axis, 3))                                       # [N, m]
            share = xp.arange(m, dtype=xp.float32) / (m - 1) if m > 1 else xp.full(1, 0.5, xp.float32)
            dboxes[:, axis] = (along * (1 - share)).sum(1) * (n - 1)
            dboxes[:, axis + 2] = (along * share).sum(1) * (n - 1)
        return dboxes


def _slopes(xp, image, boxes, box_ind, crop_size):
    """How each sample changes if it moves down, and right, by a pixel: float32 [N, h, w, C] each."""
    batch = xp.asarray(which_image(box_ind, len(image)))
    places = sample_places(boxes, image.shape[1:3], crop_size)
    sides = [_two_sides(place, n, "bilinear") for place, n in zip(places, image.shape[1:3])]
    valid = [(place >= 0) & (place <= n - 1) for place, n in zip(places, image.shape[1:3])]
    inside = xp.asarray(valid[0][:, :, None, None] & valid[1][:, None, :, None])
    rows = [xp.asarray(index[:, :, None]) for index, _ in sides[0]]
    columns = [xp.asarray(index[:, None, :]) for index, _ in sides[1]]
    (top_left, top_right), (bottom_left, bottom_right) = [
        [pixels_at(xp, image, batch, row, column) for column in columns] for row in rows]
    right = xp.asarray(sides[1][1][1].astype(np.float32)[:, None, :, None])
    below = xp.asarray(sides[0][1][1].astype(np.float32)[:, :, None, None])
    down = (1 - right) * (bottom_left - top_left) + right * (bottom_right - top_right)
    across = (1 - below) * (top_right - top_left) + below * (bottom_right - bottom_left)
    return down * inside, across * inside


def crop_and_resize(image, boxes, box_indices, crop_size, method="bilinear", extrapolation_value=0.0, name=None):
    """Boxes cut out of images, all in one size.

    image: real [B, H, W, C].
    boxes: float32 [N, 4], [y1, x1, y2, x2] in parts of the image; y1 > y2 turns it upside down, and so on.
    box_indices: int32 [N], the image of each box.   crop_size: int32 [2], height and width in pixels.
    method: "bilinear" or "nearest".   extrapolation_value: what is seen outside of the image.
    Returns: float32 [N, height, width, C].

        >>> import minitf as tf
        >>> image = tf.reshape(tf.range(9.), [1, 3, 3, 1])
        >>> tf.image.crop_and_resize(image, [[0.5, 0., 1., 1.]], [0], [2, 2]).numpy()[0, :, :, 0]
        array([[3., 5.],
               [6., 8.]], dtype=float32)

    Raises: InvalidArgumentError for shapes that do not fit, or another method; OutOfRangeError for an index that names
    no image.
    Source: tf.image.crop_and_resize.
    """
    if method not in ("bilinear", "nearest"):
        raise InvalidArgumentError(explain("CropAndResize", f"method is {method!r}", "it must be bilinear or nearest"))
    return execute(CropAndResize, image, boxes, box_indices, crop_size, method=method,
                   extrapolation_value=as_number(extrapolation_value, "extrapolation_value"))
