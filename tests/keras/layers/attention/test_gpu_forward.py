"""Attention on a GPU, played on the CPU, gives what the plain kernel gives."""

import numpy as np
import pytest

from keras.layers.attention.on_device import CASES, both, needs_compiler
from minitf.keras.layers.attention import dot_product_kernel, gpu_forward, gpu_tiles
from ops.gpu import emulated, nvrtc


@needs_compiler
@pytest.mark.parametrize(("case", "dtype"), [*((case, "float32") for case in CASES), (CASES[0], "float64")])
def test_means_and_what_is_kept(case, dtype):
    for found, expected in zip(*both(case, dtype, "forward"), strict=True):
        assert found.dtype == dtype
        np.testing.assert_allclose(found, expected, rtol=1e-5, atol=2e-6)


def test_shares_that_are_kept_take_the_plain_way(monkeypatch):
    monkeypatch.setattr(gpu_tiles, "run", None)
    x = emulated.asarray(np.ones((1, 3, 2, 4), np.float32))
    _, shares = gpu_forward.forward(emulated, x, x, x, None, scale=0.5, masked=False, causal=False, keep=True)
    np.testing.assert_allclose(shares.get(), np.full((1, 2, 3, 3), 1 / 3), rtol=1e-6)


def test_heads_that_do_not_fit_take_the_plain_way(monkeypatch):
    monkeypatch.setattr(gpu_tiles, "run", None)
    x = np.random.default_rng(0).standard_normal((1, 2, 1, 400), np.float32)
    given = [emulated.asarray(x)] * 3
    y, _ = gpu_forward.forward(emulated, *given, None, scale=0.05, masked=False, causal=True, keep=False)
    np.testing.assert_allclose(y.get(), dot_product_kernel.forward(np, x, x, x, None, True, 0.05)[0], rtol=1e-5)


@nvrtc.needs_nvrtc
@pytest.mark.parametrize("generation", nvrtc.GENERATIONS)
@pytest.mark.parametrize(("masked", "causal"), [(False, False), (True, False), (False, True)])
def test_it_compiles_for_gpus(generation, masked, causal):
    x = np.zeros((1, 2, 1, 64), np.float32)
    text = gpu_tiles.text("attend", gpu_forward.ARRAYS, "T", gpu_forward.BODY, x, x, masked, causal)
    assert nvrtc.compiled_size(text, generation) > 1000
