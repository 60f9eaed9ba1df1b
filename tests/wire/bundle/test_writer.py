"""Writing a bundle, as a whole or not at all."""

import os
from contextlib import suppress

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.wire.bundle.reader import BundleReader
from minitf.wire.bundle.writer import BundleWriter


def write(prefix, value, then=None, **options):
    with BundleWriter(prefix, **options) as bundle:
        for name in ("a", "b", "c"):
            bundle.add(name, np.full(100, value, np.float32))
        if then is not None:
            bundle.add(*then)


def test_the_files_are_those_of_the_format(tmp_path):
    write(tmp_path / "new" / "ckpt", 1)
    assert sorted(os.listdir(tmp_path / "new")) == ["ckpt.data-00000-of-00001", "ckpt.index"]


def test_an_error_leaves_what_was_there(tmp_path):
    write(tmp_path / "ckpt", 1)
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(InvalidArgumentError, match="twice"):
        write(tmp_path / "ckpt", 2, then=("a", np.zeros(9)))
    with pytest.raises(InvalidArgumentError, match="no such type"):
        write(tmp_path / "ckpt", 2, then=("d", np.zeros(3, "datetime64[s]")))
    assert sorted(os.listdir(tmp_path)) == before
    with BundleReader(tmp_path / "ckpt") as bundle:
        assert bundle.read("a")[0] == 1


def written_over(prefix, monkeypatch, steps, shard_size=None):
    """What is read after a bundle of ones was written over by one of twos, which ended after renaming `steps` files."""
    write(prefix, 1)
    replace, left = os.replace, [steps]

    def some(old, new):
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        replace(old, new)

    with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
        patched.setattr(os, "replace", some)
        write(prefix, 2, shard_size=shard_size)
    with BundleReader(prefix) as bundle:
        return {float(bundle.read(name)[7]) for name in "abc"}


def test_who_ends_before_the_first_step_leaves_the_old_bundle(tmp_path, monkeypatch):
    assert written_over(tmp_path / "ckpt", monkeypatch, 0) == {1.0}


def test_who_ends_between_the_steps_leaves_the_old_bundle(tmp_path, monkeypatch):
    assert written_over(tmp_path / "one", monkeypatch, 1) == {1.0}
    assert [written_over(tmp_path / "two", monkeypatch, steps, 800) for steps in (1, 2)] == [{1.0}, {1.0}]


def test_after_the_last_step_it_is_the_new_bundle(tmp_path, monkeypatch):
    assert written_over(tmp_path / "one", monkeypatch, 2) == {2.0}
    assert written_over(tmp_path / "two", monkeypatch, 3, 800) == {2.0}


def test_data_in_several_files(tmp_path):
    write(tmp_path / "ckpt", 3, shard_size=500)
    names = [f"ckpt.data-0000{i}-of-00003" for i in range(3)]
    assert sorted(os.listdir(tmp_path)) == [*names, "ckpt.index"]
    with BundleReader(tmp_path / "ckpt") as bundle:
        assert bundle.read("c").tolist() == [3.0] * 100
        assert bundle.entry("c").shard == 2


def test_a_link_is_replaced_and_what_it_points_to_is_left_alone(tmp_path):
    (tmp_path / "precious").write_text("gold")
    os.symlink(tmp_path / "precious", tmp_path / "ckpt.index")
    os.symlink(tmp_path / "precious", tmp_path / "ckpt.data-00000-of-00001")
    write(tmp_path / "ckpt", 1)
    assert (tmp_path / "precious").read_text() == "gold"
    with BundleReader(tmp_path / "ckpt") as bundle:
        assert bundle.read("a")[0] == 1


def test_names_with_patterns_in_them(tmp_path):
    write(tmp_path / "a[1]*", 1)
    write(tmp_path / "a[1]*", 2)
    assert len(os.listdir(tmp_path)) == 2
