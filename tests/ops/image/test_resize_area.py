"""Resizing by area."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.image.resize_area import area_taps


@pytest.mark.parametrize(("n", "m"), [(7, 3), (3, 7), (4, 4), (5, 1)])
def test_every_output_pixel_covers_the_same_area(n, m):
    taps = area_taps(n, m, False)
    np.testing.assert_allclose(taps.weights.sum(1), 1, rtol=1e-6)
    covered = np.zeros(n)
    np.add.at(covered, taps.indices, taps.weights)
    np.testing.assert_allclose(covered, m / n, rtol=1e-5)


def test_no_gradient_as_in_tensorflow():
    x = tf.ones([1, 2, 2, 1])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.image.resize(x, [1, 1], "area")
    with pytest.raises(LookupError):
        tape.gradient(y, x)
