"""Convolutions: of floats beside slow loops, of integers beside the real numbers that they stand for."""

import numpy as np
import pytest

from lite.models import Maker, one, one_of_integers, ran
from minitf.lite.options import RELU, SAME, VALID, Conv2DOptions, DepthwiseConv2DOptions, TransposeConvOptions

RANDOM = np.random.default_rng(0)


def normal(*shape):
    return RANDOM.normal(size=shape).astype(np.float32)


def by_loops(x, w, bias, stride, pad):
    """SAME or VALID convolution of x: [N, H, W, C] with w: [O, K, K, C], in float64."""
    n, k, size = len(x), w.shape[1], x.shape[1]
    out = -(-size // stride) if pad == SAME else (size - k) // stride + 1
    before = max((out - 1) * stride + k - size, 0) // 2 if pad == SAME else 0
    x = np.pad(x.astype(float), [(0, 0), (before, k), (before, k), (0, 0)])
    y = np.zeros((n, out, out, len(w)))
    for i in range(out):
        for j in range(out):
            seen = x[:, i * stride : i * stride + k, j * stride : j * stride + k]
            y[:, i, j] = np.tensordot(seen, w.astype(float), ([1, 2, 3], [1, 2, 3]))
    return y + bias


@pytest.mark.parametrize(("stride", "pad"), [(1, SAME), (2, SAME), (2, VALID)])
def test_conv_2d(stride, pad):
    x, w, bias = normal(2, 7, 7, 3), normal(4, 3, 3, 3), normal(4)
    y = one("CONV_2D", x, [w], [bias], options=Conv2DOptions(pad, stride, stride, RELU))
    assert np.abs(y - np.maximum(by_loops(x, w, bias, stride, pad), 0)).max() < 1e-5


def test_groups_of_channels():
    x, w = normal(1, 5, 5, 4), normal(6, 3, 3, 2)
    y = one("CONV_2D", x, [w], None, options=Conv2DOptions(SAME, 1, 1))
    parts = [by_loops(x[..., :2], w[:3], 0, 1, SAME), by_loops(x[..., 2:], w[3:], 0, 1, SAME)]
    assert np.abs(y - np.concatenate(parts, -1)).max() < 1e-5


def test_conv_2d_of_integers_is_exact_up_to_its_rounding():
    x = RANDOM.integers(-128, 128, (1, 6, 6, 130)).astype(np.int8)  # 1170 products in a sum: more than a float32 holds
    w = RANDOM.integers(-127, 128, (4, 3, 3, 130)).astype(np.int8)
    scales, bias = np.float32([0.01, 0.02, 0.005, 0.01]), RANDOM.integers(-1000, 1000, 4).astype(np.int32)
    found, real = one_of_integers("CONV_2D", (x, 0.02, -7), (w, scales, 0, "constant"), bias, out=("int8", 5.0, 4),
                                  options=Conv2DOptions(SAME, 1, 1))
    expected = by_loops((x.astype(float) + 7) * 0.02, w * scales[:, None, None, None], bias * 0.02 * scales, 1, SAME)
    assert np.abs(real - np.clip(expected, -132 * 5, 123 * 5)).max() <= 2.5 + 1e-3
    assert found.dtype == np.int8
    assert len(np.unique(found)) > 20


def test_filters_of_integers_and_an_image_of_floats():
    x, w = normal(1, 5, 5, 3), RANDOM.integers(-127, 128, (4, 3, 3, 3)).astype(np.int8)
    make = Maker()
    a, b = make.tensor(x.shape), make.tensor(())
    make.operator("CONV_2D", [a, make.constant(w, scale=[0.1] * 4)], [b], Conv2DOptions(VALID, 1, 1))
    (y,) = ran(make.file(make.graph([a], [b])), x)
    assert np.abs(y - by_loops(x, w * 0.1, 0, 1, VALID)).max() < 0.02 * np.abs(y).max()


def test_each_channel_by_itself():
    x, w, bias = normal(1, 6, 6, 3), normal(1, 3, 3, 6), normal(6)
    y = one("DEPTHWISE_CONV_2D", x, [w], [bias], options=DepthwiseConv2DOptions(SAME, 1, 1, 2))
    for c in range(6):
        expected = by_loops(x[..., c // 2 : c // 2 + 1], w[..., c : c + 1], bias[c], 1, SAME)
        assert np.abs(y[..., c : c + 1] - expected).max() < 1e-5


def test_each_channel_of_integers_by_itself():
    x = RANDOM.integers(-128, 128, (1, 6, 6, 2)).astype(np.int8)
    w = RANDOM.integers(-127, 128, (1, 3, 3, 2)).astype(np.int8)
    _, real = one_of_integers("DEPTHWISE_CONV_2D", (x, 0.1, 5), (w, np.float32([0.1, 0.2]), 3, "constant"),
                              np.int32([3, 4]), out=("int8", 20.0, 0), options=DepthwiseConv2DOptions(SAME, 1, 1, 1))
    for c, scale in enumerate((0.1, 0.2)):
        expected = by_loops((x[..., c : c + 1] - 5.0) * 0.1, w[..., c : c + 1] * scale, (3 + c) * 0.1 * scale, 1, SAME)
        assert np.abs(real[..., c : c + 1] - expected).max() <= 10.001


def test_transposed_is_the_adjoint():
    w, x, z = normal(3, 3, 3, 4), normal(1, 4, 4, 4), normal(1, 8, 8, 3)
    y = one("TRANSPOSE_CONV", [np.int32([1, 8, 8, 3])], [w], x, options=TransposeConvOptions(SAME, 2, 2))
    back = one("CONV_2D", z, [np.ascontiguousarray(w.transpose(3, 1, 2, 0))], None, options=Conv2DOptions(SAME, 2, 2))
    assert np.isclose((y * z).sum(), (x * back).sum(), rtol=1e-4)


@pytest.mark.parametrize(("options", "match"), [
    (Conv2DOptions(VALID, 0, 1), "must be >= 1"), (Conv2DOptions(VALID, 1, 1, dilation_h_factor=99), "negative"),
])
def test_windows_that_do_not_fit(options, match):
    with pytest.raises(RuntimeError, match=match):
        one("CONV_2D", normal(1, 5, 5, 3), [normal(2, 3, 3, 3)], None, options=options)


def test_many_channels_of_floats():
    x, w = normal(1, 4, 4, 130), normal(3, 3, 3, 130)
    y = one("CONV_2D", x, [w], None, options=Conv2DOptions(VALID, 1, 1))
    assert np.abs(y - by_loops(x, w, 0, 1, VALID)).max() < 1e-4
