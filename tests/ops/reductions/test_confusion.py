"""confusion_matrix against a loop, and what is no class."""

import numpy as np
import pytest

import minitf as tf


def test_as_a_loop():
    rng = np.random.default_rng(0)
    labels, predictions = rng.integers(0, 4, [2, 50])
    weights = rng.uniform(size=50)
    wanted = np.zeros([4, 4])
    for i, j, w in zip(labels, predictions, weights):
        wanted[i, j] += w
    found = tf.math.confusion_matrix(labels, predictions, weights=weights, dtype=tf.float64)
    np.testing.assert_allclose(found, wanted, rtol=1e-14)


def test_the_size_is_as_asked_or_as_needed():
    assert tf.math.confusion_matrix([0], [2]).shape == [3, 3]
    assert tf.math.confusion_matrix([0], [2], num_classes=5, dtype=tf.int64).dtype == tf.int64


def test_an_axis_of_size_1_more():
    expected = tf.math.confusion_matrix([0, 1], [1, 1]).numpy().tolist()
    assert tf.math.confusion_matrix([[0], [1]], [1, 1]).numpy().tolist() == expected
    assert tf.math.confusion_matrix([0, 1], [[1], [1]]).numpy().tolist() == expected


@pytest.mark.parametrize(("labels", "predictions", "count", "match"), [
    ([-1], [0], None, "labels holds -1"), ([0], [-2], None, "predictions holds -2"), ([3], [0], 3, "labels holds 3"),
    ([0], [7], 3, "predictions holds 7, num_classes is 3"),
])  # fmt: skip
def test_what_is_no_class(labels, predictions, count, match):
    with pytest.raises(tf.errors.InvalidArgumentError, match=match):
        tf.math.confusion_matrix(labels, predictions, count)


def test_weights_of_another_shape():
    with pytest.raises(ValueError, match="known sizes must be equal"):
        tf.math.confusion_matrix([0, 1], [1, 1], weights=[1.0])
