"""reshape, expand_dims, squeeze, transpose, and the ops that read a shape."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

X = np.arange(24.0).reshape(2, 3, 4)


@table("layout")
def test_as_tensorflow(expression):
    check("layout", expression)


@pytest.mark.parametrize("perm", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1), (-1, 0, 1)], ids=str)
def test_transpose_is_numpys(perm):
    np.testing.assert_array_equal(tf.transpose(X, perm), X.transpose(perm))
    np.testing.assert_array_equal(tf.transpose(tf.transpose(X, perm), np.argsort([p % 3 for p in perm])), X)


REARRANGED = {
    "reshape": lambda x: tf.reshape(x, [4, -1]),
    "transpose": lambda x: tf.transpose(x, [1, 2, 0]),
    "expand_dims": lambda x: tf.expand_dims(x, 1),
    "squeeze": lambda x: tf.squeeze(x[tf.newaxis], 0),
}


@pytest.mark.parametrize("name", REARRANGED)
def test_derivatives(name):
    check_gradients(lambda x: REARRANGED[name](x * x), X / 10)


@pytest.mark.parametrize("name", REARRANGED)
def test_no_element_is_copied(name):
    x = tf.constant(X)
    assert np.shares_memory(np.asarray(x), np.asarray(REARRANGED[name](x)))


def test_a_reshape_of_a_transpose_keeps_the_order_of_elements():
    np.testing.assert_array_equal(tf.reshape(tf.transpose(X), [-1]), X.T.reshape(-1))


def test_sizes_that_do_not_fit_are_named():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Reshape: .*, shape is \[4\]: .*6.*4"):
        tf.reshape(tf.zeros([2, 3]), [4])
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Squeeze: .*axis 0 has size 2"):
        tf.squeeze(tf.zeros([2, 3]), 0)
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Transpose: .*perm is \[0, 0\] and must name each"):
        tf.transpose(tf.zeros([2, 3]), [0, 0])
