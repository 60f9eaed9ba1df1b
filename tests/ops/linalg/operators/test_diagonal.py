import numpy as np

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


def test_a_zero_is_divided_by():
    np.testing.assert_array_equal(tf.linalg.LinearOperatorDiag([1.0, 0.0]).solvevec([1.0, 1.0]).numpy(), [1, np.inf])


def test_the_identity_is_as_large_as_it_says():
    operator = tf.linalg.LinearOperatorIdentity(100000)
    assert operator.matvec(np.ones(100000, "f")).shape == [100000]
    assert operator.diag_part().shape == [100000]
