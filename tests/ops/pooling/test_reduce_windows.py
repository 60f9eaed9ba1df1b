"""One number for each window. Chapter 16 sets `reduce_windows` as an exercise."""

import numpy as np

from minitf.ops.convolution.geometry import geometry
from minitf.ops.pooling.sliding import reduce_windows
from naive import pooling

X = np.random.default_rng(0).standard_normal((2, 5, 6, 3))


def test_every_axis_is_reduced():
    way = geometry((5, 6), (3, 2), (2, 2), (1, 1), "VALID")
    y = reduce_windows(np, X, way, np.maximum, -np.inf, "NHWC")
    np.testing.assert_array_equal(y, pooling.pool(X, (3, 2), (2, 2), "VALID", max))
    volume = X.reshape(2, 5, 3, 2, 3)
    way = geometry((5, 3, 2), (2, 2, 2), (1, 1, 1), (1, 1, 1), "VALID")
    y = reduce_windows(np, volume, way, np.add, 0, "NDHWC")
    np.testing.assert_allclose(y, pooling.pool(volume, (2, 2, 2), (1, 1, 1), "VALID", sum))


def test_the_padding_counts_as_what_was_said():
    way = geometry((5, 6), (3, 3), (1, 1), (1, 1), "SAME")
    y = reduce_windows(np, X - 10, way, np.maximum, -np.inf, "NHWC")
    np.testing.assert_array_equal(y, pooling.pool(X - 10, (3, 3), (1, 1), "SAME", max))


def test_channels_first():
    way = geometry((5, 6), (2, 2), (2, 2), (1, 1), "VALID")
    first = np.moveaxis(X, -1, 1)
    expected = reduce_windows(np, X, way, np.maximum, -np.inf, "NHWC")
    np.testing.assert_array_equal(expected, pooling.pool(X, (2, 2), (2, 2), "VALID", max))
    np.testing.assert_array_equal(reduce_windows(np, first, way, np.maximum, -np.inf, "NCHW"),
                                  np.moveaxis(expected, -1, 1))


def test_the_input_stays_as_it_was():
    before = X.copy()
    reduce_windows(np, X, geometry((5, 6), (3, 3), (1, 1), (1, 1), "VALID"), np.maximum, -np.inf, "NHWC")
    np.testing.assert_array_equal(X, before)
