"""tf.image.resize: which way leads where."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.image.resize import METHODS, fitted


@pytest.mark.parametrize("method", METHODS)
def test_a_grey_image_stays_grey(method):
    y = tf.image.resize(tf.fill([2, 5, 6, 1], 3.0), [7, 2], method, antialias=True)
    np.testing.assert_allclose(y, np.full((2, 7, 2, 1), 3.0), rtol=1e-5)


def test_the_methods_are_those_of_the_class():
    assert sorted(METHODS) == sorted(value for name, value in vars(tf.image.ResizeMethod).items() if name.isupper())


def test_a_size_that_keeps_the_proportions():
    assert fitted((100, 200), (50, 50)) == [25, 50]
    assert tf.image.resize(tf.ones([4, 8, 1]), [8, 8], preserve_aspect_ratio=True).shape == [4, 8, 1]


def test_an_unknown_method_is_answered():
    with pytest.raises(ValueError, match=r"method is 'bilinaer': .*Did you mean 'bilinear'"):
        tf.image.resize(tf.ones([2, 2, 1]), [1, 1], "bilinaer")


def test_the_picture_in_its_frame():
    y = tf.image.resize_with_pad(tf.ones([1, 2, 4, 1]), 4, 4).numpy()
    assert y[0, :, 0, 0].tolist() == [0, 1, 1, 0]
