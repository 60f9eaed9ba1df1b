"""conv2d: layouts, groups, dtypes, and its gradients for every combination of them."""

import itertools

import numpy as np
import pytest

import minitf as tf
from contracts.harness import Witness
from minitf.autodiff.check import check_gradients
from minitf.core import context
from naive import convolution as naive

RNG = np.random.default_rng(4)
PADDINGS = {"SAME": "SAME", "VALID": "VALID", "list": [[0, 0], [2, 1], [0, 3], [0, 0]]}
STEPS = [(1, 1), (2, 1), (1, 2), ([2, 1], [1, 2])]


def first(x):
    """Channels first."""
    return np.moveaxis(x, -1, 1)


@pytest.mark.parametrize(("padding", "steps", "groups"), list(itertools.product(PADDINGS, STEPS, [1, 2])))
def test_the_two_layouts_are_the_same_convolution(padding, steps, groups):
    x, w = RNG.normal(size=(2, 6, 5, 4)), RNG.normal(size=(3, 2, 4 // groups, 6))
    strides, dilations = steps
    pads = PADDINGS[padding]
    expected = naive.conv(x, w, strides, pads[1:3] if padding == "list" else pads, dilations)
    np.testing.assert_allclose(tf.nn.conv2d(x, w, strides, pads, "NHWC", dilations), expected, rtol=1e-12, atol=1e-12)
    if padding == "list":
        pads = [pads[0], pads[3], *pads[1:3]]
    y = tf.nn.conv2d(first(x), w, strides, pads, "NCHW", dilations)
    np.testing.assert_allclose(y, first(expected), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("layout", "steps", "groups"), list(itertools.product(["NHWC", "NCHW"], STEPS, [1, 2])))
def test_gradients_to_second_order(layout, steps, groups):
    x, w = RNG.normal(size=(2, 4, 5, 2)), RNG.normal(size=(3, 2, 2 // groups, 2))
    strides, dilations = steps
    check_gradients(lambda x, w: tf.nn.conv2d(x, w, strides, "SAME", layout, dilations),
                    x if layout == "NHWC" else first(x), w)


def test_integers():
    x, w = np.arange(32).reshape(1, 4, 4, 2), np.arange(-6, 6).reshape(1, 3, 2, 2)
    y = tf.nn.conv2d(tf.constant(x, tf.int32), tf.constant(w, tf.int32), 1, "SAME")
    assert y.dtype == tf.int32
    np.testing.assert_array_equal(y, naive.conv(x, w))


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_sixteen_bits_are_rounded_once(dtype):
    x, w = (tf.cast(RNG.normal(size=s), dtype) for s in ((1, 5, 5, 8), (3, 3, 8, 2)))
    y = tf.nn.conv2d(x, w, 1, "VALID")
    wide = tf.nn.conv2d(tf.cast(x, "float32"), tf.cast(w, "float32"), 1, "VALID")
    np.testing.assert_array_equal(y, tf.cast(wide, dtype))


def test_infinities_and_nans_reach_the_windows_that_see_them_and_no_other():
    x = np.zeros((1, 5, 5, 1), np.float32)
    x[0, 0, 0], x[0, 4, 4] = np.inf, np.nan
    y = tf.nn.conv2d(x, tf.ones([2, 2, 1, 1]), 1, "VALID").numpy()[0, :, :, 0]
    assert y[0, 0] == np.inf
    assert np.isnan(y[3, 3])
    assert np.isfinite(y).sum() == 14


@pytest.mark.parametrize("shapes", [
    ((0, 4, 4, 2), (3, 3, 2, 3)), ((2, 0, 4, 2), (3, 3, 2, 3)), ((2, 4, 4, 2), (3, 3, 2, 0)),
])
def test_nothing_in_nothing_out(shapes):
    x, w = (tf.ones(s) for s in shapes)
    with tf.GradientTape() as tape:
        tape.watch([x, w])
        y = tf.nn.conv2d(x, w, 2, "SAME")
    assert y.shape == [shapes[0][0], shapes[0][1] // 2, 2, shapes[1][3]]
    dx, dw = tape.gradient(y, [x, w])
    assert not dx.numpy().any()
    assert not dw.numpy().any()
    assert (dx.shape, dw.shape) == (x.shape, w.shape)


def test_an_image_smaller_than_the_filter():
    assert tf.nn.conv2d(tf.ones([1, 2, 2, 1]), tf.ones([3, 3, 1, 1]), 1, "VALID").shape == [1, 0, 0, 1]
    with pytest.raises(tf.errors.InvalidArgumentError, match="covers 4 places of an axis that has 2"):
        tf.nn.conv2d(tf.ones([1, 2, 2, 1]), tf.ones([4, 4, 1, 1]), 1, "VALID")


def test_a_gradient_that_nobody_asked_for_is_not_computed():
    w = tf.Variable(tf.ones([3, 3, 2, 2]))
    with tf.GradientTape() as tape:
        y = tf.nn.conv2d(tf.ones([1, 4, 4, 2]), w, 1, "SAME")
    with context.recording(witness := Witness()):
        assert tape.gradient(y, w).shape == w.shape
    ops = {call.op.__name__ for call in witness.calls}
    assert "Conv2DBackpropFilter" in ops
    assert "Conv2DBackpropInput" not in ops


def test_a_list_is_an_image():
    assert tf.nn.conv2d([[[[2.0]]]], [[[[3.0]]]], 1, "SAME").numpy().item() == 6


def test_too_large_a_result_is_refused():
    huge = [[0, 0], [2**20, 0], [2**20, 0], [0, 0]]
    with pytest.raises(tf.errors.ResourceExhaustedError):
        tf.nn.conv2d(tf.ones([1, 1, 1, 1]), tf.ones([1, 1, 1, 4]), 1, huge)


def test_a_small_result_of_a_huge_frame_is_refused_too():
    huge = [[0, 0], [2**25, 0], [2**25, 0], [0, 0]]
    with pytest.raises(tf.errors.ResourceExhaustedError, match="does not fit in memory"):
        tf.nn.conv2d(tf.ones([1, 1, 1, 1]), tf.ones([1, 1, 1, 1]), 2**25, huge)
