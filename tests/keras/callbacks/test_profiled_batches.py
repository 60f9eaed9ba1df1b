"""Batches that are recorded."""

import os

import pytest

import minitf as tf
from minitf.board.event_reader import series_of
from minitf.board.profiler import session
from minitf.keras.callbacks.profiled_batches import bounds


def fit(callback):
    model = tf.keras.Sequential([tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(tf.ones([6, 2]), tf.ones([6, 1]), batch_size=2, verbose=0, callbacks=[callback])


def calls(report):
    return {row.name: row.calls for row in report.rows}


def test_some_batches_of_a_training(tmp_path):
    callback = tf.keras.callbacks.TensorBoard(tmp_path, profile_batch=(2, 3))
    fit(callback)
    assert calls(callback.profile.report)["train"] == calls(callback.profile.report)["train_step"] == 2
    assert callback.profile.report.events[-1].detail == {"step_num": 3}
    assert os.listdir(tmp_path / "train" / "plugins" / "profile")
    assert series_of(tmp_path)["train"]["batch_3"].plugin == "graph_run_metadata_graph"


def test_a_training_that_ends_too_early_is_recorded_so_far(tmp_path):
    callback = tf.keras.callbacks.TensorBoard(tmp_path, profile_batch="3, 50")
    fit(callback)
    assert calls(callback.profile.report)["train"] == 1
    assert session.now.recording is None


def test_who_records_already_is_left_alone(tmp_path):
    callback = tf.keras.callbacks.TensorBoard(tmp_path, profile_batch=1)
    with session.Profile("") as profile:
        fit(callback)
    assert callback.profile.report is None
    assert calls(profile.report)["train_step"] == 3


@pytest.mark.parametrize("batches", [-1, (3, 2), (1, 2, 3), "a", object()])
def test_what_is_no_batch_is_refused(batches):
    with pytest.raises(ValueError, match="profile_batch must be"):
        bounds(batches)
