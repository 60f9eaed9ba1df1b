"""Matrix products. Their gradients have a file of their own."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

RNG = np.random.default_rng(0)


@table("matmul")
def test_as_tensorflow(expression):
    check("matmul", expression)


SHAPES = [((2, 3), (3, 4)), ((5, 2, 3), (5, 3, 4)), ((5, 2, 3), (3, 4)), ((2, 1, 2, 3), (4, 3, 2)), ((1, 0), (0, 2))]


@pytest.mark.parametrize(("a", "b"), SHAPES, ids=str)
@pytest.mark.parametrize("transposed", [(), ("a",), ("b",), ("a", "b")], ids=str)
def test_as_numpy(a, b, transposed):
    x, y = RNG.standard_normal(a), RNG.standard_normal(b)
    given = {"a": x, "b": y} | {k: np.swapaxes({"a": x, "b": y}[k], -1, -2) for k in transposed}
    z = tf.matmul(given["a"], given["b"], **{f"transpose_{k}": True for k in transposed})
    np.testing.assert_allclose(z, x @ y, rtol=1e-12)


@pytest.mark.parametrize(("a", "b"), SHAPES[:4], ids=str)
def test_derivatives(a, b):
    check_gradients(tf.matmul, RNG.standard_normal(a), RNG.standard_normal(b))


@pytest.mark.parametrize("flag", ["adjoint_a", "adjoint_b", "transpose_a", "transpose_b"])
def test_derivatives_of_complex_products(flag):
    def f(x, y):
        z = tf.complex(x, y)
        return tf.math.real(tf.matmul(z * (2 + 1j), z, **{flag: True}))

    check_gradients(f, RNG.standard_normal([2, 2]), RNG.standard_normal([2, 2]))


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "complex64", "int32", "int64"])
def test_the_dtype_stays(dtype):
    y = tf.constant([[1, 2]], dtype) @ tf.constant([[3], [4]], dtype)
    assert y.dtype == dtype
    assert y.numpy().astype(complex).tolist() == [[11]]


def test_the_message_names_the_inner_axes_and_guesses_the_mistake():
    with pytest.raises(tf.errors.InvalidArgumentError) as error:
        tf.matmul(tf.zeros([2, 3]), tf.zeros([4, 3]))
    assert str(error.value) == ("MatMul: a is float32[2, 3], b is float32[4, 3]: a's last axis (3) must equal b's "
                                "second-to-last (4). Did you mean transpose_b=True?")
