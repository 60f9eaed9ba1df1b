"""All taps in one pass: the same numbers as tap by tap."""

import numpy as np
import pytest

from minitf.ops.convolution import one_pass, taps
from minitf.ops.convolution.geometry import geometry

CASES = [((3, 3), (1, 1), (1, 1), "SAME"), ((3, 2), (2, 2), (1, 1), "SAME"), ((2, 3), (2, 1), (1, 1), "VALID"),
         ((1, 2), (3, 2), (1, 1), "VALID"), ((3, 2), (1, 1), (2, 1), "SAME"),
         ((3, 3), (1, 1), (1, 1), ((3, 0), (0, 4))),
         ((2, 2), (3, 3), (1, 1), ((1, 4), (0, 2)))]


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8"])
@pytest.mark.parametrize(("kernel", "strides", "dilations", "padding"), CASES)
def test_the_numbers_of_tap_by_tap(kernel, strides, dilations, padding, dtype):
    rng = np.random.default_rng(1)
    g = geometry((7, 6), kernel, strides, dilations, padding)
    x, w = rng.normal(size=(3, 7, 6, 4)).astype(dtype), rng.normal(size=(*kernel, 4)).astype(dtype)
    y = taps.convolve(np, x, w, g)
    dy = rng.normal(size=y.shape).astype(dtype)
    for way, arrays in [("convolve", (x, w)), ("input_gradient", (w, dy)), ("filter_gradient", (x, dy))]:
        new, plain = (getattr(each, way)(np, *arrays, g) for each in (one_pass, taps))
        assert new.dtype == plain.dtype
        assert new.shape == plain.shape
        np.testing.assert_allclose(new, plain, rtol=1e-5, atol=1e-5)


def test_arrays_in_any_order_in_memory_and_none_at_all():
    g = geometry((5, 4), (2, 2), (1, 1), (1, 1), "VALID")
    x = np.random.default_rng(1).normal(size=(3, 2, 5, 4)).transpose(1, 2, 3, 0)
    w = np.ones((2, 2, 3))
    np.testing.assert_allclose(one_pass.convolve(np, x, w, g), taps.convolve(np, x, w, g), rtol=1e-12)
    dy = np.ones((2, 3, 4, 3)).swapaxes(1, 2)
    assert not dy.flags.c_contiguous
    for way, arrays in [("input_gradient", (w, dy)), ("filter_gradient", (x, dy))]:
        np.testing.assert_allclose(*(getattr(each, way)(np, *arrays, g) for each in (one_pass, taps)), rtol=1e-12)
    assert one_pass.convolve(np, x[:0], w, g).shape == (0, 4, 3, 3)


def test_the_filter_is_never_repeated_to_more_than_x():
    seen = one_pass.lines_seen(np.ones((1, 9, 9, 2)), geometry((9, 9), (7, 7), (1, 1), (1, 1), "SAME"))
    assert seen.shape == (1, 9, 7, 7, 9, 2)
    seen = one_pass.lines_seen(np.ones((7, 9, 9, 2)), geometry((9, 9), (7, 7), (1, 1), (1, 1), "SAME"))
    assert seen.shape == (7, 9, 7, 7, 1, 18)
