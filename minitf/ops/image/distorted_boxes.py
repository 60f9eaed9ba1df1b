"""Boxes drawn at random that still show a good part of an object, to crop images by. Floor 2. Read `bounding_boxes.py`.

Boxes are drawn until one covers enough of an object; they use words of the stream in TensorFlow's order.
"""

from __future__ import annotations

import math

import numpy as np

from ...backend import bits
from ...backend.arrays import numpy_of
from ...backend.dtypes import float32, int8, int16, int32, int64, uint8
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..random.algorithms import check_seed
from ..random.seeds import get_seed, reserve

ROUNDING = np.float32(1e-7)
WORDS = 2**32
SIZES, FLOAT32, SEEDS = frozenset({uint8, int8, int16, int32, int64}), frozenset({float32}), frozenset({int32, int64})


# --- how a box is drawn -------------------------------------------------------------------------------------------
class Words:
    """The words of a stream, one after the other."""

    def __init__(self, stream):
        self.stream, self.left = stream, []

    def word(self):
        """The next one, in [0, 2 ** 32)."""
        if not self.left:
            self.left = self.stream.words(64).tolist()[::-1]
            self.stream = self.stream.skip(16)
        return self.left.pop()

    def fraction(self):
        """A float32 in [0, 1): 23 bits of a word."""
        return np.float32(self.word() & 0x7FFFFF) / np.float32(1 << 23)

    def below(self, n):
        """An integer in [0, n), all equally likely: words that would favour some are left out."""
        if n & (n - 1) == 0:
            return self.word() & (n - 1)
        word = self.word()
        while word < (WORDS - 1) % n + 1:
            word = self.word()
        return word % n


def nearest(x):
    """A float as an integer."""
    return int(np.rint(x))


def drawn_box(words, rows, columns, ratio, area_range):
    """(top, left, height, width) of a box of width ratio * height, or None where there is none of such an area."""
    least, most = (np.float32(share) * np.float32(columns) * np.float32(rows) for share in area_range)
    height, tallest = nearest(np.sqrt(least / ratio)), nearest(np.sqrt(most / ratio))
    if nearest(tallest * ratio) > columns:
        tallest = int((np.float32(columns) + np.float32(0.5) - ROUNDING) / ratio)
    tallest = min(tallest, rows)
    height = min(height, tallest)
    if height < tallest:
        height += words.below(tallest - height + 1)
    width = nearest(np.float32(height) * ratio)
    for step, is_off in ((1, lambda area: area < least), (-1, lambda area: area > most)):
        if is_off(height * width):  # by rounding
            height += step
            width = nearest(np.float32(height) * ratio)
    if not (least <= height * width <= most and 0 < width <= columns and 0 < height <= rows):
        return None
    top = words.below(rows - height) if height < rows else 0
    left = words.below(columns - width) if width < columns else 0
    return top, left, height, width


def covers(box, objects, share):
    """Whether a box shows at least this share of one of the objects, [(top, left, bottom, right), ...]."""
    top, left, height, width = box
    for first_row, first_column, last_row, last_column in objects:
        area = (last_row - first_row) * (last_column - first_column)
        rows = min(top + height, last_row) - max(top, first_row)
        columns = min(left + width, last_column) - max(left, first_column)
        if area >= 1 and max(rows, 0) * max(columns, 0) / area >= share:
            return True
    return False


def sampled(stream, image_size, boxes, share, *, aspect_ratio_range, area_range, max_attempts,
            use_image_if_no_bounding_boxes):
    """(begin, size, box) of the first box that shows enough, or of the whole image: the three outputs of the ops."""
    rows, columns, _ = (int(n) for n in image_size)
    scale = np.array([rows, columns, rows, columns], np.float32)
    objects = (boxes.reshape(-1, 4) * scale).astype(np.int32).tolist()
    if not objects and not use_image_if_no_bounding_boxes:
        raise RuleError("there are no bounding_boxes", "Pass use_image_if_no_bounding_boxes=True")
    objects = objects or [(0, 0, rows, columns)]
    words, box = Words(stream), None
    low, high = map(np.float32, aspect_ratio_range)
    for _ in range(max_attempts):
        box = drawn_box(words, rows, columns, words.fraction() * (high - low) + low, area_range)
        if box is not None and covers(box, objects, float(share)):
            break
        box = None
    top, left, height, width = box or (0, 0, rows, columns)
    corners = np.array([top, left, top + height, left + width], np.float32) / scale
    dtype = image_size.dtype
    return np.array([top, left, 0], dtype), np.array([height, width, -1], dtype), corners.reshape(1, 1, 4)


def specs_of(image_size, bounding_boxes, min_object_covered, *, aspect_ratio_range, area_range, max_attempts):
    """The Specs of the outputs; RuleError for wrong shapes or ranges."""
    if not may_equal(image_size.dims, (3,)):
        raise RuleError("image_size must be three integers: height, width and channels")
    if bounding_boxes.dims is not None and (len(bounding_boxes.dims) != 3 or bounding_boxes.dims[2] not in (4, None)):
        raise RuleError("bounding_boxes must be [B, N, 4]: y1, x1, y2, x2 of each")
    if min_object_covered.rank not in (0, None):
        raise RuleError("min_object_covered must have no axes")
    limits = (("aspect_ratio_range", aspect_ratio_range, math.inf), ("area_range", area_range, 1))
    for name, (low, high), most in limits:
        if not 0 < low <= high <= most:
            raise RuleError(f"{name} is {(low, high)}: both must be positive, the first one not greater")
    if max_attempts <= 0:
        raise RuleError(f"max_attempts is {max_attempts} and must be positive")
    return Spec((3,), image_size.dtype), Spec((3,), image_size.dtype), Spec((1, 1, 4), float32)


class SampleDistortedBoundingBoxV2(Op):
    """A box.   image_size: int [3], bounding_boxes: float32 [B, N, 4], min_object_covered: float32 []."""

    types = ("T", "Tboxes", "Tshare")
    T, Tboxes, Tshare = SIZES, FLOAT32, FLOAT32
    host = (0, 1, 2)
    stateful = True
    gradient = no_gradient

    def infer(image_size, bounding_boxes, min_object_covered, *, seed, seed2, aspect_ratio_range, area_range,
              max_attempts, use_image_if_no_bounding_boxes):
        return specs_of(image_size, bounding_boxes, min_object_covered, aspect_ratio_range=aspect_ratio_range,
                        area_range=area_range, max_attempts=max_attempts)

    def kernel(xp, image_size, bounding_boxes, min_object_covered, *, seed, seed2, **ranges):
        key = (image_size.dtype, *ranges.values())
        stream = reserve("SampleDistortedBoundingBoxV2", seed, seed2, key, ranges["max_attempts"])
        return tuple(map(xp.asarray, sampled(stream, image_size, bounding_boxes, min_object_covered, **ranges)))


class StatelessSampleDistortedBoundingBox(Op):
    """A box from the stream of a seed.   As SampleDistortedBoundingBoxV2; seed: int [2]."""

    types = ("T", "Tboxes", "Tshare", "Tseed")
    T, Tboxes, Tshare, Tseed = SIZES, FLOAT32, FLOAT32, SEEDS
    host = (0, 1, 2, 3)
    gradient = no_gradient

    def infer(image_size, bounding_boxes, min_object_covered, seed, *, aspect_ratio_range, area_range, max_attempts,
              use_image_if_no_bounding_boxes):
        check_seed(seed)
        return specs_of(image_size, bounding_boxes, min_object_covered, aspect_ratio_range=aspect_ratio_range,
                        area_range=area_range, max_attempts=max_attempts)

    def kernel(xp, image_size, bounding_boxes, min_object_covered, seed, **ranges):
        stream = bits.Philox.stateless(numpy_of(seed).tolist())
        return tuple(map(xp.asarray, sampled(stream, image_size, bounding_boxes, min_object_covered, **ranges)))


# --- the functions ------------------------------------------------------------------------------------------------
def arguments(image_size, bounding_boxes, min_object_covered, aspect_ratio_range, area_range, max_attempts,
              use_image_if_no_bounding_boxes):
    """(inputs, attributes) of the two ops, with TensorFlow's choices for those that are None."""
    image_size = convert_to_tensor(image_size)
    inputs = image_size, convert_to_tensor(bounding_boxes, float32), convert_to_tensor(min_object_covered, float32)
    return inputs, {
        "aspect_ratio_range": tuple(aspect_ratio_range or (0.75, 1.33)),
        "area_range": tuple(area_range or (0.05, 1.0)),
        "max_attempts": 100 if max_attempts is None else max_attempts,
        "use_image_if_no_bounding_boxes": bool(use_image_if_no_bounding_boxes),
    }


def sample_distorted_bounding_box(image_size, bounding_boxes, seed=0, min_object_covered=0.1, aspect_ratio_range=None,
                                  area_range=None, max_attempts=None, use_image_if_no_bounding_boxes=None, name=None):
    """A box at random that shows at least a share of one of the objects, to crop an image by.

    image_size: int [3], height, width and channels.   bounding_boxes: float32 [B, N, 4], of the objects: y1, x1, y2, x2
    of each in parts of the image.   seed: an int; 0 for another box each time.
    min_object_covered: the share, in [0, 1]. aspect_ratio_range: of width to height, by default (0.75, 1.33).
    area_range: of the box, in parts of the image, by default (0.05, 1). max_attempts: how many boxes are drawn at most,
    by default 100; then it is the whole image. use_image_if_no_bounding_boxes: whether it is one without them.
    Returns: begin [3] and size [3], for tf.slice; and the box, float32 [1, 1, 4], for tf.image.draw_bounding_boxes.

        >>> import minitf as tf
        >>> begin, size, box = tf.image.sample_distorted_bounding_box([60, 80, 3], [[[0.1, 0.2, 0.6, 0.7]]], seed=1)
        >>> tf.slice(tf.zeros([60, 80, 3]), begin, size).shape[2]
        3

    Raises: InvalidArgumentError for other shapes and ranges, and without boxes.
    Source: tf.image.sample_distorted_bounding_box.
    """
    inputs, attrs = arguments(image_size, bounding_boxes, min_object_covered, aspect_ratio_range, area_range,
                              max_attempts, use_image_if_no_bounding_boxes)
    seed, seed2 = get_seed(seed) if seed else (0, 0)
    return tuple(execute(SampleDistortedBoundingBoxV2, *inputs, seed=seed, seed2=seed2, **attrs))


def stateless_sample_distorted_bounding_box(
    image_size, bounding_boxes, seed, min_object_covered=0.1, aspect_ratio_range=None, area_range=None,
    max_attempts=None, use_image_if_no_bounding_boxes=None, name=None,
):  # fmt: skip
    """tf.image.sample_distorted_bounding_box from the stream that `seed`, int [2], names.

        >>> import minitf as tf
        >>> found = tf.image.stateless_sample_distorted_bounding_box([60, 80, 3], [[[0.1, 0.2, 0.6, 0.7]]], (1, 5), 0.5)
        >>> [part.numpy().ravel().tolist() for part in found]
        [[0, 20, 0], [45, 35, -1], [0.0, 0.25, 0.75, 0.6875]]

    Raises: InvalidArgumentError for other shapes and ranges, and without boxes.
    Source: tf.image.stateless_sample_distorted_bounding_box.
    """
    inputs, attrs = arguments(image_size, bounding_boxes, min_object_covered, aspect_ratio_range, area_range,
                              max_attempts, use_image_if_no_bounding_boxes)
    return tuple(execute(StatelessSampleDistortedBoundingBox, *inputs, convert_to_tensor(seed), **attrs))
