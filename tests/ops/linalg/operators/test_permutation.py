import numpy as np
import pytest

import minitf as tf


def test_rows_are_picked_and_put_back():
    operator = tf.linalg.LinearOperatorPermutation([2, 0, 1])
    x = operator.matvec([1.0, 2.0, 3.0])
    np.testing.assert_array_equal(x.numpy(), [3, 1, 2])
    np.testing.assert_array_equal(operator.solvevec(x).numpy(), [1, 2, 3])
    np.testing.assert_array_equal(operator.matvec(x, adjoint=True).numpy(), [1, 2, 3])
    assert operator.log_abs_determinant().numpy() == 0


@pytest.mark.parametrize(("perm", "error"), [([0.0, 1.0], TypeError), ([0, 0], ValueError), ([1, 2], ValueError),
                                             (0, ValueError)])
def test_every_number_once(perm, error):
    with pytest.raises(error):
        tf.linalg.LinearOperatorPermutation(perm)
