"""Running means of the variables."""

import numpy as np
import pytest

import minitf as tf
from keras.optimizers.recorded import check_config, check_steps, check_traced_steps
from minitf.keras.optimizers.averaging import overwrite, require_settings


@pytest.mark.parametrize("name", ["mean", "mean overwrites", "mean at the end"])
def test_ten_steps_are_those_of_keras(name):
    check_steps(name)
    check_traced_steps(name)
    check_config(name)


def test_the_mean_starts_with_the_variable_and_follows_it():
    v = tf.Variable(4.0)
    optimizer = tf.keras.optimizers.SGD(1.0, use_ema=True, ema_momentum=0.5)
    optimizer.apply([tf.constant(2.0)], [v])
    optimizer.apply([tf.constant(2.0)], [v])
    assert v.numpy() == 0.0
    optimizer.finalize_variable_values([v])
    assert v.numpy() == 1.0  # the mean of 2 and 0


@pytest.mark.parametrize("settings", [(1.5, None), (-0.1, None), (0.9, 0.5), (0.9, -1)])
def test_settings_out_of_range_are_refused(settings):
    with pytest.raises(ValueError, match="it must be"):
        require_settings(*settings)


def test_other_variables_have_no_means():
    with pytest.raises(ValueError, match="received 2 variables"):
        overwrite([tf.Variable(np.float32(1))], [tf.Variable(1.0), tf.Variable(2.0)])
