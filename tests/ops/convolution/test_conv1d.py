"""conv1d and convolution: the same numbers as images of height 1 give."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.ops.convolution.conv1d import with_height
from naive import convolution as naive

X = np.random.default_rng(5).normal(size=(2, 7, 4))
W = np.random.default_rng(6).normal(size=(3, 2, 6))


@pytest.mark.parametrize(("stride", "padding", "dilations"), [(1, "SAME", None), (2, "VALID", 1), ([3], "SAME", 2)])
def test_both_layouts_and_groups(stride, padding, dilations):
    step = stride if isinstance(stride, int) else stride[0]
    expected = naive.conv(X, W, step, padding, dilations or 1)
    np.testing.assert_allclose(tf.nn.conv1d(X, W, stride, padding, "NWC", dilations), expected, rtol=1e-12)
    y = tf.nn.conv1d(X.swapaxes(1, 2), W, stride, padding, "NCW", dilations)
    np.testing.assert_allclose(y, expected.swapaxes(1, 2), rtol=1e-12)


def test_a_stride_for_every_axis():
    np.testing.assert_array_equal(tf.nn.conv1d(X, W, [1, 2, 1], "SAME"), tf.nn.conv1d(X, W, 2, "SAME"))
    assert with_height((1, 1, 2), "NCW") == (1, 1, 1, 2)


def test_gradients():
    check_gradients(lambda x, w: tf.nn.conv1d(x, w, 2, "SAME"), X, W)


def test_the_height_can_be_there_in_name():
    np.testing.assert_array_equal(tf.nn.conv1d(X, W, 1, "SAME", "NHWC"), tf.nn.conv1d(X, W, 1, "SAME"))
    with pytest.raises(ValueError, match="data_format is 'FOO'"):
        tf.nn.conv1d(X, W, 1, "SAME", "FOO")


@pytest.mark.parametrize(("axes", "function"), [(1, tf.nn.conv1d), (2, tf.nn.conv2d), (3, tf.nn.conv3d)])
def test_convolution_is_the_one_for_its_axes(axes, function):
    x, w = tf.ones([1, *[4] * axes, 2]), tf.ones([*[2] * axes, 2, 3])
    np.testing.assert_array_equal(tf.nn.convolution(x, w, 2, "SAME"), function(x, w, 2, "SAME"))
    np.testing.assert_array_equal(tf.nn.convolution(x, w), function(x, w, 1, "VALID"))


@pytest.mark.parametrize(("arguments", "words"), [
    ({"filters": tf.ones([2, 3])}, "filters has 2 axes"),
    ({"strides": 2, "dilations": 2}, "only one of the two"),
    ({"dilations": 0}, "all must be > 0"),
])
def test_wrong_convolutions(arguments, words):
    with pytest.raises(ValueError, match=words):
        tf.nn.convolution(**{"input": tf.ones([1, 4, 4, 1]), "filters": tf.ones([2, 2, 1, 1]), **arguments})


def test_atrous_is_dilated():
    x, w = tf.constant(np.random.default_rng(7).normal(size=(1, 6, 7, 1))), tf.ones([2, 3, 1, 2], tf.float64)
    for padding in ("SAME", "VALID"):
        np.testing.assert_array_equal(tf.nn.atrous_conv2d(x, w, [2, 3], padding),
                                      tf.nn.conv2d(x, w, 1, padding, dilations=[2, 3]))
    with pytest.raises(ValueError, match="padding"):
        tf.nn.atrous_conv2d(x, w, 2, "FOO")
