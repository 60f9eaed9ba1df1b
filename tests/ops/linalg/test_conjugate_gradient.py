import numpy as np
import pytest

import minitf as tf
from minitf.ops.linalg.conjugate_gradient import quotient

RNG = np.random.default_rng(0)


def positive(n, dtype=float):
    x = RNG.standard_normal((2, n, n)).astype(dtype)
    x = x @ x.conj().swapaxes(-1, -2) + np.eye(n)
    return x, tf.linalg.LinearOperatorFullMatrix(x, is_self_adjoint=True, is_positive_definite=True)


@pytest.mark.parametrize("dtype", [float, complex])
def test_it_solves_in_as_many_steps_as_there_are_equations(dtype):
    x, operator = positive(4, dtype)
    b = RNG.standard_normal((2, 4)).astype(dtype)
    state = tf.linalg.experimental.conjugate_gradient(operator, b, tol=1e-10)
    assert state.i.numpy() <= 5
    np.testing.assert_allclose(state.x.numpy(), np.linalg.solve(x, b[..., None])[..., 0], rtol=1e-6)
    np.testing.assert_allclose(state.r.numpy(), 0, atol=1e-8)


def test_the_inverse_is_the_best_preconditioner():
    x, operator = positive(4)
    inverse = tf.linalg.LinearOperatorFullMatrix(np.linalg.inv(x), is_self_adjoint=True, is_positive_definite=True)
    state = tf.linalg.experimental.conjugate_gradient(operator, np.ones((2, 4)), preconditioner=inverse)
    assert state.i.numpy() == 1


def test_a_solution_needs_no_step():
    x, operator = positive(3)
    start = np.ones((2, 3))
    state = tf.linalg.experimental.conjugate_gradient(operator, (x @ start[..., None])[..., 0], x=start)
    assert state.i.numpy() == 0


def test_an_operator_must_promise():
    with pytest.raises(ValueError, match="self-adjoint and positive definite"):
        tf.linalg.experimental.conjugate_gradient(tf.linalg.LinearOperatorFullMatrix([[1.0]]), [1.0])


def test_a_quotient_by_0_is_0():
    assert quotient(tf.constant([1.0, 1.0]), tf.constant([0.0, 2.0])).numpy().tolist() == [0, 0.5]
