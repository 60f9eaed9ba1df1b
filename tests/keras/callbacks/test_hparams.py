"""The callback that tells TensorBoard of hyperparameters."""

import pytest

import minitf as tf
from minitf.board import hparams as hp
from minitf.board.event_reader import series_of


def test_a_training_tells_its_values_and_its_end(tmp_path):
    model = tf.keras.Sequential([tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    callback = hp.KerasCallback(str(tmp_path), {"rate": 0.1})
    model.fit(tf.ones([4, 2]), tf.ones([4, 1]), verbose=0, callbacks=[callback])
    assert list(series_of(tmp_path)["."]) == ["_hparams_/session_start_info", "_hparams_/session_end_info"]
    with pytest.raises(RuntimeError, match="cannot be reused"):
        model.fit(tf.ones([4, 2]), tf.ones([4, 1]), verbose=0, callbacks=[callback])


def test_wrong_values_are_refused_before_the_training():
    with pytest.raises(TypeError, match="unsupported type"):
        hp.KerasCallback("nowhere", {"rate": None})
    with pytest.raises(TypeError, match="writer must be"):
        hp.KerasCallback(None, {})
