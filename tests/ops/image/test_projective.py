"""minitf/ops/image/projective.py: what the contracts do not say."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.image.projective import projected

ROW = tf.constant([1.0, 2.0, 3.0, 4.0], shape=[1, 1, 4, 1])


def moved(by, mode, width=12):
    """A row of four pixels, looked up `by` pixels further on."""
    return projected(ROW, [[1, 0, by, 0, 1, 0, 0, 0]], [1, width], "nearest", mode, 9.0).numpy().ravel().tolist()


@pytest.mark.parametrize(("mode", "expected"), [
    ("constant", [9, 9, 9, 9, 1, 2, 3, 4, 9, 9, 9, 9]),
    ("reflect", [4, 3, 2, 1, 1, 2, 3, 4, 4, 3, 2, 1]),
    ("nearest", [1, 1, 1, 1, 1, 2, 3, 4, 4, 4, 4, 4]),
])  # fmt: skip
def test_what_stands_outside(mode, expected):
    assert moved(-4, mode) == expected


def test_a_quarter_turn():
    image = tf.constant(np.arange(9.0).reshape(1, 3, 3, 1), tf.float32)
    turned = projected(image, [[0, 1, 0, -1, 0, 2, 0, 0]], [3, 3])
    assert np.array_equal(turned[0, ..., 0], np.rot90(image[0, ..., 0], 3))


def test_the_gradient_goes_back_along_the_transform():
    with tf.GradientTape() as tape:
        tape.watch(ROW)
        y = projected(ROW, [[1, 0, 1, 0, 1, 0, 0, 0]], [1, 4], "nearest")
    assert tape.gradient(y, ROW, tf.reshape(tf.range(1.0, 5.0), [1, 1, 4, 1])).numpy().ravel().tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("arguments", [
    (tf.zeros([2, 2, 2]), tf.zeros([1, 8]), [2, 2]), (tf.zeros([1, 2, 2, 1]), tf.zeros([1, 9]), [2, 2]),
    (tf.zeros([3, 2, 2, 1]), tf.zeros([2, 8]), [2, 2]), (tf.zeros([1, 2, 2, 1]), tf.zeros([1, 8]), [0, 2]),
])  # fmt: skip
def test_wrong_shapes_are_refused(arguments):
    with pytest.raises((ValueError, tf.errors.InvalidArgumentError), match="ImageProjectiveTransformV3"):
        projected(*arguments)
