"""Products of columns, block by block, equal the naive loops, however small the blocks are."""

import itertools
import tracemalloc

import numpy as np
import pytest

from minitf.ops.convolution import im2col
from minitf.ops.convolution.geometry import geometry
from naive import convolution as naive

CASES = [
    # size, kernel, strides, dilations, padding
    ((7,), (3,), (2,), (1,), "SAME"),
    ((6, 5), (3, 2), (1, 1), (1, 1), "SAME"),
    ((6, 5), (3, 2), (2, 3), (1, 1), "VALID"),
    ((6, 5), (2, 3), (1, 2), (2, 1), "SAME"),
    ((4, 5), (3, 3), (2, 1), (1, 2), ((3, 0), (2, 2))),
    ((6, 6), (1, 1), (1, 1), (1, 1), "VALID"),
    ((3, 4, 3), (2, 3, 1), (1, 2, 1), (1, 1, 1), "SAME"),
    ((2, 2), (3, 3), (1, 1), (1, 1), "VALID"),
]
# So few bytes that images, rows or single windows are blocks of their own; and enough for everything.
BUDGETS = [1, 200, 5000, 2 << 20]


@pytest.fixture(params=itertools.product(CASES, BUDGETS), ids=str)
def setting(request, monkeypatch):
    """(x, w, dy, geometry, the naive functions' arguments), with a budget of so many bytes."""
    (size, kernel, strides, dilations, padding), budget = request.param
    monkeypatch.setattr(im2col, "frugal", lambda *arrays: budget)
    rng = np.random.default_rng(1)
    g = geometry(size, kernel, strides, dilations, padding)
    x, w = rng.normal(size=(3, *size, 2)), rng.normal(size=(*kernel, 2, 4))
    return x, w, rng.normal(size=(3, *g.out, 4)), g, (strides, padding, dilations)


def test_the_result_is_the_naive_one(setting):
    x, w, _, g, how = setting
    np.testing.assert_allclose(im2col.convolve(np, x, w, g), naive.conv(x, w, *how), rtol=1e-12, atol=1e-12)


def test_the_gradient_of_x_is_the_naive_one(setting):
    x, w, dy, g, how = setting
    expected = naive.conv_transpose(dy, w, x.shape, *how)
    np.testing.assert_allclose(im2col.input_gradient(np, w, dy, g), expected, rtol=1e-12, atol=1e-12)
    if dy.size:
        np.testing.assert_allclose(im2col.painted(np, w, dy, g), expected, rtol=1e-12, atol=1e-12)


def test_the_gradients_are_adjoint_to_the_convolution(setting):
    """<dy, conv(x, w)> = <dx, x> = <dw, w>: a convolution is linear in each of its two arguments."""
    x, w, dy, g, _ = setting
    weight = np.vdot(dy, im2col.convolve(np, x, w, g))
    np.testing.assert_allclose(np.vdot(im2col.input_gradient(np, w, dy, g), x), weight, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(np.vdot(im2col.filter_gradient(np, x, dy, g), w), weight, rtol=1e-9, atol=1e-9)


def test_there_is_a_way_back_where_steps_are_single_and_paddings_narrow():
    assert im2col.way_back(geometry((5,), (3,), (1,), (1,), "VALID")).padding == ((2, 2),)
    assert im2col.way_back(geometry((5,), (3,), (1,), (2,), "SAME")).out == (5,)
    assert im2col.way_back(geometry((5,), (3,), (2,), (1,), "SAME")) is None
    assert im2col.way_back(geometry((5,), (3,), (1,), (1,), ((3, 0),))) is None


def test_sixteen_bits_are_added_up_in_32():
    """2048 + 1 is 2048 in float16: added one by one, the sum would stop there."""
    g = geometry((4096,), (4096,), (1,), (1,), "VALID")
    ones = np.ones((1, 4096, 1), np.float16)
    assert im2col.convolve(np, ones, ones.reshape(4096, 1, 1), g).item() == 4096
    assert im2col.filter_gradient(np, ones, ones, geometry((4096,), (1,), (1,), (1,), "VALID")).item() == 4096


def test_a_1x1_convolution_copies_no_columns():
    x = np.ones((2, 3, 3, 4), np.float32)
    view = im2col.windows(np, x, (1, 1), (1, 1), (1, 1), (3, 3))
    assert np.shares_memory(im2col.as_matrix(view, 4, x.dtype), x)


@pytest.mark.parametrize("way", ["result", "of x", "of w"])
@pytest.mark.parametrize(("side", "kernel", "stride"), [(16, 3, 1), (48, 3, 1), (48, 7, 2), (16, 5, 2)])
def test_scratch_is_at_most_4_times_what_goes_in_and_out(way, side, kernel, stride):
    g = geometry((side, side), (kernel, kernel), (stride, stride), (1, 1), "SAME")
    x, w, dy = (np.ones(s, np.float32) for s in ((4, side, side, 8), (kernel, kernel, 8, 8), (4, *g.out, 8)))
    function = {"result": lambda: im2col.convolve(np, x, w, g), "of x": lambda: im2col.input_gradient(np, w, dy, g),
                "of w": lambda: im2col.filter_gradient(np, x, dy, g)}[way]
    function()  # the first call of all starts threads
    tracemalloc.start()
    y = function()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - y.nbytes < 4 * (x.nbytes + w.nbytes + dy.nbytes) + (1 << 17)
