"""The view of all windows shows what slices show, and shares the image's memory."""

import itertools

import numpy as np
import pytest

from minitf.ops.convolution.geometry import geometry
from minitf.ops.convolution.windows import framed, interior, padded, tap, windows

X = np.arange(2 * 7 * 6 * 3.0).reshape(2, 7, 6, 3)
G = geometry((7, 6), (3, 2), (2, 1), (1, 2), "VALID")


def test_every_window_is_a_slice_of_the_image():
    view = windows(np, X, G.kernel, G.strides, G.dilations, G.out)
    assert view.shape == (2, *G.out, *G.kernel, 3)
    for i, j in itertools.product(*map(range, G.out)):
        np.testing.assert_array_equal(view[:, i, j], X[:, 2 * i : 2 * i + 3, j : j + 3 : 2])


def test_a_tap_is_a_slice_of_the_windows():
    view = windows(np, X, G.kernel, G.strides, G.dilations, G.out)
    for k in itertools.product(*map(range, G.kernel)):
        np.testing.assert_array_equal(tap(X, k, G.strides, G.dilations, G.out), view[(slice(None),) * 3 + k])


def test_no_element_is_copied():
    assert np.shares_memory(windows(np, X, G.kernel, G.strides, G.dilations, G.out), X)
    assert np.shares_memory(tap(X, (1, 1), G.strides, G.dilations, G.out), X)


def test_images_of_any_strides():
    odd = np.asfortranarray(X)
    np.testing.assert_array_equal(windows(np, odd, G.kernel, G.strides, G.dilations, G.out),
                                  windows(np, X, G.kernel, G.strides, G.dilations, G.out))


def test_no_windows():
    assert windows(np, X, (8, 1), (1, 1), (1, 1), (0, 6)).shape == (2, 0, 6, 8, 1, 3)
    assert tap(X, (7, 0), (1, 1), (1, 1), (0, 6)).shape == (2, 0, 6, 3)


def test_padding_is_around_the_interior():
    y = padded(np, X, ((1, 2), (0, 3)), value=-5)
    np.testing.assert_array_equal(y, np.pad(X, [(0, 0), (1, 2), (0, 3), (0, 0)], constant_values=-5))
    np.testing.assert_array_equal(interior(y, ((1, 2), (0, 3))), X)


def test_nothing_to_add_is_no_copy():
    assert padded(np, X, ((0, 0), (0, 0))) is X


def test_a_frame_larger_than_the_machine_is_refused_before_it_is_made():
    with pytest.raises(MemoryError, match="padded to"):
        framed(np, (1, 1, 1, 1), ((2**30, 0), (0, 2**30)), np.float32)
