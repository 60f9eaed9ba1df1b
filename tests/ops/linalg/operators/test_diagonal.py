import numpy as np
import pytest

import minitf as tf


def test_a_diagonal_is_never_written_out_to_be_multiplied_or_solved():
    operator = tf.linalg.LinearOperatorDiag(np.arange(1.0, 100001))  # the whole matrix would need 80 GB
    x = np.ones(100000)
    np.testing.assert_array_equal(operator.matvec(x).numpy(), np.arange(1.0, 100001))
    np.testing.assert_allclose(operator.solvevec(operator.matvec(x)).numpy(), x)
    assert operator.shape == [100000, 100000]


def test_a_real_diagonal_is_self_adjoint():
    assert tf.linalg.LinearOperatorDiag([1.0]).is_self_adjoint
    assert not tf.linalg.LinearOperatorDiag([1j]).is_self_adjoint
    with pytest.raises(ValueError, match="self-adjoint"):
        tf.linalg.LinearOperatorDiag([1.0], is_self_adjoint=False)


def test_a_zero_is_divided_by():
    np.testing.assert_array_equal(tf.linalg.LinearOperatorDiag([1.0, 0.0]).solvevec([1.0, 1.0]).numpy(), [1, np.inf])


def test_its_checks():
    tf.linalg.LinearOperatorDiag([1.0, 2.0]).assert_positive_definite()
    for diag, check in (([0.0], "non_singular"), ([-1.0], "positive_definite"), ([1j], "self_adjoint")):
        with pytest.raises(tf.errors.InvalidArgumentError, match="iagonal"):
            getattr(tf.linalg.LinearOperatorDiag(diag), f"assert_{check}")()


def test_a_variable_stays_one():
    v = tf.Variable([1.0, 2.0])
    operator = tf.linalg.LinearOperatorDiag(v)
    v.assign([3.0, 4.0])
    assert operator.determinant().numpy() == 12
    with tf.GradientTape() as tape:
        y = operator.log_abs_determinant()
    np.testing.assert_allclose(tape.gradient(y, operator.trainable_variables[0]).numpy(), [1 / 3, 1 / 4], rtol=1e-6)
    assert operator.variables[0] is v
    assert operator.non_trainable_variables == ()
