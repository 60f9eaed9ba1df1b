"""start, stop, Profile, Trace."""

import os

import pytest

import minitf as tf

profiler = tf.profiler.experimental


def test_a_block_is_recorded_and_saved(tmp_path):
    with profiler.Profile(str(tmp_path)) as profile:
        for step in range(2):
            with profiler.Trace("train", step_num=step) as trace:
                trace.set_metadata(cached=True)
                tf.ones([16, 16]) @ tf.ones([16, 16])
    rows = {row.name: row for row in profile.report.rows}
    assert rows["MatMul"].calls == rows["train"].calls == 2
    assert profile.report.events[-1].detail == {"step_num": 1, "cached": True}
    assert os.path.dirname(profile.report.path).startswith(str(tmp_path))
    assert "MatMul" in repr(profile.report)


def test_there_is_one_recording_at_a_time():
    with pytest.raises(tf.errors.UnavailableError, match="No profiler is running"):
        profiler.stop()
    profiler.start("")
    try:
        with pytest.raises(tf.errors.AlreadyExistsError, match="Another profiler is running"):
            profiler.start("")
    finally:
        assert profiler.stop().path is None


def test_a_trace_outside_of_a_recording_does_nothing():
    with profiler.Trace("alone", step_num=1) as trace:
        trace.set_metadata(x=1)
    profiler.start("", options=profiler.ProfilerOptions(host_tracer_level=3))
    assert profiler.stop(save=False).rows == []


def test_an_error_inside_ends_the_recording(tmp_path):
    with pytest.raises(ZeroDivisionError), profiler.Profile(str(tmp_path)):
        raise ZeroDivisionError
    with pytest.raises(tf.errors.UnavailableError):
        profiler.stop()
