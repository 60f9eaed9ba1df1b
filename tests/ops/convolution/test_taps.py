"""Convolution tap by tap: in blocks of any size, and its gradients adjoint to it."""

import numpy as np
import pytest

from minitf.ops.convolution import taps
from minitf.ops.convolution.geometry import geometry
from naive import convolution as naive

CASES = [((1, 1), (1, 1), "SAME"), ((2, 1), (1, 2), "VALID"), ((1, 2), (2, 1), ((2, 1), (0, 3)))]


@pytest.fixture(params=[1, 300, 1 << 18])
def block(request, monkeypatch):
    monkeypatch.setattr(taps, "BLOCK", request.param)


@pytest.mark.parametrize(("strides", "dilations", "padding"), CASES)
def test_the_result_is_the_naive_one_and_the_gradients_are_its_adjoints(strides, dilations, padding, block):
    rng = np.random.default_rng(2)
    g = geometry((6, 5), (3, 2), strides, dilations, padding)
    x, w = rng.normal(size=(3, 6, 5, 2)), rng.normal(size=(3, 2, 2))
    y = taps.convolve(np, x, w, g)
    np.testing.assert_allclose(y, naive.depthwise(x, w[..., None], strides, padding, dilations), rtol=1e-12, atol=1e-12)
    dy = rng.normal(size=y.shape)
    np.testing.assert_allclose(np.vdot(taps.input_gradient(np, w, dy, g), x), np.vdot(dy, y), rtol=1e-9)
    np.testing.assert_allclose(np.vdot(taps.filter_gradient(np, x, dy, g), w), np.vdot(dy, y), rtol=1e-9)


def test_sixteen_bits_are_added_up_in_32():
    g = geometry((1, 4096), (1, 1), (1, 1), (1, 1), "VALID")
    ones = np.ones((1, 1, 4096, 1), np.float16)
    assert taps.filter_gradient(np, ones, ones, g).item() == 4096


def test_inputs_keep_their_values():
    g = geometry((3, 3), (2, 2), (1, 1), (1, 1), "VALID")
    x, w = np.ones((1, 3, 3, 1)), np.ones((2, 2, 1))
    x.flags.writeable = w.flags.writeable = False
    taps.convolve(np, x, w, g)
    assert x.min() == x.max() == 1
