"""Writers: when their file is made, and what happens when they are closed."""

import os

import pytest

import minitf as tf
from minitf.board.event_reader import series_of


def test_the_file_is_made_when_it_is_needed(tmp_path):
    writer = tf.summary.create_file_writer(str(tmp_path / "run"))
    assert not (tmp_path / "run").exists()
    writer.init()
    assert len(os.listdir(tmp_path / "run")) == 1
    writer.close()


def test_a_closed_writer_is_refused(tmp_path):
    writer = tf.summary.create_file_writer(str(tmp_path))
    writer.close()
    writer.close()
    with pytest.raises(RuntimeError, match="already closed"):
        writer.as_default()
    with pytest.raises(RuntimeError, match="already closed"):
        writer.set_as_default()


def test_a_default_for_the_rest_of_the_program(tmp_path):
    writer = tf.summary.create_file_writer(str(tmp_path), filename_suffix=".end")
    writer.set_as_default(step=2)
    try:
        assert tf.summary.scalar("a", 1.0)
        assert tf.summary.flush()
        assert series_of(tmp_path)["."]["a"].steps == [2]
        assert os.listdir(tmp_path)[0].endswith(".end")
    finally:
        tf.summary.create_noop_writer().set_as_default()
        tf.summary.experimental.set_step(None)
        writer.close()


def test_a_writer_that_writes_nothing(tmp_path):
    with tf.summary.create_noop_writer().as_default(step=0):
        assert not tf.summary.scalar("a", 1.0)


def test_no_folder_is_refused(tmp_path):
    with pytest.raises(ValueError, match="cannot be None"):
        tf.summary.create_file_writer(None)
    (tmp_path / "file").write_text("")
    with pytest.raises(tf.errors.OpError):
        tf.summary.create_file_writer(str(tmp_path / "file" / "run")).init()


def test_what_no_message_can_hold_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("minitf.board.writer.LARGEST", 1000)
    with tf.summary.create_file_writer(str(tmp_path)).as_default(step=0):
        with pytest.raises(tf.errors.InvalidArgumentError, match=r"1,001 bytes under the tag 'a'"):
            tf.summary.text("a", "x" * 1001)
        with pytest.raises(tf.errors.InvalidArgumentError, match="no Unicode text"):
            tf.summary.scalar("\ud800", 1.0)
        assert tf.summary.text("a", "x" * 1000)
