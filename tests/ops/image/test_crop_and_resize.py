"""Boxes cut out of images."""

import numpy as np
import pytest

import minitf as tf
from naive import image as naive

RNG = np.random.default_rng(0)
X = RNG.standard_normal((2, 5, 6, 2)).astype("f4")
# No sample lies right on a pixel, where slopes break.
BOXES = np.array([[0.11, 0.23, 0.92, 0.71], [0.83, 0.05, 0.31, 0.97]], "f4")


def test_the_whole_image_is_itself():
    np.testing.assert_array_equal(tf.image.crop_and_resize(X, [[0, 0, 1, 1]], [1], [5, 6])[0], X[1])


def test_the_gradient_of_boxes_is_the_difference():
    u = RNG.standard_normal(BOXES.shape)
    weights = RNG.standard_normal((2, 3, 4, 2))

    def total(boxes):
        return float(np.sum(naive.crops(X, boxes, [0, 1], (3, 4)) * weights))

    boxes = tf.constant(BOXES)
    with tf.GradientTape() as tape:
        tape.watch(boxes)
        y = tf.image.crop_and_resize(X, boxes, [0, 1], [3, 4])
    slope = np.sum(tape.gradient(y, boxes, weights.astype("f4")) * u)
    assert slope == pytest.approx((total(BOXES + 1e-5 * u) - total(BOXES - 1e-5 * u)) / 2e-5, rel=1e-3)


def test_the_gradient_of_images_is_the_adjoint():
    x, dy = tf.constant(X), tf.constant(RNG.standard_normal((2, 3, 4, 2)), tf.float32)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch([x, dy])
        y = tf.image.crop_and_resize(x, BOXES, [0, 1], [3, 4])
        dx = tape.gradient(y, x, dy)
    assert float(tf.reduce_sum(x * dx)) == pytest.approx(float(tf.reduce_sum(y * dy)), abs=1e-4)
    np.testing.assert_allclose(tape.gradient(dx, dy, x), y, rtol=1e-4, atol=1e-5)


def test_an_index_names_an_image():
    with pytest.raises(tf.errors.OutOfRangeError, match=r"box_ind is \[2\], image has 2 images"):
        tf.image.crop_and_resize(X, [[0, 0, 1, 1]], [2], [1, 1])
