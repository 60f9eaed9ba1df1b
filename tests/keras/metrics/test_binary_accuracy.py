"""How often a probability says the same as a yes or no."""

import numpy as np

import minitf as tf

binary_accuracy = tf.keras.metrics.binary_accuracy


def test_yes_and_no_can_both_be_right():
    np.testing.assert_allclose(binary_accuracy([1.0, 0.0, 1.0, 0.0], [0.9, 0.1, 0.2, 0.7]), [1.0, 1.0, 0.0, 0.0])


def test_the_limit_itself_is_a_no():
    np.testing.assert_allclose(binary_accuracy([0.0, 1.0], [0.5, 0.5]), [1.0, 0.0])


def test_another_threshold():
    np.testing.assert_allclose(binary_accuracy([1.0, 1.0, 0.0], [0.3, 0.1, 0.3], threshold=0.2), [1.0, 0.0, 0.0])


def test_whole_numbers_as_labels():
    found = binary_accuracy(np.array([1, 0]), tf.constant([0.9, 0.9]))
    assert found.dtype == tf.float32
    np.testing.assert_allclose(found, [1.0, 0.0])


def test_labels_without_the_last_axis():
    np.testing.assert_allclose(binary_accuracy([1.0, 0.0], [[0.9], [0.9]]), [[1.0], [0.0]])
