"""dropout: what is dropped, what is scaled, what is refused. Its exact numbers are tested in test_random.py."""

import numpy as np
import pytest

import minitf as tf


def test_a_fraction_is_dropped_and_the_rest_scaled():
    tf.random.set_seed(1)
    y = tf.nn.dropout(tf.ones([100_000]), 0.2).numpy()
    assert set(np.unique(y).tolist()) == {0.0, 1.25}
    assert abs((y == 0).mean() - 0.2) < 0.01


def test_whole_rows_are_dropped_together():
    tf.random.set_seed(1)
    y = tf.nn.dropout(tf.ones([100, 5]), 0.5, noise_shape=[100, 1]).numpy()
    assert {tuple(row) for row in y.tolist()} == {(0.0,) * 5, (2.0,) * 5}


def test_the_gradient_flows_where_nothing_was_dropped():
    tf.random.set_seed(1)
    x = tf.Variable(tf.fill([50], 3.0))
    with tf.GradientTape() as tape:
        y = tf.nn.dropout(x, 0.5)
    np.testing.assert_array_equal(tape.gradient(y, x).numpy(), y.numpy() / 3.0)


def test_rate_zero_keeps_all_and_draws_the_same_seed():
    tf.random.set_seed(1)
    assert tf.nn.dropout([1.0, 2.0], 0).numpy().tolist() == [1.0, 2.0]
    after_zero = tf.random.uniform([3]).numpy()
    tf.random.set_seed(1)
    tf.nn.dropout([1.0, 2.0], 0.5)
    np.testing.assert_array_equal(tf.random.uniform([3]).numpy(), after_zero)


@pytest.mark.parametrize(
    ("x", "rate", "words"),
    [
        ([1, 2], 0.5, "must be float"),
        ([1.0], 1.0, r"in \[0, 1\)"),
        ([1.0], -0.1, r"in \[0, 1\)"),
        ([1.0], "a", "rate is 'a'"),
        ([1.0], tf.constant(0.5, tf.float64), "dtypes must agree"),
    ],
)
def test_what_is_refused(x, rate, words):
    with pytest.raises(ValueError, match=words):
        tf.nn.dropout(x, rate)


def test_a_noise_shape_that_does_not_fit():
    with pytest.raises(tf.errors.InvalidArgumentError):
        tf.nn.dropout(tf.ones([4]), 0.5, noise_shape=[3])
