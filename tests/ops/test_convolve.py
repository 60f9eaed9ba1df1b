"""The product of windows and filters, in blocks: also what chapter 3's exercise `convolve` is graded by."""

import tracemalloc

import numpy as np
import pytest

from minitf.ops.convolution.blocks import BUDGET
from minitf.ops.convolution.geometry import geometry
from minitf.ops.convolution.im2col import convolve

RANDOM = np.random.default_rng(3)


def one_by_one(x, w, g):
    """The same, window by window."""
    x = np.pad(x, [(0, 0), *g.padding, (0, 0)])
    y = np.zeros((len(x), *g.out, w.shape[-1]))
    for place in np.ndindex(*g.out):
        seen = [slice(p * s, p * s + (k - 1) * d + 1, d)
                for p, s, k, d in zip(place, g.strides, g.kernel, g.dilations)]  # fmt: skip
        y[(slice(None), *place)] = np.tensordot(x[(slice(None), *seen)], w, axes=len(place) + 1)
    return y


def assert_right(size, kernel, strides=1, dilations=1, padding="VALID", channels=3, filters=4, dtype=np.float32):
    axes = len(size)
    g = geometry(size, kernel, (strides,) * axes, (dilations,) * axes, padding)
    x = RANDOM.standard_normal((2, *size, channels)).astype(dtype)
    w = RANDOM.standard_normal((*kernel, channels, filters)).astype(dtype)
    y = convolve(np, x, w, g)
    expected = one_by_one(x.astype(np.float64), w.astype(np.float64), g)
    assert y.dtype == dtype
    assert y.shape == expected.shape
    tolerance = 2e-3 if dtype == np.float16 else 1e-5
    np.testing.assert_allclose(y, expected, rtol=tolerance, atol=tolerance * max(1, np.abs(expected).max(initial=0)))


def test_a_square_inside_the_picture():
    assert_right((6, 5), (3, 2))


def test_with_a_rim():
    assert_right((6, 5), (3, 3), padding="SAME")


def test_in_long_steps():
    assert_right((9, 8), (3, 3), strides=2, padding="SAME")


def test_with_gaps():
    assert_right((9, 8), (3, 2), dilations=2)


@pytest.mark.parametrize("size", [(11,), (4, 5, 6)], ids=["signal", "volume"])
def test_other_numbers_of_axes(size):
    assert_right(size, (2,) * len(size))


def test_a_single_filter_and_channel():
    assert_right((5, 5), (3, 3), channels=1, filters=1)


def test_no_picture_at_all():
    g = geometry((5, 5), (3, 3), (1, 1), (1, 1), "VALID")
    x, w = np.zeros((0, 5, 5, 2), np.float32), np.zeros((3, 3, 2, 4), np.float32)
    assert convolve(np, x, w, g).shape == (0, 3, 3, 4)


def test_halves_are_added_up_in_32_bits():
    x, w = np.ones((1, 1, 4096), np.float16), np.full((1, 4096, 1), 1.0, np.float16)
    x[..., 0] = 2048.0
    assert convolve(np, x, w, geometry((1,), (1,), (1,), (1,), "VALID")).item() == 2048 + 4096


def test_the_columns_are_made_in_pieces():
    g = geometry((160, 160), (5, 5), (1, 1), (1, 1), "VALID")
    x, w = np.ones((1, 160, 160, 8), np.float32), np.ones((5, 5, 8, 8), np.float32)
    convolve(np, x, w, g)
    tracemalloc.start()
    try:
        y = convolve(np, x, w, g)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    whole = y[..., 0].size * w[..., 0].size * 4
    assert whole > 8 * BUDGET
    assert peak - y.nbytes < whole / 2, f"{peak - y.nbytes} bytes beside the result; all columns would take {whole}"
