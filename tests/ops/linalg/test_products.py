"""Products of batches are those of their matrices, whichever way they go."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.linalg import products
from minitf.ops.linalg.products import array_product

RNG = np.random.default_rng(0)
SHAPES = [((3, 4, 5), (5, 2)), ((2, 3, 4, 5), (2, 3, 5, 6)), ((1, 4, 5), (3, 5, 2)), ((0, 4, 5), (5, 2)),
          ((3, 0, 5), (5, 2)), ((3, 4, 0), (0, 2)), ((4, 5), (3, 5, 2)), ((3, 4, 5), (3, 5, 0))]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SHAPES)
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "int32"])
@pytest.mark.parametrize("much", [1, 1 << 22])
def test_products_are_those_of_numpy(a, b, dtype, much, monkeypatch):
    monkeypatch.setattr(products, "MUCH", much)
    a, b = (RNG.integers(-5, 5, shape).astype(dtype) for shape in (a, b))
    y = array_product(np, a, b)
    assert y.dtype == dtype
    np.testing.assert_array_equal(y, np.matmul(a, b))
    if dtype == "float32":
        out = np.empty_like(y)
        assert array_product(np, a, b, out) is out or np.shares_memory(array_product(np, a, b, out), out) or not y.size
        np.testing.assert_array_equal(out, y)


def test_matrices_that_are_not_contiguous(monkeypatch):
    monkeypatch.setattr(products, "MUCH", 1)
    a, b = RNG.normal(size=(4, 3, 5)).swapaxes(1, 2), RNG.normal(size=(3, 4, 2)).swapaxes(0, 1)
    np.testing.assert_allclose(array_product(np, a, b), np.matmul(a, b), rtol=1e-12)
    np.testing.assert_allclose(array_product(np, a, b[0]), np.matmul(a, b[0]), rtol=1e-12)


@pytest.mark.parametrize("flip", [False, True])
def test_the_gradient_of_one_matrix_is_one_product(flip):
    x, y = RNG.normal(size=(2, 3, 4)), RNG.normal(size=(5, 4) if flip else (4, 5))
    dz = RNG.normal(size=(2, 3, 5))
    x, y = tf.constant(x), tf.constant(y)

    @tf.function
    def gradients(x, y):
        with tf.GradientTape() as tape:
            tape.watch([x, y])
            z = tf.matmul(x, y, transpose_b=flip)
        return tape.gradient(z, [x, y], output_gradients=tf.constant(dz))

    dx, dy = gradients(x, y)
    matrix = y.numpy().T if flip else y.numpy()
    np.testing.assert_allclose(dx.numpy(), dz @ matrix.T, rtol=1e-12)
    expected = np.einsum("bmk,bmn->kn", x.numpy(), dz)
    np.testing.assert_allclose(dy.numpy(), expected.T if flip else expected, rtol=1e-12)
    assert "sum" not in gradients.get_concrete_function(x, y).source
