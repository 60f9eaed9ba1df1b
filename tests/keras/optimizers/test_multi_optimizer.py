"""Several optimizers for one model."""

import json

import pytest

import minitf as tf
from keras.optimizers.recorded import check_steps, check_traced_steps

O = tf.keras.optimizers


@pytest.mark.parametrize("name", ["several", "several scaled"])
def test_ten_steps_are_those_of_keras(name):
    check_steps(name)
    check_traced_steps(name)


def test_its_variables_are_its_own_and_those_of_all_inside():
    optimizer = O.MultiOptimizer(O.OptimizerMap(O.SGD(0.5), {"w": O.SGD(0.5, momentum=0.5)}))
    optimizer.build([tf.keras.Variable(1.0, name="v"), tf.keras.Variable(1.0, name="w")])
    names = [v.path.rpartition("/")[2] for v in optimizer.variables]
    assert names == ["iteration", "learning_rate", *["iteration", "learning_rate", "w_momentum"], "iteration",
                     "learning_rate"]


def test_the_config_makes_it_again():
    optimizer = O.MultiOptimizer(O.OptimizerMap(O.Adam(0.5), {"w": O.SGD(0.25)}), loss_scale_factor=2.0)
    again = O.deserialize(json.loads(json.dumps(O.serialize(optimizer))))
    assert [type(each).__name__ for each in again.optimizers] == ["SGD", "Adam"]
    assert [each.loss_scale_factor for each in again.optimizers] == [2.0, 2.0]


def test_averages_are_finalized_by_those_that_keep_them():
    v, w = tf.keras.Variable(2.0, name="v"), tf.keras.Variable(2.0, name="w")
    optimizer = O.MultiOptimizer(O.OptimizerMap(O.SGD(1.0), {"w": O.SGD(1.0, use_ema=True, ema_momentum=0.5)}))
    for _ in range(2):
        optimizer.apply([tf.constant(1.0), tf.constant(1.0)], [v, w])
    optimizer.finalize_variable_values([v, w])
    assert (v.numpy(), w.numpy()) == (0.0, 0.5)


def test_the_learning_rate_is_not_one():
    optimizer = O.MultiOptimizer(O.OptimizerMap(O.Adam()))
    with pytest.raises(AttributeError, match="several optimizers"):
        optimizer.learning_rate = 0.5
