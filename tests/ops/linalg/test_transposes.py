import numpy as np
import pytest

import minitf as tf


def test_only_the_last_two_axes_change_places():
    x = np.arange(24).reshape(2, 3, 4)
    np.testing.assert_array_equal(tf.linalg.matrix_transpose(x).numpy(), x.swapaxes(1, 2))


def test_the_adjoint_is_conjugated():
    x = np.array([[1 + 2j, 3], [4j, 5]])
    np.testing.assert_array_equal(tf.linalg.adjoint(x).numpy(), x.conj().T)
    np.testing.assert_array_equal(tf.linalg.matrix_transpose(x).numpy(), x.T)


@pytest.mark.parametrize("f", [tf.linalg.adjoint, tf.linalg.matrix_transpose])
def test_a_vector_has_no_transpose(f):
    with pytest.raises(ValueError, match="at least 2 axes"):
        f([1.0, 2.0])
