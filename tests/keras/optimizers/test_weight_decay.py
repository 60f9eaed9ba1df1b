"""Which variables decay."""

import numpy as np

import minitf as tf
from keras.optimizers.recorded import check_steps
from minitf.keras.optimizers.weight_decay import Exclusions


def test_names_are_searched_and_variables_known():
    kernel, bias, other = (tf.Variable(1.0, name=name) for name in ("kernel", "dense_bias", "other"))
    excluded = Exclusions([other], ["bias", "gamma"])
    assert [variable in excluded for variable in (kernel, bias, other)] == [False, True, True]


def test_steps_with_an_excluded_name_are_those_of_keras():
    check_steps("adamw excluded name")


def test_an_excluded_variable_does_not_decay():
    kernel, bias = tf.Variable([1.0], name="kernel"), tf.Variable([1.0], name="bias")
    for optimizer in (tf.keras.optimizers.SGD(0.5, weight_decay=0.5), tf.keras.optimizers.Lamb(0.5, weight_decay=0.5)):
        kernel.assign([1.0])
        optimizer.exclude_from_weight_decay(var_list=[bias])
        optimizer.apply([tf.constant([0.0]), tf.constant([0.0])], [kernel, bias])
        assert np.array_equal(kernel.numpy(), [0.75])
        assert np.array_equal(bias.numpy(), [1.0])
