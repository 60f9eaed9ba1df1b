"""The values of a trial, as TensorBoard reads them."""

import numpy as np
import pytest

import minitf as tf
from minitf.board import hparams as hp
from minitf.board.event_reader import series_of
from minitf.board.hparams.trial import session_end_pb
from minitf.wire import messages


def start_of(values, **options):
    [value] = hp.hparams_pb(values, **options).value
    return messages.HParamsPluginData.FromString(value.metadata.plugin_data.content).session_start_info


def test_values_are_bools_numbers_and_strings():
    start = start_of({"a": True, hp.HParam("b"): np.float32(0.5), "c": np.int64(3), "d": "adam"}, start_time_secs=7)
    kinds = {name: value.WhichOneof("kind") for name, value in start.hparams.items()}
    assert kinds == {"a": "bool_value", "b": "number_value", "c": "number_value", "d": "string_value"}
    assert (start.hparams["c"].number_value, start.start_time_secs) == (3.0, 7)


def test_trials_of_the_same_values_have_one_name_which_is_tensorboards():
    assert start_of({"a": 1, "b": 2}).group_name == start_of({"b": 2, "a": 1}).group_name
    assert start_of({"a": 1}).group_name == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"
    assert start_of({"a": 1}, trial_id="mine").group_name == "mine"


@pytest.mark.parametrize(("values", "options", "error", "message"), [
    ({"a": 1, hp.HParam("a"): 2}, {}, ValueError, "multiple values specified for hparam 'a'"),
    ({"a": [1]}, {}, TypeError, "unsupported type list"),
    ({"a": 1}, {"trial_id": 3}, TypeError, "`trial_id` should be a `str`"),
])  # fmt: skip
def test_what_is_wrong_is_refused(values, options, error, message):
    with pytest.raises(error, match=message):
        hp.hparams_pb(values, **options)


def test_they_are_written_at_step_0_whatever_the_scope(tmp_path):
    assert not hp.hparams({"a": 1})  # no writer
    with tf.summary.create_file_writer(str(tmp_path)).as_default(), tf.name_scope("scope"):
        assert hp.hparams({"a": 1})
        assert hp.hparams_config([], [])
        tf.summary.flush()
    series = series_of(tmp_path)["."]
    assert {tag: (s.plugin, s.steps) for tag, s in series.items()} == {
        "_hparams_/session_start_info": ("hparams", [0]), "_hparams_/experiment": ("hparams", [0])}


def test_the_end_of_a_trial():
    [value] = session_end_pb(end_time_secs=5).value
    end = messages.HParamsPluginData.FromString(value.metadata.plugin_data.content).session_end_info
    assert (value.tag, end.status, end.end_time_secs) == ("_hparams_/session_end_info", 1, 5)
