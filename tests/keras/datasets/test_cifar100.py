"""CIFAR-100, of small files."""

import pickle

import numpy as np
import pytest

from minitf.keras.datasets import cifar100


def test_fine_and_coarse(monkeypatch, tmp_path):
    folder = tmp_path / "cifar-100-python"
    folder.mkdir()
    for name in ("train", "test"):
        content = {b"data": np.zeros((2, 3072), "uint8"), b"fine_labels": [40, 50], b"coarse_labels": [4, 5]}
        (folder / name).write_bytes(pickle.dumps(content))
    monkeypatch.setattr(cifar100, "get_file", lambda *args, **options: tmp_path)
    assert cifar100.load_data()[0][1].tolist() == [[40], [50]]
    assert cifar100.load_data("coarse")[1][1].tolist() == [[4], [5]]


def test_other_modes():
    with pytest.raises(ValueError, match="label_mode=rough"):
        cifar100.load_data("rough")
