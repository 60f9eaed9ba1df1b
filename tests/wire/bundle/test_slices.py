"""Tensors in one table: written, read, in pieces, and damaged. The bytes are compared in tests/ops/files."""

from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from minitf.backend.errors import DataLossError, NotFoundError, UnimplementedError
from minitf.wire import messages
from minitf.wire.bundle.slices import HEADER, key_of, read_slices, text_code, write_slices
from minitf.wire.bundle.table import entries
from minitf.wire.bundle.table_writer import table

ARRAYS = {
    "a": np.float32([[1, 2, 3], [4, 5, 6]]), "a/b": np.arange(5), "z": np.array(7, np.int8),
    "texts": np.array([b"one", b"\x00\xff"], object), "none": np.zeros((0, 3), np.float16), "yes": np.array([True]),
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    write_slices(tmp_path / "x.ckpt", ARRAYS)
    return str(tmp_path / "x.ckpt")


@pytest.mark.parametrize("name", ARRAYS)
def test_there_and_back(path, name):
    found = read_slices(path, name)
    assert found.dtype == ARRAYS[name].dtype
    assert found.shape == ARRAYS[name].shape
    assert found.tolist() == ARRAYS[name].tolist()


def test_keys_sort_as_names_do():
    assert text_code("a\0b") > text_code("a")
    assert key_of("a", 0) < key_of("a", 1) < key_of("a", 2) < key_of("a/b", 0) < key_of("b", 0)


def test_what_is_not_there(path):
    with pytest.raises(NotFoundError, match="no such file"):
        read_slices("no such file", "a")
    with pytest.raises(NotFoundError, match=r'Tensor name "texs" not found.*Did you mean .*texts'):
        read_slices(path, "texs")


def test_what_cannot_be_saved(tmp_path):
    with pytest.raises(UnimplementedError, match="'x' is uint32"):
        write_slices(tmp_path / "x", {"x": np.uint32([1])})
    with pytest.raises(NotFoundError):
        write_slices(tmp_path / "none" / "x", ARRAYS)
    assert list(tmp_path.iterdir()) == []


def pieces(*parts):
    """A file with a tensor [4, 2] in pieces: (first row, rows, numbers)."""
    header, pairs = messages.SavedTensorSlices(), []
    meta = header.meta.tensor.add(name="w", type=1)
    for n in (4, 2):
        meta.shape.dim.add(size=n)
    for start, length, numbers in parts:
        value = messages.SavedTensorSlices()
        value.data.name = "w"
        value.data.slice.extent.add(start=start, length=length)
        value.data.slice.extent.add()
        value.data.data.float_val.extend(numbers)
        pairs.append((b"\x00" + text_code("w") + bytes([1, 2, start, length]), value.SerializeToString()))
    return table([(HEADER, header.SerializeToString()), *pairs])


def test_pieces_are_put_together(tmp_path):
    (tmp_path / "x").write_bytes(pieces((0, 1, [1, 2]), (1, 3, [3, 4, 5, 6, 7, 8])))
    assert read_slices(tmp_path / "x", "w").tolist() == [[1, 2], [3, 4], [5, 6], [7, 8]]


@pytest.mark.parametrize("parts", [
    [(0, 1, [1, 2])], [(0, 4, [1, 2])], [(0, 5, range(10))], [(-1, 4, range(8))], [(0, 2**40, [1.0])], [],
])  # fmt: skip
def test_pieces_that_are_not_all_of_it(tmp_path, parts):
    fits = all(0 <= start < 256 > n for start, n, _ in parts)
    (tmp_path / "x").write_bytes(pieces(*parts) if fits else damaged(parts))
    with pytest.raises(DataLossError):
        read_slices(tmp_path / "x", "w")


def damaged(parts):
    """The same where a place does not fit into a byte of the key."""
    (start, length, numbers), = parts
    pairs = entries(pieces((0, 4, numbers)), "x")
    value = messages.parse("SavedTensorSlices", pairs[1][1], "x")
    value.data.slice.extent[0].start, value.data.slice.extent[0].length = start, length
    return table([pairs[0], (pairs[1][0], value.SerializeToString())])


def test_mutated_files_are_refused(path):
    content = Path(path).read_bytes()
    random = np.random.default_rng(0)
    for _ in range(300):
        changed = bytearray(content)
        for place in random.integers(0, len(content), 3):
            changed[place] ^= int(random.integers(1, 256))
        Path(path).write_bytes(changed)
        with suppress(DataLossError):  # but for bytes that nothing is made of
            assert read_slices(path, "a").tolist() == ARRAYS["a"].tolist()
        Path(path).write_bytes(content[: random.integers(1, len(content))])
        with pytest.raises(DataLossError):
            read_slices(path, "a")
