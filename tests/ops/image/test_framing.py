"""Crops and frames."""

import numpy as np
import pytest

import minitf as tf


def test_padding_undoes_cropping_but_for_what_was_lost():
    x = tf.reshape(tf.range(1.0, 13.0), [3, 4, 1])
    y = tf.image.pad_to_bounding_box(tf.image.crop_to_bounding_box(x, 1, 1, 2, 2), 1, 1, 3, 4).numpy()
    expected = np.zeros((3, 4))
    expected[1:3, 1:3] = x.numpy()[1:3, 1:3, 0]
    np.testing.assert_array_equal(y[..., 0], expected)


@pytest.mark.parametrize("sizes", [(1, 1), (3, 7), (8, 2)])
def test_the_middle_stays_the_middle(sizes):
    y = tf.image.resize_with_crop_or_pad(tf.pad([[[9.0]]], [[2, 2], [2, 2], [0, 0]]), *sizes).numpy()[..., 0]
    assert y.shape == sizes
    place = np.argwhere(y == 9)[0]
    assert all(abs(2 * p + 1 - n) <= 1 for p, n in zip(place, sizes))


def test_a_part_that_sticks_out_is_refused():
    with pytest.raises(ValueError, match=r"offset is \(1, 0\), the target \(2, 2\): it must lie inside"):
        tf.image.crop_to_bounding_box(tf.ones([2, 2, 1]), 1, 0, 2, 2)


@pytest.mark.parametrize("fraction", [0, -1, 1.1])
def test_a_fraction_is_in_reach(fraction):
    with pytest.raises(ValueError, match=r"it must be in \(0, 1\]"):
        tf.image.central_crop(tf.ones([2, 2, 1]), fraction)
