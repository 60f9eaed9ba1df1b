"""Isotonic regression."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import losses as naive

X = np.random.default_rng(0).normal(size=(3, 7))


def test_as_the_formula_of_minima_of_maxima_says():
    y, segments = tf.nn.isotonic_regression(X)
    np.testing.assert_allclose(y, [naive.isotonic(row) for row in X])
    for row, numbers in zip(y.numpy(), segments.numpy()):
        np.testing.assert_array_equal(np.diff(numbers), np.diff(row) != 0)


def test_directions_and_axes():
    rising = tf.nn.isotonic_regression(X, decreasing=False).output
    np.testing.assert_allclose(rising, [-naive.isotonic(-row) for row in X])
    columns = tf.nn.isotonic_regression(X.T, axis=0).output
    np.testing.assert_allclose(columns, tf.transpose(tf.nn.isotonic_regression(X).output))


@pytest.mark.parametrize(("dtype", "result"), [("int8", "float32"), ("int32", "float64"), ("float16", "float16")])
def test_dtypes(dtype, result):
    assert tf.nn.isotonic_regression(tf.constant([1, 2], dtype)).output.dtype.name == result


def test_derivatives():
    check_gradients(lambda x: tf.nn.isotonic_regression(x)[0] ** 2, X)
