"""compute_gradient: two Jacobians that should agree. Values as TensorFlow returns them."""

import numpy as np
import pytest

import minitf as tf


def test_the_diagonal_of_a_square():
    exact, measured = tf.test.compute_gradient(lambda x: x * x, [tf.constant([1.0, 2.0])])
    for jacobian in (*exact, *measured):
        assert jacobian.dtype == np.float32
        assert jacobian.tolist() == [[2.0, 0.0], [0.0, 4.0]]


def test_one_row_for_each_result_and_one_column_for_each_element():
    exact, measured = tf.test.compute_gradient(lambda x, y: x * y, [tf.constant([1.0, 2.0]), 3.0])
    assert [j.shape for j in exact] == [(2, 2), (2, 1)]
    assert exact[1].tolist() == measured[1].tolist() == [[1.0], [2.0]]


def test_matrices_are_flattened_in_order():
    a, b = np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4)
    exact, measured = tf.test.compute_gradient(tf.matmul, [a, b])
    np.testing.assert_allclose(exact[0], np.kron(np.eye(2), b.T))
    np.testing.assert_allclose(exact[1], np.kron(a, np.eye(4)))
    for left, right in zip(exact, measured):
        np.testing.assert_allclose(left, right, atol=1e-9)


def test_a_smaller_step_measures_better():
    def error(delta):
        exact, measured = tf.test.compute_gradient(lambda x: x * x * x, [np.array([1.0])], delta)
        return abs(exact[0] - measured[0]).item()

    assert error(1e-4) < error(1e-2) / 100


def test_an_argument_without_influence_has_a_jacobian_of_zeros():
    exact, measured = tf.test.compute_gradient(lambda x, y: x * 1.0, [1.0, 2.0])
    assert exact[1].tolist() == measured[1].tolist() == [[0.0]]


def test_the_arguments_are_a_list():
    with pytest.raises(ValueError, match=r"Pass \[x\]"):
        tf.test.compute_gradient(lambda x: x, tf.constant([1.0]))
