"""The scatter methods of a variable. Expected values and error classes are TensorFlow's."""

import numpy as np
import pytest

import minitf as tf


def slices(values, indices):
    return tf.IndexedSlices(tf.constant(values), tf.constant(indices))


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("scatter_update", [3.0, 20.0, 4.0]),
        ("scatter_add", [15.0, 20.0, 34.0]),
        ("scatter_sub", [5.0, 20.0, 26.0]),
        ("scatter_mul", [60.0, 20.0, 120.0]),
        ("scatter_div", [10.0 / 6, 20.0, 7.5]),
        ("scatter_min", [2.0, 20.0, 4.0]),
        ("scatter_max", [10.0, 20.0, 30.0]),
    ],
)
def test_rows(method, expected):
    v = tf.Variable([10.0, 20.0, 30.0])
    result = getattr(v, method)(slices([2.0, 3.0, 4.0], [0, 0, 2]))
    np.testing.assert_allclose(v.numpy(), expected)
    assert result.handle is v


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("scatter_nd_update", [[1.0, 6.0], [3.0, 4.0]]),
        ("scatter_nd_add", [[1.0, 13.0], [3.0, 4.0]]),
        ("scatter_nd_sub", [[1.0, -9.0], [3.0, 4.0]]),
        ("scatter_nd_min", [[1.0, 2.0], [3.0, 4.0]]),
        ("scatter_nd_max", [[1.0, 6.0], [3.0, 4.0]]),
    ],
)
def test_elements(method, expected):
    v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
    result = getattr(v, method)([[0, 1], [0, 1]], [5, 6])
    assert v.numpy().tolist() == expected
    assert result.handle is v


def test_one_number_fills_rows():
    v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
    v.scatter_update(tf.IndexedSlices(5.0, [1]))
    assert v.numpy().tolist() == [[1.0, 2.0], [5.0, 5.0]]


def test_the_gradient_of_a_gather_is_scattered_into_the_rows_it_touched():
    table = tf.Variable([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    with tf.GradientTape() as tape:
        y = tf.gather(table, [0, 2, 0])
    gradient = tape.gradient(y, table)
    assert isinstance(gradient, tf.IndexedSlices)
    table.scatter_sub(gradient)
    assert table.numpy().tolist() == [[-1.0, 0.0], [3.0, 4.0], [4.0, 5.0]]


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda v: v.scatter_update(slices([2.0], [7])), tf.errors.InvalidArgumentError, r"7 is not in \[0, 3\)"),
        (lambda v: v.scatter_update(slices([2.0], [-1])), tf.errors.InvalidArgumentError, r"-1 is not in \[0, 3\)"),
        (lambda v: v.scatter_add(slices([[2.0, 3.0]], [1])), tf.errors.InvalidArgumentError, "updates must have"),
        (lambda v: v.scatter_update([1.0]), TypeError, "must be a tf.IndexedSlices"),
        (lambda v: v.scatter_add(slices([2], [1])), ValueError, "int32"),
        (lambda v: v.scatter_nd_update([[5]], [1.0]), tf.errors.InvalidArgumentError, "not inside"),
        (lambda v: v.scatter_nd_add([[1]], [1.0, 2.0]), tf.errors.InvalidArgumentError, "updates must have"),
        (lambda v: v.scatter_nd_add([[0, 1]], [1.0]), tf.errors.InvalidArgumentError, "coordinates"),
    ],
)
def test_what_is_refused_changes_nothing(call, error, words):
    v = tf.Variable([1.0, 2.0, 3.0])
    with pytest.raises(error, match=words):
        call(v)
    assert v.numpy().tolist() == [1.0, 2.0, 3.0]


def test_reading_a_part():
    v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
    assert v.sparse_read([1]).numpy().tolist() == [[3.0, 4.0]]
    assert v.gather_nd([[1, 0]]).numpy().tolist() == [3.0]


def test_a_scatter_for_each_row_of_a_batch():
    v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
    v.batch_scatter_update(tf.IndexedSlices(tf.constant([[9.0], [8.0]]), tf.constant([[1], [0]])))
    assert v.numpy().tolist() == [[1, 9], [8, 4]]
    with pytest.raises(TypeError, match=r"it must be a tf.IndexedSlices"):
        v.batch_scatter_update([1])
