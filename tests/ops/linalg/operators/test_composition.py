import pytest

import minitf as tf

A = tf.linalg.LinearOperatorFullMatrix([[1.0, 2.0], [3.0, 4.0]], is_non_singular=True)
WIDE = tf.linalg.LinearOperatorFullMatrix(tf.ones([2, 3]))


def test_a_product_with_its_own_adjoint_is_positive_definite():
    square = A @ A.H
    assert (square.is_self_adjoint, square.is_positive_definite, square.is_square) == (True, True, True)
    assert square.name == "LinearOperatorFullMatrix_o_LinearOperatorFullMatrix_adjoint"
    assert (WIDE @ WIDE.H).is_positive_definite is None
    with pytest.raises(ValueError, match="A A\\^H is square"):
        tf.linalg.LinearOperatorComposition([A, A.H], is_self_adjoint=False)


def test_the_sizes_are_those_of_the_ends():
    assert (A @ WIDE).shape == [2, 3]
    assert (A @ WIDE).is_square is False
    with pytest.raises(ValueError, match="must have 3 rows"):
        tf.linalg.LinearOperatorComposition([WIDE, A]).shape  # noqa: B018


def test_it_is_singular_where_one_is():
    tf.linalg.LinearOperatorComposition([A, A]).assert_non_singular()
    with pytest.raises(tf.errors.InvalidArgumentError, match="zeros"):
        tf.linalg.LinearOperatorComposition([A, tf.linalg.LinearOperatorDiag([1.0, 0.0])]).assert_non_singular()


def test_there_must_be_operators_of_one_dtype():
    with pytest.raises(ValueError, match="at least one"):
        tf.linalg.LinearOperatorComposition([])
    with pytest.raises(TypeError, match="same dtype"):
        tf.linalg.LinearOperatorComposition([A, tf.linalg.LinearOperatorIdentity(2, dtype=tf.float64)])
    with pytest.raises(TypeError, match="list of operators"):
        tf.linalg.LinearOperatorComposition(A)
