"""Single tensors of a file; and files that lie."""

import json

import numpy as np
import pytest

import minitf as tf
from minitf.saving.safetensors import save_file
from minitf.saving.safetensors_reader import SafeTensors

F32 = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


def test_single_tensors_and_the_notes(tmp_path):
    save_file({"a": tf.ones([2, 3]), "b": tf.constant(3)}, tmp_path / "x", {"made": "here"})
    with SafeTensors(tmp_path / "x") as file:
        assert (file.keys(), file.metadata(), file.shape("a"), file.dtype("b")) == (
            ["a", "b"], {"made": "here"}, (2, 3), tf.int32)
        assert file.get_tensor("b").numpy() == 3
        with pytest.raises(tf.errors.InvalidArgumentError, match=r"'c'.*holds a, b"):
            file.get_tensor("c")


@pytest.mark.parametrize(("header", "text"), [
    ('{"a": 1', "no JSON"), ("[]", "dict"), ("[" * 100_000, "no JSON"), ('{"a": {}, "a": {}}', "twice"),
    ({"__metadata__": 3}, "dict"), ({"a": 3}, "must be known"), ({"a": {**F32, "dtype": "F31"}}, "must be known"),
    ({"a": {**F32, "shape": [-2]}}, "must be known"), ({"a": {**F32, "shape": [2.0]}}, "must be known"),
    ({"a": {**F32, "shape": [1 << 50, 1 << 50]}}, "far apart"), ({"a": {**F32, "data_offsets": [0]}}, "far apart"),
    ({"a": {**F32, "data_offsets": [8, 0]}}, "far apart"), ({"a": {**F32, "shape": [3]}}, "far apart"),
    ({"a": {**F32, "data_offsets": [4, 12]}}, "ends at 0"), ({"a": F32, "b": F32}, "ends at 8"),
    ({}, "take 0"), ({"a": {**F32, "shape": [4], "data_offsets": [0, 16]}}, "cut short"),
])  # fmt: skip
def test_headers_that_do_not_fit_the_file(tmp_path, header, text):
    content = (header if isinstance(header, str) else json.dumps(header)).encode()
    (tmp_path / "x").write_bytes(len(content).to_bytes(8, "little") + content + bytes(8))
    with pytest.raises(tf.errors.DataLossError, match=text):
        SafeTensors(tmp_path / "x")


@pytest.mark.parametrize("content", [b"", b"abc", b"\xff" * 8, (100).to_bytes(8, "little") + b"{}"])
def test_files_that_are_too_short_for_their_header(tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(tf.errors.DataLossError, match="fit into the file"):
        SafeTensors(tmp_path / "x")


def test_no_plain_file(tmp_path):
    with pytest.raises(tf.errors.NotFoundError):
        SafeTensors(tmp_path / "none")
    with pytest.raises(tf.errors.FailedPreconditionError):
        SafeTensors(tmp_path)


def test_damaged_files_end_in_data_loss(tmp_path):
    save_file({"a": tf.ones([2, 3]), "b": tf.constant(3)}, tmp_path / "x", {"made": "here"})
    data = (tmp_path / "x").read_bytes()
    draw, ends = np.random.default_rng(0), 0
    for _ in range(500):
        changed = bytearray(data[: draw.integers(len(data) + 1)] if draw.random() < 0.3 else data)
        for place in draw.integers(len(changed), size=draw.integers(1, 4)) if changed else ():
            changed[place] = draw.integers(256)
        (tmp_path / "x").write_bytes(changed)
        try:
            with SafeTensors(tmp_path / "x") as file:
                for name in file.keys():  # noqa: SIM118
                    file.get_tensor(name)
        except tf.errors.DataLossError:
            ends += 1
    assert ends > 100
