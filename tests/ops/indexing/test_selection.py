"""where against TensorFlow's answers, NumPy and finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("selection")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(shapes=hnp.mutually_broadcastable_shapes(num_shapes=3, min_side=0, max_dims=3, max_side=3))
def test_it_broadcasts_as_numpy(shapes):
    c, x, y = (np.arange(np.prod(s)).reshape(s) for s in shapes.input_shapes)
    np.testing.assert_array_equal(tf.where(c % 2 == 0, x, -y).numpy(), np.where(c % 2 == 0, x, -y))


@given(condition=hnp.arrays(bool, hnp.array_shapes(min_side=0, max_dims=3, max_side=3)))
def test_the_coordinates_are_numpys(condition):
    np.testing.assert_array_equal(tf.where(condition).numpy(), np.argwhere(condition))


def test_slopes():
    x, y = np.arange(6.0).reshape(2, 3) / 5, np.array([[1.0], [3.0]])
    assert_slopes(lambda x, y: tf.where([True, False, True], x, y) ** 2, x, y)


def test_what_was_not_chosen_is_not_touched_by_an_infinite_gradient():
    x = tf.constant([0.0, 4.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.where(x > 0, x, 1.0) ** 0.5
    assert tape.gradient(y, x).numpy().tolist() == [0, 0.25]


@pytest.mark.parametrize("dtype", ["bfloat16", "float16", "int8", "complex64"])
def test_the_dtype_stays(dtype):
    assert tf.where([True, False], tf.constant([1, 2], dtype), 0).dtype == dtype


@pytest.mark.parametrize("dtype", ["bool", "float16", "int32", "float64", "complex64", "complex128"])
def test_many_choices_are_as_few(dtype):
    random = np.random.default_rng(0)
    c = random.random((3, 70_000)) < 0.5
    x, y = random.integers(0, 2, (2, 3, 70_000)).astype(dtype)
    np.testing.assert_array_equal(tf.where(c, x, y), np.where(c, x, y))
    np.testing.assert_array_equal(tf.where(c.T, x.T, y.T), np.where(c, x, y).T)


def test_a_chosen_nan_stays_and_others_leave_no_trace():
    c = np.arange(200_000) % 3 == 0
    y = tf.where(c, np.full(200_000, np.nan, "f"), np.full(200_000, np.inf, "f")).numpy()
    assert np.isnan(y[c]).all()
    assert np.isposinf(y[~c]).all()
