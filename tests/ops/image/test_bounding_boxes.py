"""Boxes drawn into images."""

import numpy as np

import minitf as tf
from minitf.ops.image.bounding_boxes import PALETTE


def test_what_sticks_out_is_not_drawn():
    y = tf.image.draw_bounding_boxes(tf.zeros([1, 4, 4, 1]), [[[-1.0, 0.0, 0.7, 2.0]]], None).numpy()[0, ..., 0]
    assert y.tolist() == [[1, 0, 0, 0], [1, 0, 0, 0], [1, 1, 1, 1], [0, 0, 0, 0]]


def test_colours_are_used_in_turn():
    boxes = [[[0.0, 0.0, 0.0, n / 11] for n in range(11, -1, -1)]]
    y = tf.image.draw_bounding_boxes(tf.zeros([1, 1, 12, 3]), boxes, None).numpy()[0, 0]
    np.testing.assert_array_equal(y, PALETTE[(11 - np.arange(12)) % 10, :3])


def test_the_image_that_came_stays_as_it_was():
    x = tf.zeros([1, 3, 3, 3])
    tf.image.draw_bounding_boxes(x, [[[0.0, 0.0, 1.0, 1.0]]], [[1.0, 1.0, 1.0]])
    assert not x.numpy().any()
