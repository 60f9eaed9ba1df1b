"""Files `.safetensors`: ours, and those of the package of that name."""

import json

import numpy as np
import pytest

import minitf as tf
from minitf.saving.safetensors import load_file, save_file

DTYPES = ["bool", "uint8", "int8", "uint16", "int16", "float16", "bfloat16", "uint32", "int32", "float32", "uint64",
          "int64", "float64", "complex64"]  # fmt: skip


def some():
    tensors = {name: tf.cast([[1, 0, 3]], name) for name in DTYPES}
    return {**tensors, "ü": tf.Variable(2.5), "none": tf.zeros([0, 3]), "array": np.arange(4).T}


def test_what_is_saved_is_loaded(tmp_path):
    save_file(some(), tmp_path / "a.safetensors")
    found = load_file(tmp_path / "a.safetensors")
    assert sorted(found) == sorted(some())
    for name, tensor in some().items():
        assert np.array_equal(found[name].numpy(), np.asarray(tensor))
        assert found[name].numpy().dtype == np.asarray(tensor).dtype


def test_what_no_file_can_hold(tmp_path):
    for tensors, notes, text in (({"a": tf.constant("text")}, None, "object"), ({}, {"a": 1}, "dict of texts"),
                                 ({"__metadata__": tf.ones(1)}, None, "must be one of")):
        with pytest.raises(tf.errors.InvalidArgumentError, match=text):
            save_file(tensors, tmp_path / "a", notes)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(tf.errors.NotFoundError):
        save_file({}, tmp_path / "none" / "a")


def test_the_package_reads_ours_and_we_read_its(tmp_path):
    theirs = pytest.importorskip("safetensors.numpy")
    arrays = {name: np.asarray(x) for name, x in some().items() if name != "bfloat16"}
    path = str(tmp_path / "a")
    save_file(arrays, path, {"note": "ours"})
    found = theirs.load_file(path)
    assert all(np.array_equal(found[name], arrays[name]) for name in arrays)
    theirs.save_file(arrays, path, {"note": "theirs"})
    found = load_file(path)
    assert all(np.array_equal(found[name].numpy(), arrays[name]) for name in arrays)


def test_the_header_is_aligned_and_sorted_by_size(tmp_path):
    save_file({"b": np.zeros(3, np.int8), "a": np.zeros(1, np.int64)}, tmp_path / "a")
    data = (tmp_path / "a").read_bytes()
    length = int.from_bytes(data[:8], "little")
    assert length % 8 == 0
    assert list(json.loads(data[8 : 8 + length])) == ["a", "b"]
