"""Convolutions: of floats beside slow loops, of integers beside the real numbers that they stand for."""

import numpy as np
import pytest

from lite.loops import by_loops
from lite.models import Maker, one, one_of_integers, ran
from minitf.lite.options import RELU, SAME, VALID, Conv2DOptions, TransposeConvOptions

RANDOM = np.random.default_rng(0)


def normal(*shape):
    return RANDOM.normal(size=shape).astype(np.float32)


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
