"""Segments against TensorFlow's answers and finite differences."""

import numpy as np
import pytest

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes

X = np.array([[0.5, -1.0], [2.0, 0.7], [1.5, 3.0], [-0.6, 0.2]])
IDS = [2, 0, 2, -1]


@table("segments")
def test_as_tensorflow(call, answered):
    check(call, answered)


@pytest.mark.parametrize("kind", ["max", "min", "mean", "prod", "sqrt_n"])
def test_slopes(kind):
    function = getattr(tf.math, f"unsorted_segment_{kind}")
    assert_slopes(lambda x: function(x, IDS, 4)[:3:2] ** 2, X)


def test_slopes_of_the_sum_of_sorted_segments():
    assert_slopes(lambda x: tf.math.segment_sum(x, [0, 0, 2, 3]) ** 2, X)


def test_equals_share_the_gradient_of_a_maximum():
    x = tf.constant([2.0, 1.0, 2.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.math.unsorted_segment_max(x, [0, 0, 0], 1)
    assert tape.gradient(y, x).numpy().tolist() == [0.5, 0, 0.5]


def test_the_gradient_of_a_product_with_a_zero():
    x = tf.constant([0.0, 3.0, 5.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.math.unsorted_segment_prod(x, [0, 0, 0], 1)
    assert tape.gradient(y, x).numpy().tolist() == [15, 0, 0]
