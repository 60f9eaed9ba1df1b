"""Pickles that hold nothing but arrays."""

import os
import pickle

import numpy as np
import pytest

from minitf.backend.errors import DataLossError
from minitf.keras.datasets.pickled import load_batch, load_npz


class Evil:
    """When it is unpickled, it makes a folder."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (self.path,)


def test_arrays_of_lists(tmp_path):
    lists = np.empty(2, "object")
    lists[:] = [[1, 2], [3]]
    np.savez(tmp_path / "a.npz", x=lists, y=np.arange(2))
    found = load_npz(tmp_path / "a.npz")
    assert found["x"].tolist() == [[1, 2], [3]]
    assert found["y"].tolist() == [0, 1]


def test_nothing_of_a_file_is_run(tmp_path):
    trap = str(tmp_path / "trap")
    np.savez(tmp_path / "a.npz", x=np.array([Evil(trap), None], "object"))
    (tmp_path / "batch").write_bytes(pickle.dumps({b"data": Evil(trap)}))
    with pytest.raises(pickle.UnpicklingError, match="mkdir"):
        load_npz(tmp_path / "a.npz")
    with pytest.raises(pickle.UnpicklingError, match="mkdir"):
        load_batch(tmp_path / "batch")
    assert not os.path.exists(trap)


def test_a_batch_of_pictures(tmp_path):
    content = {b"data": np.zeros((2, 3072), "uint8"), b"fine_labels": [4, 5]}
    (tmp_path / "batch").write_bytes(pickle.dumps(content))
    images, labels = load_batch(tmp_path / "batch", "fine_labels")
    assert (images.shape, labels) == ((2, 3, 32, 32), [4, 5])


def test_an_unknown_version(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("x.npy", b"\x93NUMPY\x09\x00" + bytes(50))
    with pytest.raises(DataLossError, match="version"):
        load_npz(tmp_path / "a.npz")
