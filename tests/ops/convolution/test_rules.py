"""What the ops' shape rules say of wrong calls, and of shapes that are not all known."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.dtypes import float32, int32
from minitf.backend.errors import RuleError
from minitf.core.execute import infer
from minitf.core.spec import Spec
from minitf.ops.convolution import rules
from minitf.ops.convolution.conv2d import Conv2D, Conv2DBackpropFilter, Conv2DBackpropInput

ATTRS = {"strides": (1, 2, 2, 1), "padding": "SAME", "explicit_paddings": (), "data_format": "NHWC",
         "dilations": (1, 1, 1, 1)}


def spec(*dims):
    return Spec(dims, float32)


def sizes(*values):
    return Spec((len(values),), int32, np.array(values, np.int32))


def test_sizes_that_are_not_known():
    assert infer(Conv2D, [spec(None, None, 6, 3), spec(3, 3, 3, 8)], ATTRS).dims == (None, None, 3, 8)
    assert infer(Conv2D, [Spec(None, float32), spec(3, 3, 3, 8)], ATTRS).dims == (None, None, None, 8)


@pytest.mark.parametrize(("x", "w", "words"), [
    (spec(4, 4, 1), spec(3, 3, 1, 2), "input must have 4 axes, NHWC"),
    (spec(1, 4, 4, 1), spec(3, 1, 2), "filter must have 4 axes"),
    (spec(1, 4, 4, 4), spec(3, 3, 3, 2), "4 channels and filter sees 3"),
    (spec(1, 4, 4, 4), spec(3, 3, 2, 3), "2 groups of 2 channels, filter has 3 filters"),
    (spec(1, 4, 4, 1), spec(0, 3, 1, 2), "no axis of size 0"),
])
def test_a_wrong_convolution_says_why(x, w, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=f"Conv2D: input is .*{words}"):
        infer(Conv2D, [x, w], ATTRS)


@pytest.mark.parametrize(("attrs", "words"), [
    ({"strides": (1, 0, 1, 1)}, "a stride is 0"),
    ({"dilations": (1, 1, -1, 1)}, "a dilation is -1"),
    ({"padding": "EXPLICIT", "explicit_paddings": (0, 0, -1, 0, 0, 0, 0, 0)}, "a padding is -1"),
    ({"padding": "EXPLICIT", "explicit_paddings": (0, 0, 1, 0, 0, 0, 1, 0)}, "batch and channels cannot be padded"),
])
def test_wrong_attributes(attrs, words):
    with pytest.raises(RuleError, match=words):
        rules.slide(**{**ATTRS, **attrs})


def test_the_gradient_has_the_sizes_that_it_is_given():
    dx = infer(Conv2DBackpropInput, [sizes(2, 5, 6, 3), spec(3, 3, 3, 8), spec(2, 3, 3, 8)], ATTRS)
    assert dx.dims == (2, 5, 6, 3)
    dw = infer(Conv2DBackpropFilter, [spec(2, 5, 6, 3), sizes(3, 3, 3, 8), spec(2, 3, 3, 8)], ATTRS)
    assert dw.dims == (3, 3, 3, 8)


@pytest.mark.parametrize(("values", "words"), [
    ((2, 9, 6, 3), r"the convolution has a result of \[2, 5, 3, 8\]"),
    ((2, 5, 6), "input_sizes must be a vector of 4 sizes"),
    ((2, -5, 6, 3), "input_sizes holds -5"),
])
def test_sizes_that_do_not_lead_to_the_gradient(values, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        infer(Conv2DBackpropInput, [sizes(*values), spec(3, 3, 3, 8), spec(2, 3, 3, 8)], ATTRS)
