"""dx in planes: the same numbers as where channels are neighbours."""

import numpy as np
import pytest

from minitf.ops.convolution import few_channels, im2col
from minitf.ops.convolution.geometry import geometry

CASES = [((3, 3), (1, 1), (1, 1), "SAME"), ((3, 2), (2, 3), (1, 1), "SAME"), ((2, 3), (1, 2), (2, 1), "VALID"),
         ((1, 2), (3, 2), (1, 1), ((1, 4), (0, 2)))]


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8"])
@pytest.mark.parametrize(("kernel", "strides", "dilations", "padding"), CASES)
def test_the_numbers_of_neighbours(kernel, strides, dilations, padding, dtype, monkeypatch):
    rng = np.random.default_rng(1)
    g = geometry((7, 6), kernel, strides, dilations, padding)
    w, dy = rng.normal(size=(*kernel, 3, 4)).astype(dtype), rng.normal(size=(5, *g.out, 4)).astype(dtype)
    plain = im2col.painted(np, w, dy, g)
    for size in (1, 1 << 20):  # blocks of one window each, and one of all
        monkeypatch.setattr(few_channels, "frugal", lambda *arrays, size=size: size)
        dx = few_channels.input_gradient(w, dy, g)
        assert dx.dtype == plain.dtype
        np.testing.assert_allclose(dx, plain, rtol=1e-5, atol=1e-5 if dtype != "f2" else 2e-2)


def test_videos_have_planes_too():
    g = geometry((3, 4, 5), (2, 2, 2), (1, 1, 1), (1, 1, 1), "SAME")
    rng = np.random.default_rng(1)
    w, dy = rng.normal(size=(2, 2, 2, 1, 3)), rng.normal(size=(2, *g.out, 3))
    np.testing.assert_allclose(few_channels.input_gradient(w, dy, g), im2col.input_gradient(np, w, dy, g), rtol=1e-12)
