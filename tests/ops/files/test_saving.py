"""Save and Restore in graphs, and what they say to wrong calls. What they write is compared in test_reading.py."""

import os

import pytest

import minitf as tf
from minitf.core.execute import execute
from minitf.ops.files.saving import Restore, Save


def test_there_and_back(tmp_path):
    path = str(tmp_path / "x")
    execute(Save, path, ["a", "b"], tf.constant([1.0, 2.0]), tf.constant(["one"]))
    assert execute(Restore, path, "a", dt=tf.float32).numpy().tolist() == [1, 2]
    assert execute(Restore, [path], "b", dt=tf.string).numpy().tolist() == [b"one"]
    assert os.listdir(tmp_path) == ["x"]


@pytest.mark.parametrize(("inputs", "words"), [
    ((["p"], ["a"], 1.0), "filename must be a string scalar"),
    (("p", "a", 1.0), "tensor_names must be a string vector"),
    (("p", ["a"]), "at least minimum 1"),
    (("p", ["a"], 1.0, 2.0), "1 names for 2 tensors"),
])  # fmt: skip
def test_what_cannot_be_saved(inputs, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        execute(Save, *map(tf.constant, inputs))


def test_what_cannot_be_restored(tmp_path):
    path = str(tmp_path / "x")
    execute(Save, path, ["a"], tf.constant([1.0]))
    with pytest.raises(tf.errors.InvalidArgumentError, match="file_pattern must be one string"):
        execute(Restore, [path, path], "a", dt=tf.float32)
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"'a' is float32: Expected to restore .* int32"):
        execute(Restore, path, "a", dt=tf.int32)
