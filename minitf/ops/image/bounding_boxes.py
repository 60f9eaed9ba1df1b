"""draw_bounding_boxes: what a detector has found, drawn into the image. Floor 2."""

from __future__ import annotations

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import float16, float32
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient

PALETTE = np.array([  # red, green, blue, alpha
    [1, 1, 0, 1], [0, 0, 1, 1], [1, 0, 0, 1], [0, 1, 0, 1], [0.5, 0, 0.5, 1], [0.5, 0.5, 0, 1], [0.5, 0, 0, 1],
    [0, 0, 0.5, 1], [0, 1, 1, 1], [1, 0, 1, 1],
], np.float32)  # fmt: skip


class DrawBoundingBoxesV2(Op):
    """The images with boxes.   images: float [B, H, W, C], boxes: float32 [B, N, 4], colors: [K, C]  ->  y: same."""

    types = ("T", "Tboxes", "Tboxes")
    T = frozenset({float16, float32})
    Tboxes = frozenset({float32})
    gradient = no_gradient

    def infer(images, boxes, colors):
        if images.rank not in (4, None) or (images.dims and images.dims[3] not in (1, 3, 4, None)):
            raise RuleError("images must have 4 axes [B, H, W, C] and 1, 3 or 4 channels")
        if boxes.rank not in (3, None) or (boxes.dims and boxes.dims[2] not in (4, None)):
            raise RuleError("boxes must have 3 axes [B, N, 4]")
        if images.dims and boxes.dims and None not in (images.dims[0], boxes.dims[0]) \
                and images.dims[0] != boxes.dims[0]:
            raise RuleError("there must be boxes for each of the images")
        if colors.is_static and images.dims and images.dims[3] and \
                (colors.rank != 2 or (colors.dims[0] and colors.dims[1] < images.dims[3])):
            raise RuleError("colors must be a matrix with a value for each channel")
        return images

    def kernel(xp, images, boxes, colors):
        canvas, boxes, colors = numpy_of(images).copy(), numpy_of(boxes), numpy_of(colors)
        palette = colors if len(colors) else PALETTE
        if canvas.shape[3] == 1:
            palette = np.ones((1, 1), np.float32)
        for b, n in np.ndindex(boxes.shape[:2]):
            draw(canvas[b], boxes[b, n], palette[n % len(palette)][:canvas.shape[3]])
        return xp.asarray(canvas)


def draw(canvas, box, color):
    """Draw the outline of a box [y1, x1, y2, x2], in parts of the image, into an array [H, W, C]."""
    last = np.array(canvas.shape[:2]) - 1
    top, left, bottom, right = np.trunc(box * np.tile(last, 2).astype(np.float32)).astype(int)
    if top > bottom or left > right or bottom < 0 or right < 0 or top > last[0] or left > last[1]:
        return
    rows = slice(max(top, 0), min(bottom, last[0]) + 1)
    columns = slice(max(left, 0), min(right, last[1]) + 1)
    for row in (top, bottom):
        if 0 <= row <= last[0]:
            canvas[row, columns] = color
    for column in (left, right):
        if 0 <= column <= last[1]:
            canvas[rows, column] = color


def draw_bounding_boxes(images, boxes, colors, name=None):
    """`images` with the outlines of boxes drawn into them.

    images: float16 or float32 [B, H, W, C], C being 1, 3 or 4.
    boxes: float32 [B, N, 4], [y1, x1, y2, x2] in parts of the image.
    colors: float32 [K, C or more], used in turn; None for ten that are easy to tell apart. Grey images get white boxes.

        >>> import minitf as tf
        >>> tf.image.draw_bounding_boxes(tf.zeros([1, 3, 3, 1]), [[[0., 0., 1., 1.]]], None)[0, ..., 0].numpy()
        array([[1., 1., 1.],
               [1., 0., 1.],
               [1., 1., 1.]], dtype=float32)

    Raises: InvalidArgumentError for shapes that do not fit.
    Source: tf.image.draw_bounding_boxes.
    """
    return execute(DrawBoundingBoxesV2, images, boxes, np.zeros((0, 4), np.float32) if colors is None else colors)
