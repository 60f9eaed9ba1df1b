"""Transposed convolutions: the adjoints of the others, for every size that leads back."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients

RNG = np.random.default_rng(10)


def adjoint(forward, transposed, y):
    """Whether <forward(x), y> = <x, transposed(y)>."""
    back = transposed(y)
    x = RNG.normal(size=back.shape)
    np.testing.assert_allclose(np.vdot(forward(x), y), np.vdot(x, back), rtol=1e-9)


@pytest.mark.parametrize("layout", ["NWC", "NCW"])
def test_conv1d_transpose(layout):
    w = RNG.normal(size=(3, 2, 4))
    y = RNG.normal(size=(2, 3, 4) if layout == "NWC" else (2, 4, 3))
    shape = [2, 6, 2] if layout == "NWC" else [2, 2, 6]
    adjoint(lambda x: tf.nn.conv1d(x, w, 2, "SAME", layout),
            lambda y: tf.nn.conv1d_transpose(y, w, shape, 2, "SAME", layout), y)


@pytest.mark.parametrize("size", [5, 6])
@pytest.mark.parametrize("layout", ["NHWC", "NCHW"])
def test_conv2d_transpose_of_all_sizes_that_lead_back(size, layout):
    w = RNG.normal(size=(3, 3, 2, 4))
    y, shape = RNG.normal(size=(1, 3, 3, 4)), [1, size, size, 2]
    if layout == "NCHW":
        y, shape = np.moveaxis(y, -1, 1), [1, 2, size, size]
    adjoint(lambda x: tf.nn.conv2d(x, w, 2, "SAME", layout),
            lambda y: tf.nn.conv2d_transpose(y, w, tf.constant(shape), 2, "SAME", layout), y)


def test_conv2d_transpose_with_paddings_and_dilations():
    w, y, pads = RNG.normal(size=(3, 2, 1, 2)), RNG.normal(size=(1, 4, 6, 2)), [[0, 0], [2, 1], [1, 0], [0, 0]]
    adjoint(lambda x: tf.nn.conv2d(x, w, 1, pads, dilations=2),
            lambda y: tf.nn.conv2d_transpose(y, w, [1, 5, 7, 1], 1, pads, dilations=2), y)


@pytest.mark.parametrize("layout", ["NDHWC", "NCDHW"])
def test_conv3d_transpose(layout):
    w, y, shape = RNG.normal(size=(2, 3, 2, 1, 2)), RNG.normal(size=(1, 2, 3, 2, 2)), [1, 4, 3, 3, 1]
    if layout == "NCDHW":
        y, shape = np.moveaxis(y, -1, 1), [1, 1, 4, 3, 3]
    adjoint(lambda x: tf.nn.conv3d(x, w, [2, 1, 2], "SAME", layout),
            lambda y: tf.nn.conv3d_transpose(y, w, shape, [2, 1, 2], "SAME", layout), y)


def test_gradients_to_second_order():
    y, w = RNG.normal(size=(1, 2, 3, 2)), RNG.normal(size=(2, 3, 1, 2))
    check_gradients(lambda y, w: tf.nn.conv2d_transpose(y, w, [1, 4, 5, 1], 2), y, w)


def test_conv_transpose_is_the_one_for_its_axes():
    y, w = tf.ones([1, 2, 2, 3]), tf.ones([3, 3, 1, 3])
    expected = tf.nn.conv2d_transpose(y, w, [1, 4, 4, 1], 2)
    for shape in ([1, 4, 4, 1], (1, 4, 4, 1), tf.constant([1, 4, 4, 1])):
        np.testing.assert_array_equal(tf.nn.conv_transpose(y, w, shape, 2), expected)
    for shape in (4, [4, 4], [1] * 6, tf.constant(4)):
        with pytest.raises(ValueError, match="3, 4 or 5 sizes"):
            tf.nn.conv_transpose(y, w, shape, 2)


@pytest.mark.parametrize(("padding", "size"), [("SAME", 4), ("VALID", 8)])
def test_atrous_conv2d_transpose(padding, size):
    w, y = RNG.normal(size=(3, 3, 1, 2)), RNG.normal(size=(1, 4, 4, 2))
    adjoint(lambda x: tf.nn.atrous_conv2d(x, w, 2, padding),
            lambda y: tf.nn.atrous_conv2d_transpose(y, w, [1, size, size, 1], 2, padding), y)


@pytest.mark.parametrize("arguments", [
    {"rate": 0}, {"padding": "FOO"}, {"output_shape": [4, 4, 1]}, {"output_shape": [1, 4, 4, 2]},
    {"value": tf.ones([1, 4, 4, 3])},
])
def test_wrong_atrous_conv2d_transpose(arguments):
    right = {"value": tf.ones([1, 4, 4, 2]), "filters": tf.ones([3, 3, 1, 2]), "output_shape": [1, 4, 4, 1], "rate": 2,
             "padding": "SAME"}
    with pytest.raises(ValueError, match="atrous_conv2d_transpose: "):
        tf.nn.atrous_conv2d_transpose(**{**right, **arguments})
