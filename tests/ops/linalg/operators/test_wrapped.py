import pytest

import minitf as tf

A = tf.linalg.LinearOperatorFullMatrix([[1.0, 2.0], [3.0, 4.0]], is_non_singular=True)


def test_twice_is_the_operator_itself():
    assert A.H.H is A
    assert A.inverse().inverse() is A
    assert A.H.operator is A.inverse().operator is A


def test_promises_and_names_are_passed_on():
    assert A.H.is_non_singular
    assert (A.H.name, A.inverse().name) == ("LinearOperatorFullMatrix_adjoint", "LinearOperatorFullMatrix_inv")
    with pytest.raises(ValueError, match="is_non_singular=False for its adjoint"):
        tf.linalg.LinearOperatorAdjoint(A, is_non_singular=False)
    with pytest.raises(ValueError, match="square and non-singular"):
        tf.linalg.LinearOperatorInversion(tf.linalg.LinearOperatorZeros(2))


def test_their_checks_are_the_operators():
    a = tf.linalg.LinearOperatorDiag([1.0, 0.0])
    for wrapped in (tf.linalg.LinearOperatorAdjoint(a), tf.linalg.LinearOperatorInversion(a)):
        wrapped.assert_self_adjoint()
        with pytest.raises(tf.errors.InvalidArgumentError, match="zeros"):
            wrapped.assert_non_singular()
        with pytest.raises(tf.errors.InvalidArgumentError, match="positive"):
            wrapped.assert_positive_definite()
