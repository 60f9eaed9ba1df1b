"""Looking into checkpoints without objects."""

import threading

import numpy as np
import pytest

import minitf as tf
from minitf.saving import inspecting


@pytest.fixture
def path(tmp_path):
    checkpoint = tf.train.Checkpoint(v=tf.Variable([[1.0, 2.0]]), word=tf.Variable("hello"), n=tf.Variable(3))
    return checkpoint.save(tmp_path / "ckpt")


def test_names_shapes_dtypes_and_values(path):
    reader = tf.train.load_checkpoint(path)
    key = "{}/.ATTRIBUTES/VARIABLE_VALUE".format
    assert reader.get_variable_to_shape_map()[key("v")] == [1, 2]
    assert reader.get_variable_to_dtype_map()[key("word")] == tf.string
    assert reader.has_tensor(key("n"))
    assert not reader.has_tensor("n")
    assert reader.get_tensor(key("v")).tolist() == [[1.0, 2.0]]
    assert reader.get_tensor(key("word")) == b"hello"
    assert isinstance(reader.get_tensor(key("n")), np.int32)
    assert reader.debug_string().decode().splitlines() == [
        "_CHECKPOINTABLE_OBJECT_GRAPH (DT_STRING) []", f"{key('n')} (DT_INT32) []",
        f"{key('save_counter')} (DT_INT64) []", f"{key('v')} (DT_FLOAT) [1,2]", f"{key('word')} (DT_STRING) []"]


def test_by_the_folder(path, tmp_path):
    assert tf.train.list_variables(tmp_path) == tf.train.list_variables(path)
    assert tf.train.load_variable(tmp_path, "n/.ATTRIBUTES/VARIABLE_VALUE") == 3
    with pytest.raises(ValueError, match="Couldn't find 'checkpoint' file"):
        tf.train.load_checkpoint(tmp_path / "..")
    with pytest.raises(tf.errors.NotFoundError, match="Key zz not found"):
        tf.train.load_variable(path, "zz")
    with pytest.raises(tf.errors.NotFoundError):
        tf.train.list_variables(path + "0")


def test_checkpoints_as_they_come(tmp_path, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: threading.Event().wait(min(seconds, 0.01)))
    checkpoint = tf.train.Checkpoint(v=tf.Variable(1.0))
    asked = []
    assert list(tf.train.checkpoints_iterator(tmp_path, timeout=0, timeout_fn=lambda: asked.append(1) or True)) == []
    assert asked == [1]
    found = []
    checkpoint.save(tmp_path / "ckpt")
    for path in tf.train.checkpoints_iterator(tmp_path, timeout=0):
        found.append(path)
        if len(found) < 3:
            checkpoint.save(tmp_path / "ckpt")
    assert found == [str(tmp_path / f"ckpt-{i}") for i in (1, 2, 3)]
    assert inspecting._next_checkpoint(tmp_path, None, 0) == found[-1]
