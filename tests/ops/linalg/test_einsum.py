import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.ops.linalg.einsum import with_rows_or_columns
from ops.linalg.complex_gradients import check_complex

SIZES = dict(zip("abijkl", (2, 3, 2, 3, 4, 2)))
RNG = np.random.default_rng(0)


def inputs_of(equation):
    return [RNG.standard_normal([SIZES[label] for label in term]) for term in equation.split("->")[0].split(",")]


@pytest.mark.parametrize("optimize", ["greedy", "optimal", False])
@pytest.mark.parametrize("equation", [
    "iji->j", "iij,jk->ki", "ij,ji->", "ijk->", "i,k->", "ij,k->i", "abij,bjk->iak", "ai,aj,ak->aijk",
    "ij,jk,kl,la->ia", "a,b,i,j->jiba", "i,i,i->",
])  # fmt: skip
def test_the_value_is_numpys_and_the_gradient_that_of_differences(equation, optimize):
    inputs = inputs_of(equation)
    y = tf.einsum(equation, *inputs, optimize=optimize).numpy()
    np.testing.assert_allclose(y, np.einsum(equation, *inputs), rtol=1e-12, atol=1e-12)
    check_gradients(lambda *xs: tf.einsum(equation, *xs, optimize=optimize), *inputs)


@pytest.mark.parametrize(("equation", "shapes"), [
    ("...i,...i->...", [(2, 1, 3), (4, 3)]), ("i...,...->i...", [(2, 3), (1,)]), ("...,...->...", [(2, 1), (1, 3)]),
    ("...ij,...jk,...k->...i", [(2, 1, 2, 2), (3, 2, 2), (2,)]),
])  # fmt: skip
def test_axes_of_an_ellipsis_broadcast(equation, shapes):
    inputs = [RNG.standard_normal(shape) for shape in shapes]
    np.testing.assert_allclose(tf.einsum(equation, *inputs).numpy(), np.einsum(equation, *inputs), rtol=1e-12)
    check_gradients(lambda *xs: tf.einsum(equation, *xs), *inputs)


def test_complex_gradients():
    x, y = (RNG.standard_normal((3, 3)) + 1j * RNG.standard_normal((3, 3)) for _ in range(2))
    check_complex(lambda x, y: tf.einsum("ij,jk->ik", x, y), x, y)


def test_a_product_of_matrices_is_that_of_matmul_to_the_last_bit():
    x, y = RNG.standard_normal((50, 40)), RNG.standard_normal((40, 30))
    np.testing.assert_array_equal(tf.einsum("ij,jk->ik", x, y).numpy(), x @ y)


def test_matrices_that_blas_cannot_read_are_copied():
    x = RNG.standard_normal((4, 5, 6))
    assert with_rows_or_columns(np, x) is x
    assert with_rows_or_columns(np, x.transpose(2, 0, 1)).flags.c_contiguous  # its batch runs fastest
    assert with_rows_or_columns(np, x.swapaxes(1, 2)).base is x


def test_lists_are_taken():
    assert tf.einsum("i,i", [1, 2], [3, 4]).numpy() == 11


def test_a_call_that_does_not_fit_is_refused():
    m = tf.ones([2, 3])
    with pytest.raises(ValueError, match="2 inputs"):
        tf.einsum("ij,jk", m)
    with pytest.raises(TypeError, match="'dtype' is none of the options"):
        tf.einsum("ij", m, dtype=tf.float32)
    with pytest.raises(tf.errors.InvalidArgumentError, match="'j' has size 3 in one place and 2 in another"):
        tf.einsum("ij,jk->ik", m, m)
    with pytest.raises(tf.errors.InvalidArgumentError, match="stands for 3 axes, and the input has 2"):
        tf.einsum("ijk->i", m)


def test_a_call_of_many_inputs_that_does_not_fit_is_refused():
    m, v = tf.ones([2, 3]), tf.ones([3])
    with pytest.raises(ValueError, match=r"'jk' does not name the axes of \[3\]"):
        tf.einsum("ij,jk,k->i", m, v, v)
    with pytest.raises(tf.errors.InvalidArgumentError, match="'j' has size 3 in one place and 2 in another"):
        tf.einsum("ij,jk,k->i", m, m, v)
    with pytest.raises(tf.errors.InvalidArgumentError, match="must stand in the output"):
        tf.einsum("...j,j,j->j", m, v, v)
