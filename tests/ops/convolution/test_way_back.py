"""The gradient of a convolution is a convolution. Chapter 16 sets `way_back` as an exercise."""

import numpy as np

from minitf.ops.convolution.geometry import geometry
from minitf.ops.convolution.im2col import way_back
from naive.convolution import conv, conv_transpose

RNG = np.random.default_rng(0)


def leads_back(size, kernel, dilations, padding):
    """Assert that the mirrored filters, on the way back, give what every window has painted."""
    g = geometry(size, kernel, (1,) * len(size), dilations, padding)
    back = way_back(g)
    w, dy = RNG.normal(size=(*kernel, 1, 1)), RNG.normal(size=(1, *g.out, 1))
    mirrored = np.flip(w, tuple(range(len(kernel))))
    dx = conv(dy, mirrored, 1, list(back.padding), list(dilations))
    sides = padding if isinstance(padding, str) else list(padding)
    np.testing.assert_allclose(dx, conv_transpose(dy, w, (1, *size, 1), 1, sides, list(dilations)))


def test_without_padding_the_way_back_needs_all_of_it():
    leads_back((5, 6), (3, 2), (1, 1), "VALID")


def test_padding_before_and_after():
    leads_back((5, 6), (3, 3), (1, 1), "SAME")
    leads_back((5, 6), (2, 4), (1, 1), "SAME")
    leads_back((4,), (3,), (1,), ((2, 0),))


def test_gaps():
    leads_back((7, 8), (3, 2), (2, 3), "VALID")


def test_size_and_out_change_places():
    g = geometry((5, 9), (3, 3), (1, 1), (1, 2), "VALID")
    back = way_back(g)
    assert (back.size, back.out) == (g.out, g.size) == ((3, 5), (5, 9))
    assert (back.kernel, back.strides, back.dilations) == (g.kernel, g.strides, g.dilations)


def test_larger_steps_leave_no_such_way():
    assert way_back(geometry((5, 6), (3, 3), (1, 2), (1, 1), "SAME")) is None


def test_wide_padding_leaves_no_such_way():
    assert way_back(geometry((5,), (3,), (1,), (1,), ((3, 0),))) is None
