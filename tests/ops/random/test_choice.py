"""shuffle and categorical: distributions and errors. Their exact numbers are tested in test_random.py."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.random.choice import draw_classes


def test_shuffle_keeps_rows_together():
    tf.random.set_seed(1)
    x = np.arange(30).reshape(10, 3)
    y = tf.random.shuffle(x).numpy()
    assert not np.array_equal(x, y)
    np.testing.assert_array_equal(y[np.argsort(y[:, 0])], x)


def test_every_order_is_as_likely():
    tf.random.set_seed(1)
    orders = [tuple(tf.random.shuffle([0, 1, 2]).numpy().tolist()) for _ in range(1200)]
    counts = [orders.count(order) for order in set(orders)]
    assert len(counts) == 6
    assert min(counts) > 150
    assert max(counts) < 250


@pytest.mark.parametrize("value", [3, [], [7], np.zeros((4, 0))])
def test_what_cannot_be_reordered_comes_back(value):
    np.testing.assert_array_equal(tf.random.shuffle(value).numpy(), value)


def test_categorical_draws_in_proportion():
    tf.random.set_seed(1)
    logits = np.log([[1.0, 2.0, 7.0], [5.0, 5.0, 1e-30]]).astype(np.float32)
    classes = tf.random.categorical(logits, 20_000).numpy()
    assert classes.dtype == np.int64
    shares = [[(row == c).mean() for c in range(3)] for row in classes]
    np.testing.assert_allclose(shares, [[0.1, 0.2, 0.7], [0.5, 0.5, 0.0]], atol=0.015)


@pytest.mark.parametrize(
    ("logits", "count", "words"),
    [([0.0, 1.0], 3, "matrix"), ([[0.0, 1.0]], -3, "num_samples"), ([["a"]], 1, "must be one of")],
)
def test_what_cannot_be_drawn_from(logits, count, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        tf.random.categorical(logits, count)


@pytest.mark.parametrize("times", [1, 2000])  # few draws, and so many that they are looked up one by one
def test_a_number_falls_on_the_class_that_covers_it(times):
    logits = np.log([[1.0, 2.0, 1.0], [3.0, 1.0, 4.0]])
    u = np.tile([0.0, 0.2, 0.3, 0.4, 0.7, 0.8, 0.999], (2, times))
    classes = np.tile([[0, 0, 1, 1, 1, 2, 2], [0, 0, 0, 1, 2, 2, 2]], (1, times))
    np.testing.assert_array_equal(draw_classes(logits, u), classes)


def test_a_class_without_probability_is_not_drawn():
    np.testing.assert_array_equal(draw_classes(np.array([[-np.inf, 0.0, -np.inf]]), np.array([[0.0, 0.5, 0.999]])), 1)


def test_only_differences_of_logits_matter():
    np.testing.assert_array_equal(draw_classes(np.array([[1000.0, 1000.0]]), np.array([[0.4, 0.6]])), [[0, 1]])
