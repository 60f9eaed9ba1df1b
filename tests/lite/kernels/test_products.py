"""Products of matrices, of floats, of integers, and of both."""

import numpy as np
import pytest

from lite.models import Maker, one, one_of_integers, ran
from minitf.lite.kernels.products import EXACT, exact_product, rounded_rows
from minitf.lite.kernels.requantizing import factor_of
from minitf.lite.options import RELU, BatchMatMulOptions, FullyConnectedOptions

RANDOM = np.random.default_rng(0)


@pytest.mark.parametrize("depth", [EXACT, 2 * EXACT + 1, 13 * EXACT])
def test_products_of_bytes_are_exact_at_their_largest(depth):
    a, b = np.full((2, depth), -128, np.float32), np.full((depth, 3), -127, np.float32)
    a[1, 0] = 127
    expected = a.astype(np.int64) @ b.astype(np.int64)
    factor = factor_of(b)
    assert factor.fits == (depth < 3 * EXACT)
    assert np.array_equal(exact_product(a, factor).astype(np.int64), expected)


def test_many_products_of_small_weights_are_one_product():
    factor = factor_of(np.ones((20 * EXACT, 2)))
    assert factor.fits
    assert exact_product(np.full((1, 20 * EXACT), 255, np.float32), factor).tolist() == [[20 * EXACT * 255] * 2]


def test_fully_connected():
    x, w, bias = (RANDOM.normal(size=s).astype("f") for s in ((2, 3, 4), (5, 4), (5,)))
    flat = one("FULLY_CONNECTED", x, [w], [bias], options=FullyConnectedOptions(RELU))
    assert np.allclose(flat, np.maximum(x.reshape(6, 4) @ w.T + bias, 0), atol=1e-6)
    kept = one("FULLY_CONNECTED", x, [w], None, options=FullyConnectedOptions(keep_num_dims=True))
    assert np.allclose(kept, x @ w.T, atol=1e-6)


@pytest.mark.parametrize("dtype", ["int8", "int16"])
def test_fully_connected_of_integers(dtype):
    x = RANDOM.integers(-128, 128, (3, 40)).astype(dtype)
    w = RANDOM.integers(-127, 128, (5, 40)).astype(np.int8)
    bias = RANDOM.integers(-500, 500, 5).astype(np.int32)
    zero = 0 if dtype == "int16" else -3
    _, real = one_of_integers("FULLY_CONNECTED", (x, 0.1, zero), (w, np.float32(0.05), 0, "constant"), bias,
                              out=(dtype, 3.0, zero), options=FullyConnectedOptions())
    expected = ((x.astype(float) - zero) @ w.T.astype(float) + bias) * 0.1 * np.float32(0.05)
    assert np.abs(real - expected).max() <= 1.501


def test_weights_of_integers_and_inputs_of_floats():
    x, w = RANDOM.normal(size=(3, 64)).astype("f"), RANDOM.integers(-127, 128, (5, 64)).astype(np.int8)
    make = Maker()
    a, b = make.tensor(x.shape), make.tensor(())
    make.operator("FULLY_CONNECTED", [a, make.constant(w, scale=0.1), -1], [b], FullyConnectedOptions())
    (y,) = ran(make.file(make.graph([a], [b])), x)
    expected = x @ (w * np.float32(0.1)).T
    assert 0 < np.abs(y - expected).max() < 0.02 * np.abs(expected).max()


def test_rows_made_bytes():
    x = np.float32([[0, 1, 2.55], [-1, 0, 0], [0, 0, 0]])
    q, scale, zero = rounded_rows(x)
    assert np.abs((q - zero) * scale - x).max() <= scale.max() / 2 + 1e-6
    assert np.abs(q).max() <= 128


def test_batches_of_matrices():
    x, y = RANDOM.normal(size=(2, 4, 3)).astype("f"), RANDOM.normal(size=(2, 5, 4)).astype("f")
    z = one("BATCH_MATMUL", x, y, options=BatchMatMulOptions(True, True))
    assert np.allclose(z, x.swapaxes(1, 2) @ y.swapaxes(1, 2), atol=1e-6)


def test_batches_of_matrices_of_integers():
    x, y = (RANDOM.integers(-128, 128, s).astype(np.int8) for s in ((2, 3, 4), (2, 4, 5)))
    _, real = one_of_integers("BATCH_MATMUL", (x, 0.5, 1), (y, 0.25, -2), out=("int8", 64.0, 0),
                              options=BatchMatMulOptions())
    assert np.abs(real - ((x - 1.0) @ (y + 2.0)) / 8).max() <= 32.01
