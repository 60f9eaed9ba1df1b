"""conv3d: layouts, groups and dilations, which TensorFlow's CPU does not compute, against the naive loops."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import convolution as naive

X = np.random.default_rng(8).normal(size=(1, 4, 3, 5, 2))
W = np.random.default_rng(9).normal(size=(2, 3, 2, 1, 2))
STEPS = [([1] * 5, None), ([1, 2, 1, 2, 1], None), ([1] * 5, [1, 2, 1, 2, 1])]


@pytest.mark.parametrize(("strides", "dilations"), STEPS)
@pytest.mark.parametrize("padding", ["SAME", "VALID"])
def test_both_layouts(strides, dilations, padding):
    expected = naive.conv(X, W, strides[1:-1], padding, (dilations or strides[:1] * 5)[1:-1])
    np.testing.assert_allclose(tf.nn.conv3d(X, W, strides, padding, "NDHWC", dilations), expected, rtol=1e-12)
    y = tf.nn.conv3d(np.moveaxis(X, -1, 1), W, strides[1:-1], padding, "NCDHW", dilations and dilations[1:-1])
    np.testing.assert_allclose(y, np.moveaxis(expected, -1, 1), rtol=1e-12)


@pytest.mark.parametrize("layout", ["NDHWC", "NCDHW"])
def test_gradients_to_second_order(layout):
    x = X if layout == "NDHWC" else np.moveaxis(X, -1, 1)
    check_gradients(lambda x, w: tf.nn.conv3d(x, w, [2, 1, 2], "SAME", layout), x, W)


def test_explicit_paddings_are_not_for_volumes():
    with pytest.raises(TypeError, match="padding"):
        tf.nn.conv3d(X, W, [1] * 5, [[0, 0]] * 5)
