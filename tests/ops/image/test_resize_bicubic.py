"""Bicubic resizing."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.image.resize_bicubic import bicubic_taps, cubic


def test_the_curve_passes_through_its_points():
    assert cubic(np.array([0.0, 1, 2]), -0.5).tolist() == [1, 0, 0]


@pytest.mark.parametrize("corners", [(False, True), (False, False), (True, False)])
def test_weights_add_up_to_one(corners):
    np.testing.assert_allclose(bicubic_taps(4, 9, *corners).weights.sum(1), 1, rtol=1e-6)


def test_a_straight_line_stays_straight_inside():
    y = tf.image.resize(tf.reshape(tf.range(8.0), [1, 8, 1]), [1, 16], "bicubic").numpy().ravel()
    np.testing.assert_allclose(np.diff(y)[4:-4], 0.5, rtol=2e-3)  # but for the table's steps
