import copy
import os

import numpy as np
import pytest

from minitf.js.weights.manifest import read_weights, write_weights

WEIGHTS = [("a", np.arange(5, dtype=np.float32)), ("b", np.array([1, 2], np.int32))]


@pytest.mark.parametrize(("size", "count"), [(1, 28), (5, 6), (28, 1), (10**6, 1)])
def test_bytes_are_cut_where_a_file_is_full(size, count, tmp_path):
    [group] = write_weights(tmp_path, WEIGHTS, shard_bytes=size)
    assert group["paths"] == [f"group1-shard{i}of{count}.bin" for i in range(1, count + 1)]
    assert sorted(os.listdir(tmp_path)) == sorted(group["paths"])
    found, state = read_weights(tmp_path, [group])
    assert state == []
    assert list(found) == ["a", "b"]
    np.testing.assert_array_equal(found["a"], WEIGHTS[0][1])


def test_weights_of_the_optimizer_are_kept_apart(tmp_path):
    manifest = write_weights(tmp_path, WEIGHTS, [("iter", np.int32(3))], quantization="uint8")
    found, state = read_weights(tmp_path, manifest)
    assert list(found) == ["a", "b"]
    assert state == [3]
    assert [entry.get("group") for entry in manifest[0]["weights"]] == [None, None, "optimizer"]


def test_a_model_without_weights_has_no_files(tmp_path):
    assert read_weights(tmp_path, write_weights(tmp_path, [])) == ({}, [])
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("size", [0, -1, 2.5])
def test_a_size_must_be_a_byte_at_least(size, tmp_path):
    with pytest.raises(ValueError, match="at least 1 byte"):
        write_weights(tmp_path, WEIGHTS, shard_bytes=size)


def changed(tmp_path, change):
    """A manifest after a change of it."""
    manifest = copy.deepcopy(write_weights(tmp_path, WEIGHTS))
    change(manifest[0])
    return manifest


@pytest.mark.parametrize(("change", "told"), [
    (lambda group: group.update(paths=["../group1-shard1of1.bin"]), "must be in its own folder"),
    (lambda group: group.update(paths=["/etc/hosts"]), "must be in its own folder"),
    (lambda group: group.update(paths=["a\0b"]), "no file has such a name"),
    (lambda group: group.update(paths=["link.bin"]), "must be in its own folder"),
    (lambda group: group.update(paths=["nothing.bin"]), "there is no such file"),
    (lambda group: group.update(paths="group1-shard1of1.bin"), "must have a list `paths`"),
    (lambda group: group.update(paths=[3]), "must have a list `paths`"),
    (lambda group: group.pop("weights"), "must have a list `paths`"),
    (lambda group: group["weights"].pop(), "their weights have 20"),
    (lambda group: group["weights"][0].update(shape=[6]), "b ends at byte 32 of its group, whose files have 28"),
    (lambda group: group["weights"][0].update(shape=[10**15]), "the files are too short"),
    (lambda group: group["weights"][0].update(shape=[-1]), "a shape of integers from 0"),
    (lambda group: group["weights"][0].update(shape=5), "a shape of integers from 0"),
    (lambda group: group["weights"][0].update(name=None), "must have a name"),
    (lambda group: group["weights"][0].update(quantization="uint8"), "must have a name"),
    (lambda group: group["weights"][1].update(name="a"), "names must be unique"),
    (lambda group: group["paths"].append(group["paths"][0]), "with 56 bytes: their weights have 28")])  # fmt: skip
def test_a_manifest_that_does_not_fit_is_told(change, told, tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    (tmp_path / "outside.bin").write_bytes(bytes(28))
    (folder / "link.bin").symlink_to(tmp_path / "outside.bin")
    with pytest.raises(ValueError, match=told):
        read_weights(folder, changed(folder, change))
