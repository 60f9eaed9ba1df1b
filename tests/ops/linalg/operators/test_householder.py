import numpy as np
import pytest

import minitf as tf


def test_a_reflection_undoes_itself():
    operator = tf.linalg.LinearOperatorHouseholder([3.0, 4.0])
    assert operator.inverse() is operator.H is operator
    np.testing.assert_allclose(operator.matvec([3.0, 4.0]).numpy(), [-3, -4], rtol=1e-6)
    np.testing.assert_allclose(operator.matvec([-4.0, 3.0]).numpy(), [-4, 3], rtol=1e-6)
    assert operator.determinant().numpy() == -1
    assert operator.eigvals().numpy().tolist() == [-1, 1]


def test_promises_that_none_keeps():
    for promise in ({"is_self_adjoint": False}, {"is_positive_definite": True}, {"is_square": False}):
        with pytest.raises(ValueError, match="a reflection"):
            tf.linalg.LinearOperatorHouseholder([1.0], **promise)
    with pytest.raises(ValueError, match="at least 1 axes"):
        tf.linalg.LinearOperatorHouseholder(1.0)
    with pytest.raises(tf.errors.InvalidArgumentError, match="never positive definite"):
        tf.linalg.LinearOperatorHouseholder([1.0]).assert_positive_definite()
