"""Gradients that are too long."""

import numpy as np
import pytest

import minitf as tf
from keras.optimizers.recorded import cases_of, check_config, check_steps, check_traced_steps
from minitf.keras.optimizers.clipping import clipped, require_one_way

CASES = cases_of("clip", "global clip")


@pytest.mark.parametrize("name", CASES)
def test_ten_steps_are_those_of_keras(name):
    check_steps(name)
    check_traced_steps(name)
    check_config(name)


def test_only_long_gradients_are_shortened():
    short, long = tf.constant([0.3, 0.4]), tf.constant([3.0, 4.0])
    first, second = clipped([short, long], 1.0, None, None)
    np.testing.assert_allclose(first, [0.3, 0.4], rtol=1e-6)
    np.testing.assert_allclose(second, [0.6, 0.8], rtol=1e-6)


def test_the_global_norm_keeps_the_direction_of_all_together():
    first, second = clipped([tf.constant([3.0]), tf.constant([4.0])], None, None, 1.0)
    np.testing.assert_allclose([first.numpy()[0], second.numpy()[0]], [0.6, 0.8], rtol=1e-6)


def test_two_ways_at_once_are_refused():
    with pytest.raises(ValueError, match="only one of them"):
        require_one_way(1.0, None, 1.0)
