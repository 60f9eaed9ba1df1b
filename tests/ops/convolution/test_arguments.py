"""Strides, paddings and layouts in all the forms in which users write them."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.convolution.arguments import as_layout, as_padding, as_window


@pytest.mark.parametrize("value", [2, [2], (2,), [2, 2], [1, 2, 2, 1], np.int64(2), np.array([2, 2]), 2.0,
                                   tf.constant(2), tf.constant([2, 2])])
def test_a_window_in_every_form(value):
    assert as_window(value, "NHWC", "conv2d", "strides") == (1, 2, 2, 1)
    assert all(type(n) is int for n in as_window(value, "NHWC", "conv2d", "strides"))


def test_the_order_is_that_of_the_layout():
    assert as_window([2, 3], "NCHW", "conv2d", "strides") == (1, 1, 2, 3)
    assert as_window(None, "NWC", "conv1d", "dilations") == (1, 1, 1)


@pytest.mark.parametrize(("value", "error", "words"), [
    ([1, 2, 3], ValueError, "conv2d: strides is .*: it must be an integer or a list of 1, 2 or 4"),
    ("ab", TypeError, "must be an integer"),
    ([1, 2, 2, 2], tf.errors.UnimplementedError, "batch and channels must be 1"),
    ([0, 2, 2, 1], tf.errors.InvalidArgumentError, "all must be > 0"),
])
def test_a_window_that_is_none(value, error, words):
    with pytest.raises(error, match=words):
        as_window(value, "NHWC", "conv2d", "strides")


def test_paddings():
    assert as_padding("VALID", "NHWC", "conv2d") == ("VALID", ())
    assert as_padding(([0, 0], (1, 2), [3, 4], [0, 0]), "NHWC", "conv2d") == ("EXPLICIT", (0, 0, 1, 2, 3, 4, 0, 0))


@pytest.mark.parametrize(("value", "error", "words"), [
    ("same", tf.errors.InvalidArgumentError, "Did you mean 'SAME'"),
    ("EXPLICIT", ValueError, "given as a list"),
    ([[1, 1], [2, 2]], ValueError, "must hold 4 pairs"),
    ([[0, 0], [1], [1, 1], [0, 0]], ValueError, "must hold 4 pairs"),
    ([0, 0, 1, 1], ValueError, "must hold 4 pairs"),
    (None, TypeError, "must be a string"),
])
def test_a_padding_that_is_none(value, error, words):
    with pytest.raises(error, match=words):
        as_padding(value, "NHWC", "conv2d")


def test_a_list_where_only_names_are_allowed():
    with pytest.raises(TypeError, match="must be a string"):
        as_padding([[0, 0]] * 5, "NDHWC", "conv3d", explicit=False)


def test_layouts():
    assert as_layout(None, "conv3d", 3) == "NDHWC"
    with pytest.raises(tf.errors.InvalidArgumentError, match="'NHWC' or 'NCHW'"):
        as_layout("NWC", "conv2d", 2)
