"""Where summaries go, at which step, and whether."""

import pytest

import minitf as tf
from minitf.board import state


@pytest.fixture
def writer(tmp_path):
    writer = tf.summary.create_file_writer(str(tmp_path))
    yield writer
    writer.close()


def test_the_step_is_an_int_or_a_variable_that_is_asked_each_time():
    step = tf.Variable(3, dtype=tf.int64)
    tf.summary.experimental.set_step(step)
    try:
        assert int(state.step_of(None)) == 3
        step.assign_add(1)
        assert int(state.step_of(None)) == 4
        assert state.step_of(9) == 9
    finally:
        tf.summary.experimental.set_step(None)


def test_without_a_step_there_is_no_summary(writer):
    with writer.as_default(), pytest.raises(ValueError, match=r"No step set.*set_step"):
        tf.summary.scalar("a", 1.0)


def test_a_block_has_a_writer_and_a_step(writer):
    with writer.as_default(step=5):
        assert state.here.writer is writer
        assert tf.summary.experimental.get_step() == 5
    assert state.here.writer is None
    assert tf.summary.experimental.get_step() is None


@pytest.mark.parametrize(("condition", "wanted"), [
    (True, True), (False, False), (lambda: False, False), (tf.constant(True), True),
    (lambda: tf.constant(False), False),
])  # fmt: skip
def test_conditions(writer, condition, wanted):
    with writer.as_default(step=0), tf.summary.record_if(condition):
        assert bool(tf.summary.should_record_summaries()) is wanted
        assert bool(tf.summary.scalar("a", 1.0)) is wanted


def test_without_a_writer_nothing_is_wanted():
    assert not tf.summary.should_record_summaries()
    assert not tf.summary.scalar("a", 1.0)
