"""Bounded normal numbers: bounds, gradients, errors. Exact numbers: test_distributions.py and interop."""

import numpy as np
import pytest

import minitf as tf

draw = tf.random.stateless_parameterized_truncated_normal


def test_each_column_keeps_to_its_bounds():
    x = draw([500, 2], [1, 2], [0.0, 5.0], 2.0, [-1.0, 6.0], [0.5, 7.0]).numpy()
    assert [*x.min(axis=0), *x.max(axis=0)] == pytest.approx([-1, 6, 0.5, 7], abs=0.05)


def test_moving_everything_moves_the_numbers_as_far():
    mean, low, high = (tf.constant(v) for v in (0.3, -1.0, 2.0))
    with tf.GradientTape() as tape:
        tape.watch([mean, low, high])
        x = tf.reduce_mean(draw([4000], [1, 2], mean, 1.5, low, high))
    slopes = [float(g) for g in tape.gradient(x, [mean, low, high])]
    assert slopes[0] == pytest.approx(1.0)  # as in TensorFlow, which holds the bounds' shares fixed
    assert 0 < slopes[1] < 1
    assert 0 < slopes[2] < 1


@pytest.mark.parametrize(
    "parameters", [(0.0, 0.0), (0.0, -1.0), (0.0, 1.0, 2.0, 1.0), (0.0, 1.0, -np.inf, np.inf), (0.0, 1.0, np.nan, 1.0)]
)
def test_what_is_no_distribution(parameters):
    with pytest.raises(tf.errors.InvalidArgumentError, match="stddevs must be > 0"):
        draw([2], [1, 2], *parameters)
