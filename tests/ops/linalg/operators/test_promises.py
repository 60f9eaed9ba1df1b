import pytest

import minitf as tf
from minitf.ops.linalg.operators import promises

POSITIVE = tf.linalg.LinearOperatorDiag([1.0, 2.0], is_positive_definite=True)
UNKNOWN = tf.linalg.LinearOperatorFullMatrix([[1.0, 2.0], [3.0, 4.0]])
WIDE = tf.linalg.LinearOperatorFullMatrix(tf.ones([2, 3]))


def test_what_a_product_is_known_to_be():
    assert promises.commuting_promises(POSITIVE, POSITIVE)["is_positive_definite"]
    assert promises.commuting_promises(POSITIVE, UNKNOWN) == {
        "is_non_singular": None, "is_square": True, "is_self_adjoint": None, "is_positive_definite": None}
    assert promises.product_is_non_singular(POSITIVE, tf.linalg.LinearOperatorZeros(2)) is False
    assert promises.product_promises(UNKNOWN, WIDE) == {
        "is_non_singular": False, "is_self_adjoint": False, "is_positive_definite": False, "is_square": False}
    assert promises.product_is_square(WIDE, WIDE.H) is True
    assert promises.product_is_square(UNKNOWN, WIDE) is False


def test_the_form_of_a_symmetric_product():
    assert promises.is_symmetric_product([UNKNOWN, UNKNOWN.H])
    assert promises.is_symmetric_product([WIDE, UNKNOWN, UNKNOWN.H, WIDE.H])
    assert not promises.is_symmetric_product([UNKNOWN, UNKNOWN])
    assert not promises.is_symmetric_product([UNKNOWN])
    assert promises.is_adjoint_pair(POSITIVE, POSITIVE)


def test_contradictions():
    with pytest.raises(ValueError, match="the operator itself has"):
        promises.shared_promises(POSITIVE, "adjoint", False, None, None, None)
    with pytest.raises(ValueError, match="so has the whole"):
        promises.all_promise([POSITIVE, POSITIVE], "is_self_adjoint", False, "here")
    assert promises.all_promise([POSITIVE, UNKNOWN], "is_self_adjoint", False, "here") is False
