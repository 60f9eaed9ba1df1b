import pytest

import minitf as tf
from minitf.ops.linalg.operators import checks


def test_entries():
    v = tf.Variable([1.0])
    assert checks.as_entries(v, 1, "here") is v
    with pytest.raises(ValueError, match="at least 2 axes"):
        checks.as_entries([1.0], 2, "here")
    with pytest.raises(TypeError, match="float or complex"):
        checks.require_solvable(tf.constant([[1, 2]]), "here")


def test_promises_that_are_always_true():
    assert checks.require_promise("here", None, True, "it is square") is True
    with pytest.raises(ValueError, match="whatever its entries"):
        checks.require_promise("here", False, True, "it is square")


def test_numbers_are_looked_at():
    checks.require_real(tf.constant([1.0]), "wrong")
    checks.require_non_singular(tf.eye(2))
    checks.require_positive_definite(tf.eye(2))
    checks.require_self_adjoint(tf.constant([[1 + 0j, 2j], [-2j, 1 + 0j]]))
    for check, x in ((checks.require_not_zero, [0.0]), (checks.require_real, [1j]), (checks.require_positive, [0.0])):
        with pytest.raises(tf.errors.InvalidArgumentError, match="wrong"):
            check(tf.constant(x), "wrong")
    for check in (checks.require_non_singular, checks.require_positive_definite):
        with pytest.raises(tf.errors.InvalidArgumentError):
            check(tf.constant([[1.0, 2.0], [2.0, 4.0]]))
    with pytest.raises(tf.errors.InvalidArgumentError, match="adjoint"):
        checks.require_self_adjoint(tf.constant([[1.0, 2.0], [3.0, 4.0]]))
