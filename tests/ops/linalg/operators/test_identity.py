import numpy as np
import pytest

import minitf as tf

Identity, Scaled, Zeros = (tf.linalg.LinearOperatorIdentity, tf.linalg.LinearOperatorScaledIdentity,
                           tf.linalg.LinearOperatorZeros)


def test_the_identity_is_as_large_as_it_says():
    operator = Identity(100000)
    assert operator.matvec(np.ones(100000, "f")).shape == [100000]
    assert operator.diag_part().shape == [100000]


def test_what_it_takes_is_repeated_along_the_batch():
    x = tf.ones([3, 1])
    assert Identity(3, batch_shape=[2]).matmul(x).shape == [2, 3, 1]
    assert Identity(3, batch_shape=[2])[0].shape == [3, 3]
    assert Zeros(3, batch_shape=[2]).matmul(x).shape == [2, 3, 1]


def test_zeros_of_any_shape():
    wide = Zeros(2, 3, is_square=False, is_self_adjoint=False)
    assert wide.matmul(tf.ones([3, 4])).shape == [2, 4]
    assert wide.matmul(tf.ones([2, 4]), adjoint=True).shape == [3, 4]
    assert Zeros(2).determinant().numpy() == Zeros(2).trace().numpy() == 0
    assert Zeros(2).eigvals().numpy().tolist() == [0, 0]
    with pytest.raises(NotImplementedError, match="not singular"):
        Zeros(2).solvevec([1.0, 2.0])
    for check in (Zeros(2).assert_non_singular, Zeros(2).assert_positive_definite):
        with pytest.raises(tf.errors.InvalidArgumentError, match="zeros"):
            check()


@pytest.mark.parametrize(("make", "error"), [
    (lambda: Identity(2.0), TypeError), (lambda: Identity([2]), ValueError), (lambda: Identity(-1), ValueError),
    (lambda: Identity(2, batch_shape=[-1]), ValueError), (lambda: Identity(2, batch_shape=3), ValueError),
    (lambda: Identity(2, is_self_adjoint=False), ValueError), (lambda: Zeros(2, 3), ValueError),
    (lambda: Zeros(2, is_non_singular=True), ValueError), (lambda: Scaled(2, 1.0, is_square=False), ValueError),
])
def test_what_is_refused(make, error):
    with pytest.raises(error):
        make()


def test_a_multiple_is_checked_by_its_multiplier():
    Scaled(2, 3.0).assert_positive_definite()
    assert np.isnan(Scaled(2, 0.0).cond().numpy())
    for factor, check in ((0.0, "non_singular"), (-1.0, "positive_definite"), (1j, "self_adjoint")):
        with pytest.raises(tf.errors.InvalidArgumentError):
            getattr(Scaled(2, factor), f"assert_{check}")()
