"""dilation2d and erosion2d: ties, edges, dtypes and gradients."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import convolution as naive

RNG = np.random.default_rng(14)
ONE = [1, 1, 1, 1]


def dilated(x, w, strides=1, padding="SAME", dilations=1):
    return tf.nn.dilation2d(x, w, strides, padding, "NHWC", dilations)


@pytest.mark.parametrize("padding", ["SAME", "VALID"])
@pytest.mark.parametrize(("strides", "dilations"), [(1, 1), ([2, 1], 1), (1, [1, 2])])
def test_gradients_to_second_order(padding, strides, dilations):
    x, w = RNG.normal(size=(2, 5, 4, 2)), RNG.normal(size=(3, 2, 2))
    np.testing.assert_array_equal(dilated(x, w, strides, padding, dilations),
                                  naive.dilation(x, w, strides, padding, dilations))
    check_gradients(lambda x, w: dilated(x, w, strides, padding, dilations) ** 2, x, w)


def test_of_equals_the_first_gets_the_gradient():
    x = tf.ones([1, 1, 3, 1])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = dilated(x, tf.zeros([1, 2, 1]), padding="VALID")
    assert tape.gradient(y, x).numpy().reshape(-1).tolist() == [1, 1, 0]


def test_what_is_outside_of_the_image_takes_no_part():
    x = tf.constant([[[[-5]], [[-7]]]], tf.int8)
    assert dilated(x, tf.constant([[[-100]], [[1]], [[2]]], tf.int8)).numpy().reshape(-1).tolist() == [-4, -6]


def test_erosion_is_dilation_upside_down():
    x, w = RNG.normal(size=(1, 4, 4, 1)), RNG.normal(size=(2, 3, 1))
    y = tf.nn.erosion2d(x, w, ONE, "SAME", "NHWC", ONE)
    np.testing.assert_array_equal(y, -naive.dilation(-x, w[::-1, ::-1]))


@pytest.mark.parametrize(("arguments", "error"), [
    ({"data_format": "NCHW"}, ValueError), ({"padding": "FOO"}, tf.errors.InvalidArgumentError),
    ({"filters": tf.ones([2, 2, 3])}, tf.errors.InvalidArgumentError),
    ({"filters": tf.ones([2, 2])}, tf.errors.InvalidArgumentError),
    ({"input": tf.ones([4, 4, 2])}, tf.errors.InvalidArgumentError),
    ({"filters": tf.ones([6, 6, 2])}, tf.errors.InvalidArgumentError),
    ({"strides": [2, 1, 1, 1]}, tf.errors.UnimplementedError),
])
def test_wrong_calls(arguments, error):
    right = {"input": tf.ones([1, 4, 4, 2]), "filters": tf.ones([2, 2, 2]), "strides": ONE, "padding": "VALID",
             "data_format": "NHWC", "dilations": ONE}
    with pytest.raises(error):
        tf.nn.dilation2d(**{**right, **arguments})
