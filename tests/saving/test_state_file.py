"""The file that tells which checkpoint is the latest."""

import os
import shutil

import pytest

import minitf as tf
from minitf.saving.state_file import checkpoint_exists, delete_checkpoint, write_state


def test_the_latest_is_found_and_folders_may_move(tmp_path):
    checkpoint = tf.train.Checkpoint(v=tf.Variable(1.0))
    for _ in range(2):
        path = checkpoint.save(tmp_path / "a" / "ckpt")
    assert tf.train.latest_checkpoint(tmp_path / "a") == path
    shutil.move(tmp_path / "a", tmp_path / "b")
    assert tf.train.latest_checkpoint(tmp_path / "b") == str(tmp_path / "b" / "ckpt-2")
    assert (tmp_path / "b" / "checkpoint").read_text() == (
        'model_checkpoint_path: "ckpt-2"\nall_model_checkpoint_paths: "ckpt-2"\n')


def test_a_state_with_times(tmp_path):
    paths = [str(tmp_path / name) for name in ("ckpt-1", "ckpt-2")]
    write_state(str(tmp_path), paths[1], paths, [1.0, 2.5], 0.5, filename="other")
    state = tf.train.get_checkpoint_state(tmp_path, "other")
    assert state.model_checkpoint_path == paths[1]
    assert list(state.all_model_checkpoint_paths) == paths
    assert list(state.all_model_checkpoint_timestamps) == [1.0, 2.5]
    assert state.last_preserved_timestamp == 0.5


def test_none_or_a_damaged_one(tmp_path):
    assert tf.train.latest_checkpoint(tmp_path) is tf.train.get_checkpoint_state(tmp_path) is None
    (tmp_path / "checkpoint").write_bytes(b"\xff\x00 model_checkpoint_path {")
    assert tf.train.latest_checkpoint(tmp_path) is None
    (tmp_path / "checkpoint").write_text('model_checkpoint_path: "gone"')
    assert tf.train.latest_checkpoint(tmp_path) is None
    (tmp_path / "checkpoint").write_text('all_model_checkpoint_paths: "x"')
    with pytest.raises(ValueError, match="it names no checkpoint"):
        tf.train.latest_checkpoint(tmp_path)


def test_deleting(tmp_path):
    path = tf.train.Checkpoint(v=tf.Variable(1.0)).write(tmp_path / "ckpt")
    other = tf.train.Checkpoint(v=tf.Variable(1.0)).write(tmp_path / "ckpt2")
    assert checkpoint_exists(path)
    delete_checkpoint(path)
    delete_checkpoint(path)
    assert not checkpoint_exists(path)
    assert sorted(os.listdir(tmp_path)) == ["ckpt2.data-00000-of-00001", "ckpt2.index"]
    assert checkpoint_exists(other)
