"""Convolutions of each channel by itself: of floats beside slow loops, of integers beside the real numbers."""

import numpy as np
import pytest

from lite.loops import by_loops
from lite.models import one, one_of_integers
from minitf.lite.options import SAME, VALID, DepthwiseConv2DOptions

RANDOM = np.random.default_rng(0)


def normal(*shape):
    return RANDOM.normal(size=shape).astype(np.float32)


@pytest.mark.parametrize("pad", [SAME, VALID])
@pytest.mark.parametrize(("stride", "size", "kernel"), [
    (1, 6, 3), (2, 6, 3), (2, 7, 3), (3, 10, 5), (3, 7, 2), (2, 5, 1),
])
def test_each_channel_by_itself(stride, size, kernel, pad):
    x, w, bias = normal(2, size, size, 3), normal(1, kernel, kernel, 6), normal(6)
    y = one("DEPTHWISE_CONV_2D", x, [w], [bias], options=DepthwiseConv2DOptions(pad, stride, stride, 2))
    for c in range(6):
        expected = by_loops(x[..., c // 2 : c // 2 + 1], w[..., c : c + 1], bias[c], stride, pad)
        assert np.abs(y[..., c : c + 1] - expected).max() < 1e-5


def test_wide_images_and_many_channels():
    x, w = normal(1, 5, 33, 200), normal(1, 1, 3, 200)
    y = one("DEPTHWISE_CONV_2D", x, [w], None, options=DepthwiseConv2DOptions(VALID, 1, 1, 1))
    assert np.abs(y - sum(x[:, :, j : j + 31] * w[:, :, j] for j in range(3))).max() < 1e-5


def test_steps_between_taps():
    x, w = normal(1, 6, 7, 3), normal(1, 2, 2, 3)
    options = DepthwiseConv2DOptions(VALID, 1, 1, 1, dilation_h_factor=2, dilation_w_factor=3)
    y = one("DEPTHWISE_CONV_2D", x, [w], None, options=options)
    taps = {(i, j): x[:, 2 * i : 2 * i + 4, 3 * j : 3 * j + 4] * w[0, i, j] for i in range(2) for j in range(2)}
    assert np.abs(y - sum(taps.values())).max() < 1e-5
    options.stride_w = options.stride_h = 2
    with pytest.raises(RuntimeError, match="one of them must be 1"):
        one("DEPTHWISE_CONV_2D", x, [w], None, options=options)


def test_each_channel_of_integers_by_itself():
    x = RANDOM.integers(-128, 128, (1, 6, 6, 2)).astype(np.int8)
    w = RANDOM.integers(-127, 128, (1, 3, 3, 2)).astype(np.int8)
    _, real = one_of_integers("DEPTHWISE_CONV_2D", (x, 0.1, 5), (w, np.float32([0.1, 0.2]), 3, "constant"),
                              np.int32([3, 4]), out=("int8", 20.0, 0), options=DepthwiseConv2DOptions(SAME, 1, 1, 1))
    for c, scale in enumerate((0.1, 0.2)):
        expected = by_loops((x[..., c : c + 1] - 5.0) * 0.1, w[..., c : c + 1] * scale, (3 + c) * 0.1 * scale, 1, SAME)
        assert np.abs(real[..., c : c + 1] - expected).max() <= 10.001
