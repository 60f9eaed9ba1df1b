"""Depthwise convolution is a convolution in as many groups as there are channels."""

import itertools

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients

RNG = np.random.default_rng(11)
STEPS = [(1, 1), (2, 1), (1, 2), ([2, 1], [1, 2])]


@pytest.mark.parametrize(("layout", "steps", "multiplier"), list(itertools.product(["NHWC", "NCHW"], STEPS, [1, 2])))
def test_one_group_for_each_channel(layout, steps, multiplier):
    x, w = RNG.normal(size=(2, 6, 5, 3)), RNG.normal(size=(3, 2, 3, multiplier))
    x = x if layout == "NHWC" else np.moveaxis(x, -1, 1)
    grouped = w.reshape(3, 2, 1, 3 * multiplier)
    for padding in ("SAME", "VALID"):
        y = tf.nn.depthwise_conv2d(x, w, steps[0], padding, layout, steps[1])
        np.testing.assert_allclose(y, tf.nn.conv2d(x, grouped, steps[0], padding, layout, steps[1]), rtol=1e-9)


@pytest.mark.parametrize(("layout", "multiplier"), list(itertools.product(["NHWC", "NCHW"], [1, 2])))
def test_gradients_to_second_order(layout, multiplier):
    x = RNG.normal(size=(1, 4, 3, 2) if layout == "NHWC" else (1, 2, 4, 3))
    w = RNG.normal(size=(2, 2, 2, multiplier))
    check_gradients(lambda x, w: tf.nn.depthwise_conv2d(x, w, [1, 2, 2, 1] if layout == "NHWC" else 2, "SAME", layout),
                    x, w)


def test_the_gradient_ops_are_the_gradients():
    x, w = tf.constant(RNG.normal(size=(2, 4, 4, 2))), tf.constant(RNG.normal(size=(3, 3, 2, 2)))
    with tf.GradientTape() as tape:
        tape.watch([x, w])
        y = tf.nn.depthwise_conv2d(x, w, [1] * 4, "SAME")
    dx, dw = tape.gradient(y, [x, w], output_gradients=y)
    np.testing.assert_array_equal(tf.nn.depthwise_conv2d_backprop_input(x.shape, w, y, [1] * 4, "SAME"), dx)
    np.testing.assert_array_equal(tf.nn.depthwise_conv2d_backprop_filter(x, w.shape, y, [1] * 4, "SAME"), dw)


@pytest.mark.parametrize("shapes", [
    ((0, 4, 4, 2), (3, 3, 2, 2)), ((1, 4, 4, 0), (3, 3, 0, 2)), ((1, 4, 4, 2), (3, 3, 2, 0)),
])
def test_nothing_in_nothing_out(shapes):
    x, w = (tf.ones(s) for s in shapes)
    with tf.GradientTape() as tape:
        tape.watch([x, w])
        y = tf.nn.depthwise_conv2d(x, w, [1] * 4, "SAME")
    assert y.shape == [*shapes[0][:3], shapes[1][2] * shapes[1][3]]
    assert [g.shape for g in tape.gradient(y, [x, w])] == [x.shape, w.shape]


def test_other_channels_are_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match="input has 2 channels, filter has 3"):
        tf.nn.depthwise_conv2d(tf.ones([1, 4, 4, 2]), tf.ones([3, 3, 3, 1]), [1] * 4, "SAME")
