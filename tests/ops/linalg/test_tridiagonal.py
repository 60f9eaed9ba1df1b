import numpy as np
import pytest

import minitf as tf
from naive import linalg
from ops.linalg.complex_gradients import check_complex

RNG = np.random.default_rng(0)
ROWS = RNG.standard_normal((2, 3, 5)) + 1j * RNG.standard_normal((2, 3, 5))
B = RNG.standard_normal((2, 5, 2)) + 1j * RNG.standard_normal((2, 5, 2))
WHOLE = linalg.tridiagonal(ROWS)


def forms():
    yield "compact", ROWS
    yield "matrix", WHOLE
    yield "sequence", tuple(ROWS[:, i] for i in range(3))
    yield "sequence", (ROWS[:, 0, :-1], ROWS[:, 1], ROWS[:, 2, 1:])


@pytest.mark.parametrize(("form", "rows"), list(forms()), ids=lambda x: x if isinstance(x, str) else "")
def test_every_form_is_the_same_matrix(form, rows):
    np.testing.assert_allclose(tf.linalg.tridiagonal_solve(rows, B, form).numpy(), np.linalg.solve(WHOLE, B))
    np.testing.assert_allclose(tf.linalg.tridiagonal_matmul(rows, B, form).numpy(), WHOLE @ B)


def test_complex_gradients():
    check_complex(tf.linalg.tridiagonal_solve, ROWS, B)
    check_complex(tf.linalg.tridiagonal_matmul, ROWS, B)


def test_a_small_divisor_needs_pivots():
    rows = np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0], [0.0, 1.0, 1.0]])
    x = tf.linalg.tridiagonal_solve(rows, [1.0, 2.0, 3.0]).numpy()
    np.testing.assert_allclose(linalg.tridiagonal(rows) @ x, [1, 2, 3])
    assert np.isnan(tf.linalg.tridiagonal_solve(rows, [1.0, 2.0, 3.0], partial_pivoting=False).numpy()).any()


def test_the_right_hand_side_in_other_forms():
    whole = tf.linalg.tridiagonal_solve(ROWS, B).numpy()
    np.testing.assert_allclose(tf.linalg.tridiagonal_solve(ROWS, B[..., 0]).numpy(), whole[..., 0])
    turned = tf.linalg.tridiagonal_solve(ROWS, B.swapaxes(1, 2), transpose_rhs=True).numpy()
    np.testing.assert_allclose(turned, whole)
    turned = tf.linalg.tridiagonal_solve(ROWS, B.conj().swapaxes(1, 2), transpose_rhs=True, conjugate_rhs=True)
    np.testing.assert_allclose(turned.numpy(), whole)


def test_a_matrix_of_one_element():
    assert tf.linalg.tridiagonal_solve([[4.0]], [2.0], "matrix").numpy() == [0.5]


@pytest.mark.parametrize(("rows", "rhs", "form"), [
    (tf.ones([2, 3]), tf.ones([3]), "compact"), (tf.ones([3, 3]), tf.ones([4]), "compact"),
    (tf.ones([2, 3]), tf.ones([2]), "matrix"), (tf.ones([3, 3]), tf.ones([3]), "dense"),
    ([[1.0], [1.0]], tf.ones([1]), "sequence"), (tf.ones([2, 3, 3]), tf.ones([1, 3, 1]), "compact"),
])  # fmt: skip
def test_what_does_not_fit_is_refused(rows, rhs, form):
    with pytest.raises(ValueError, match="tridiagonal_solve"):
        tf.linalg.tridiagonal_solve(rows, rhs, form)
