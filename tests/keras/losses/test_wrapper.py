"""minitf/keras/losses/wrapper.py: losses made of functions."""

import json

import minitf as tf
from minitf.keras.losses.wrapper import LossFunctionWrapper


def weighted_gap(y_true, y_pred, factor=1.0):
    return factor * tf.abs(y_true - y_pred)


def test_settings_reach_the_function_and_are_attributes():
    loss = LossFunctionWrapper(weighted_gap, reduction="sum", factor=3.0)
    assert float(loss([1.0, 2.0], [2.0, 2.0])) == 3.0
    assert loss.factor == 3.0
    assert tf.keras.losses.Huber(delta=0.5).delta == 0.5


def test_the_function_is_in_the_config():
    loss = LossFunctionWrapper(tf.keras.losses.huber, delta=2.0, name="h")
    config = json.loads(json.dumps(loss.get_config()))
    again = LossFunctionWrapper.from_config(config)
    assert again.fn is tf.keras.losses.huber
    assert again.delta == 2.0
    assert float(again([0.0], [3.0])) == float(loss([0.0], [3.0])) == 4.0


def test_structures_get_the_same_rank_leaf_by_leaf():
    def total(y_true, y_pred):
        return tf.abs(y_true[0] - y_pred[0]) + tf.abs(y_true[1] - y_pred[1])

    true = [tf.constant([1.0, 2.0]), tf.constant([[0.0], [0.0]])]
    pred = [tf.constant([[1.0], [1.0]]), tf.constant([[1.0], [1.0]])]
    assert LossFunctionWrapper(total, reduction=None)(true, pred).numpy().tolist() == [[1.0], [2.0]]


def test_repr():
    assert repr(tf.keras.losses.Huber()).startswith("<LossFunctionWrapper(<function huber at")
