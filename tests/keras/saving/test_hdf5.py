import io
import sys

import ml_dtypes
import numpy as np
import pytest

h5py = pytest.importorskip("h5py")

from minitf.keras.saving import hdf5  # noqa: E402  only with h5py


def reopened(write):
    file = io.BytesIO()
    with hdf5.open_file(file, "w") as opened:
        write(opened)
    return hdf5.open_file(file, "r")


@pytest.mark.parametrize("dtype", ["float32", "float16", "int64", "bool", "uint8", ml_dtypes.bfloat16])
@pytest.mark.parametrize("shape", [(), (0,), (2, 3)])
def test_arrays_come_back(dtype, shape):
    value = np.ones(shape, dtype)
    file = reopened(lambda f: hdf5.make_values(f, "a/b", "name").__setitem__("0", value))
    found = hdf5.find_values(file, "a/b")
    assert list(found) == ["0"]
    assert len(found) == 1
    assert "0" in found
    assert found["0"].dtype == value.dtype
    assert found["0"].shape == shape
    assert (found["0"] == value).all()
    assert found.group.attrs["name"] == "name"


def test_a_path_that_is_not_there_holds_nothing():
    found = hdf5.find_values(reopened(lambda f: None), "a/b")
    assert len(found) == 0
    with pytest.raises(KeyError, match="no such value"):
        found["0"]


def test_a_shape_without_bytes_is_refused():
    file = reopened(lambda f: f.create_dataset("vars/0", shape=(1 << 40,), dtype="float32"))
    with pytest.raises(ValueError, match="the file holds 0"):
        hdf5.find_values(file, "")["0"]


def test_a_compressed_bomb_is_refused():
    def write(f):
        f.create_dataset("vars/0", shape=(1 << 40,), chunks=(1 << 16,), dtype="float32", compression="gzip")
    with pytest.raises(ValueError, match="the file holds"):
        hdf5.find_values(reopened(write), "")["0"]


@pytest.mark.parametrize("link", [h5py.ExternalLink("/etc/passwd", "/x"), h5py.SoftLink("/other")])
def test_links_are_refused(link):
    def write(f):
        f["other"] = np.ones(3)
        f.create_group("vars")["0"] = link
    file = reopened(write)
    with pytest.raises((ValueError, KeyError), match=r"it is a link|no such value"):
        hdf5.find_values(file, "")["0"]


def test_bytes_in_another_file_are_refused(tmp_path):
    (tmp_path / "secret").write_bytes(b"1234" * 100)
    def write(f):
        f.create_dataset("vars/0", shape=(100,), dtype="int32", external=[(str(tmp_path / "secret"), 0, 400)])
    with pytest.raises(ValueError, match="another file"):
        hdf5.find_values(reopened(write), "")["0"]


def test_a_group_in_place_of_a_value():
    with pytest.raises(ValueError, match="must be a dataset"):
        hdf5.find_values(reopened(lambda f: f.create_group("vars/0")), "")["0"]


def test_no_hdf5_file():
    with pytest.raises(OSError):
        hdf5.open_file(io.BytesIO(b"nothing"), "r")


def test_without_h5py(monkeypatch):
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(ImportError, match=r"minitf\[saving\]"):
        hdf5.open_file("a", "r")
