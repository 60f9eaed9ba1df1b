"""Operations of dense tensors on sparse ones: minitf/ops/sparse/dispatch.py."""

import numpy as np
import pytest

import minitf as tf

DENSE = np.array([[0.5, 0.0, 0.0], [0.0, 0.0, -0.25]], np.float32)
ST = tf.sparse.from_dense(DENSE)
NAMES = ["asin", "asinh", "atan", "atanh", "erf", "negative", "sign", "sin", "square", "tan", "tanh", "abs"]


@pytest.mark.parametrize("name", NAMES)
def test_what_leaves_zeros_is_done_to_the_values(name):
    function = getattr(tf.math, name)
    y = function(ST)
    assert isinstance(y, tf.SparseTensor)
    np.testing.assert_array_equal(tf.sparse.to_dense(y), function(DENSE))


def test_the_bessel_functions_leave_zeros_out_as_in_tensorflow():
    assert tf.math.bessel_i0e(ST).values.shape == tf.math.bessel_i1e(ST).values.shape == [2]


def test_what_only_hands_on():
    assert tf.cast(ST, tf.int32).dtype == tf.cast(x=ST, dtype=tf.int32).dtype == tf.int32
    assert tf.identity(ST).values.numpy().tolist() == tf.stop_gradient(ST).values.numpy().tolist() == [0.5, -0.25]
    assert (tf.size(ST).numpy(), tf.rank(ST).numpy(), tf.shape(ST).numpy().tolist()) == (6, 2, [2, 3])
    assert tf.shape(ST, tf.int64).dtype == tf.int64


def test_matrix_products():
    b = np.arange(6, dtype=np.float32).reshape(3, 2)
    np.testing.assert_allclose(tf.matmul(ST, b), DENSE @ b)
    np.testing.assert_allclose(tf.matmul(ST, b.T, transpose_b=True), DENSE @ b)
    np.testing.assert_allclose(tf.matmul(b, ST), b @ DENSE)


@pytest.mark.parametrize("call", [tf.exp, tf.nn.relu, tf.reduce_sum, tf.convert_to_tensor, lambda x: tf.add(x, 1.0),
                                  lambda x: tf.concat([x, x], 0)])
def test_what_needs_a_dense_tensor_says_so(call):
    with pytest.raises(ValueError, match=r"no single tensor.*to_dense"):
        call(ST)


def test_gradients_go_to_the_values():
    values = tf.Variable([0.5, -0.25])
    with tf.GradientTape() as tape:
        y = tf.matmul(tf.square(ST.with_values(values)), tf.ones([3, 1]))
    np.testing.assert_allclose(tape.gradient(y, values), [1.0, -0.5])
