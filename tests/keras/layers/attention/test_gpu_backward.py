"""The way back of attention on a GPU, played on the CPU, gives what the plain kernel gives."""

import numpy as np
import pytest

import minitf as tf
from keras.layers.attention.on_device import CASES, both, needs_compiler
from minitf.core.context import local
from minitf.keras.layers.attention import gpu_backward, gpu_tiles
from minitf.keras.layers.attention.dot_product import dot_products
from ops.gpu import emulated, nvrtc


@needs_compiler
@pytest.mark.parametrize(("case", "dtype"), [*((case, "float32") for case in CASES), (CASES[0], "float64")])
def test_gradients(case, dtype):
    for found, expected in zip(*both(case, dtype, "backward"), strict=True):
        assert found.dtype == dtype
        np.testing.assert_allclose(found, expected, rtol=1e-4, atol=5e-6)


@needs_compiler
def test_a_tape_on_that_device(monkeypatch):
    """From the call of the op to the gradients: the scores are never made there."""
    xs = [np.random.default_rng(i).standard_normal((1, 20, 2, 3), np.float32) for i in range(3)]

    def gradients():
        tensors = [tf.constant(x) for x in xs]
        with tf.GradientTape() as tape:
            tape.watch(tensors)
            y = dot_products(*tensors, None, True, 0.5)
        return [y, *tape.gradient(y, tensors, y)]

    expected = [x.numpy() for x in gradients()]
    monkeypatch.setattr("minitf.keras.layers.attention.dot_product_kernel.over_each", None)  # nothing takes that way
    monkeypatch.setattr(local.state, "device", emulated.Device())
    found = [x.numpy() for x in gradients()]
    for x, y in zip(found, expected, strict=True):
        np.testing.assert_allclose(x, y, rtol=1e-4, atol=5e-6)


@nvrtc.needs_nvrtc
@pytest.mark.parametrize(("name", "ours", "body", "results"), [
    ("queries", "T", gpu_backward.OF_QUERIES, ["dquery"]), ("keys", "S", gpu_backward.OF_KEYS, ["dkey", "dvalue"])])
def test_it_compiles_for_gpus(name, ours, body, results):
    x = np.zeros((1, 2, 1, 64), np.float32)
    arrays = gpu_backward.GIVEN + [f"float* {each}" for each in results]
    text = gpu_tiles.text(name, arrays, ours, body.replace("PAIR\n", gpu_backward.PAIR), x, x, True, False)
    assert nvrtc.compiled_size(text, nvrtc.GENERATIONS[0]) > 1000
