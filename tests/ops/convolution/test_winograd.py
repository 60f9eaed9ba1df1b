"""Winograd's way gives what the plain one gives, in its bounds of error and of memory."""

import itertools
import tracemalloc

import numpy as np
import pytest

from minitf.backend import scratch
from minitf.ops.convolution import im2col, winograd
from minitf.ops.convolution.geometry import geometry

CASES = [
    # size, padding, channels, filters
    ((8, 8), "SAME", 3, 2),
    ((9, 7), "VALID", 2, 5),
    ((5, 6), ((2, 1), (0, 3)), 4, 4),
    ((3, 3), "VALID", 2, 2),
    ((14, 13), "SAME", 33, 32),
]
RNG = np.random.default_rng(0)


def normal(*shape):
    return RNG.standard_normal(shape, np.float32)


@pytest.fixture(params=itertools.product(CASES, [1, 1 << 20]), ids=str)
def setting(request, monkeypatch):
    """(x, w, dy, geometry), with blocks of so many bytes."""
    (size, padding, channels, filters), budget = request.param
    monkeypatch.setattr(winograd, "BUDGET", budget)
    monkeypatch.setattr(winograd, "LEAST", 1)
    g = geometry(size, (3, 3), (1, 1), (1, 1), padding)
    return normal(3, *size, channels), normal(3, 3, channels, filters), normal(3, *g.out, filters), g


def close(found, exact):
    """Assert an error of at most 2e-5 of the greatest element."""
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, exact, rtol=0, atol=2e-5 * np.abs(exact).max())


def test_the_result_is_that_of_the_plain_way(setting):
    x, w, _, g = setting
    close(winograd.convolve(x, w, g), im2col.convolve(np, x.astype(float), w.astype(float), g))


def test_the_gradient_of_the_filters_is_that_of_the_plain_way(setting):
    x, _, dy, g = setting
    close(winograd.filter_gradient(x, dy, g), im2col.filter_gradient(np, x.astype(float), dy.astype(float), g))


def test_the_matrices_fit_together():
    """A (G w * B x) is the convolution in one dimension, exactly, for whole numbers."""
    x, w = np.arange(6) ** 2, np.array([2, -1, 5])
    np.testing.assert_allclose(winograd.A @ ((winograd.G @ w) * (winograd.B @ x)), np.correlate(x, w), rtol=1e-14)


@pytest.mark.parametrize("gradient", [False, True])
def test_scratch_is_at_most_4_times_what_goes_in_and_out(gradient, monkeypatch):
    monkeypatch.setattr(scratch, "KEPT", 0)
    g = geometry((32, 32), (3, 3), (1, 1), (1, 1), "SAME")
    x, w, dy = normal(8, 32, 32, 32), normal(3, 3, 32, 32), normal(8, 32, 32, 32)
    def function():
        return winograd.filter_gradient(x, dy, g) if gradient else winograd.convolve(x, w, g)

    function()  # the first call of all starts threads
    tracemalloc.start()
    y = function()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - y.nbytes < 4 * (x.nbytes + w.nbytes + dy.nbytes)


def test_a_result_of_ragged_tiles_is_contiguous():
    g = geometry((9, 9), (3, 3), (1, 1), (1, 1), "VALID")
    assert winograd.convolve(normal(1, 9, 9, 2), normal(3, 3, 2, 2), g).flags.c_contiguous
