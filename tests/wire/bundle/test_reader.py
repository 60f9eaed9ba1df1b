"""Reading a bundle: one tensor alone, and nothing that the file does not hold."""

import os

import ml_dtypes
import numpy as np
import pytest

from minitf.backend.errors import (
    DataLossError,
    FailedPreconditionError,
    InvalidArgumentError,
    NotFoundError,
    UnimplementedError,
)
from minitf.wire import messages
from minitf.wire.bundle.reader import HEADER, BundleReader, shard_path
from minitf.wire.bundle.table import entries
from minitf.wire.bundle.table_writer import table
from minitf.wire.bundle.writer import BundleWriter

ARRAYS = {
    "a": np.arange(6.0).reshape(2, 3), "half": np.ones(3, ml_dtypes.bfloat16), "none": np.zeros((0, 3), np.int64),
    "flag": np.array(True), "words": np.array([b"ab", b""], object), "word": np.array(b"hi", object),
    "small": np.array([1, -1], ml_dtypes.float8_e4m3fn),
}  # fmt: skip


@pytest.fixture
def prefix(tmp_path):
    with BundleWriter(tmp_path / "ckpt") as bundle:
        for name, array in ARRAYS.items():
            bundle.add(name, array)
    return str(tmp_path / "ckpt")


def changed(prefix, name, change):
    """Write the index anew, with the entry of a tensor (or the header) changed."""
    path = prefix + ".index"
    with open(path, "rb") as file:
        pairs = dict(entries(file.read(), path))
    kind = "BundleHeaderProto" if name == "" else "BundleEntryProto"
    proto = messages.parse(kind, pairs[name.encode()], path)
    change(proto)
    pairs[name.encode()] = proto.SerializeToString()
    with open(path, "wb") as file:
        file.write(table(sorted(pairs.items())))


def test_every_kind_of_tensor_is_read(prefix):
    with BundleReader(prefix) as bundle:
        assert bundle.names() == sorted(ARRAYS)
        for name, array in ARRAYS.items():
            found = bundle.read(name)
            assert found.dtype == array.dtype == bundle.dtype(name)
            assert found.shape == array.shape == bundle.shape(name)
            assert found.tolist() == array.tolist()
            assert found.flags.writeable


def test_only_the_bytes_of_a_tensor_are_read(prefix):
    os.truncate(shard_path(prefix, 0, 1), 48)
    with BundleReader(prefix) as bundle:
        assert bundle.read("a").tolist() == ARRAYS["a"].tolist()
        with pytest.raises(DataLossError, match="the file has 48"):
            bundle.read("half")


def test_a_flipped_bit_is_found(prefix):
    with open(shard_path(prefix, 0, 1), "r+b") as file:
        file.seek(5)
        file.write(b"\xff")
    with BundleReader(prefix) as bundle, pytest.raises(DataLossError, match="Checksum does not match"):
        bundle.read("a")


@pytest.mark.parametrize("change", [
    lambda entry: setattr(entry, "size", 1 << 60),
    lambda entry: setattr(entry, "offset", 1 << 60),
    lambda entry: setattr(entry, "offset", -1),
    lambda entry: setattr(entry.shape.dim[0], "size", 1 << 40),
    lambda entry: setattr(entry.shape.dim[0], "size", -5),
    lambda entry: setattr(entry.shape, "unknown_rank", True),
    lambda entry: setattr(entry, "shard_id", 3),
    lambda entry: setattr(entry, "shard_id", -1),
])
def test_places_that_cannot_be_are_data_loss(prefix, change):
    changed(prefix, "a", change)
    with BundleReader(prefix) as bundle, pytest.raises(DataLossError):
        bundle.read("a")


@pytest.mark.parametrize(("name", "change", "error"), [
    ("", lambda header: setattr(header.version, "min_consumer", 9), InvalidArgumentError),
    ("", lambda header: header.version.bad_consumers.append(1), InvalidArgumentError),
    ("a", lambda entry: setattr(entry, "dtype", 21), UnimplementedError),
    ("a", lambda entry: entry.slices.add(), UnimplementedError),
])
def test_what_another_version_may_hold_is_refused(prefix, name, change, error):
    changed(prefix, name, change)
    with pytest.raises(error):
        BundleReader(prefix).read("a")


def test_files_and_names_that_are_not_there(prefix):
    with pytest.raises(NotFoundError, match="No such file"):
        BundleReader(prefix + "2")
    with BundleReader(prefix) as bundle, pytest.raises(NotFoundError, match="Did you mean 'words'"):
        bundle.read("wrods")
    os.unlink(shard_path(prefix, 0, 1))
    with BundleReader(prefix) as bundle, pytest.raises(NotFoundError, match="data-00000-of-00001"):
        bundle.read("a")


def test_a_pipe_or_folder_is_no_bundle(prefix, tmp_path):
    os.mkfifo(tmp_path / "pipe.index")
    os.mkdir(tmp_path / "folder.index")
    os.symlink("/dev/zero", tmp_path / "device.index")
    os.symlink(tmp_path / "loop.index", tmp_path / "loop.index")
    for name in ("pipe", "folder", "device", "loop"):
        with pytest.raises(FailedPreconditionError):
            BundleReader(tmp_path / name)


def test_a_link_to_a_bundle_is_one(prefix, tmp_path):
    os.symlink(prefix + ".index", tmp_path / "link.index")
    os.symlink(shard_path(prefix, 0, 1), shard_path(tmp_path / "link", 0, 1))
    with BundleReader(tmp_path / "link") as bundle:
        assert bundle.read("flag") == np.array(True)


def test_a_bundle_of_a_machine_that_puts_the_highest_byte_first(prefix):
    changed(prefix, HEADER.decode(), lambda header: setattr(header, "endianness", 1))
    with BundleReader(prefix) as bundle:
        assert bundle.read("a").tolist() == ARRAYS["a"].byteswap().tolist()


def test_tensors_that_stay_in_their_file(prefix):
    with BundleReader(prefix) as bundle:
        found = {name: bundle.mapped(name) for name in ARRAYS}
        half = bundle.mapped("half")
        assert np.shares_memory(half, found["half"])
    os.unlink(shard_path(prefix, 0, 1))
    for name, array in ARRAYS.items():
        assert found[name].dtype == array.dtype
        assert found[name].shape == array.shape
        assert found[name].tolist() == array.tolist()
    assert not found["a"].flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        found["a"][0] = 1.0


def test_a_tensor_at_an_odd_place_is_copied(tmp_path):
    with BundleWriter(tmp_path / "ckpt") as bundle:
        bundle.add("flag", np.array(True))
        bundle.add("a", ARRAYS["a"])
    with BundleReader(tmp_path / "ckpt") as bundle:
        assert bundle.entry("a").offset == 1
        found = bundle.mapped("a")
        assert found.flags.aligned
        assert found.flags.writeable
        assert found.tolist() == ARRAYS["a"].tolist()


def test_bytes_are_proved_before_they_are_mapped(prefix):
    with open(shard_path(prefix, 0, 1), "r+b") as file:
        file.write(b"?")
    with BundleReader(prefix) as bundle, pytest.raises(DataLossError, match="Checksum"):
        bundle.mapped("a")


def test_a_bundle_of_a_machine_that_puts_the_highest_byte_first_is_not_mapped(prefix):
    changed(prefix, HEADER.decode(), lambda header: setattr(header, "endianness", 1))
    with BundleReader(prefix) as bundle:
        assert bundle.mapped("a").tolist() == ARRAYS["a"].byteswap().tolist()


def test_an_index_without_a_header_is_data_loss(tmp_path):
    (tmp_path / "x.index").write_bytes(table([(b"a", b"1")]))
    with pytest.raises(DataLossError, match="header"):
        BundleReader(tmp_path / "x")


def test_what_to_do_where_there_is_no_checkpoint(tmp_path):
    path = str(tmp_path / "ckpt-1")
    with BundleWriter(path) as bundle:
        bundle.add("a", np.ones(3))
    for wrong, advice in ((path + ".index", "without the ending"), (tmp_path, "latest_checkpoint"),
                          (path + ".data-00000-of-00001", "without the ending"), (tmp_path / "other", "the last one"),
                          (tmp_path / "ckpt", "Did you mean .*ckpt-1'")):
        with pytest.raises(NotFoundError, match=advice):
            BundleReader(wrong)
    os.unlink(path + ".data-00000-of-00001")
    with pytest.raises(NotFoundError, match="one of the 1 files"):
        BundleReader(path).read("a")
