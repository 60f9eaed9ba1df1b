"""CIFAR-10, of small files."""

import pickle

import numpy as np

import minitf as tf
from minitf.keras.datasets import cifar10


def test_five_files_and_one(monkeypatch, tmp_path):
    folder = tmp_path / "cifar-10-batches-py"
    folder.mkdir()
    for number, name in enumerate([*(f"data_batch_{n}" for n in range(1, 6)), "test_batch"]):
        pixels = np.arange(3072, dtype="uint8") + np.uint8(number)
        (folder / name).write_bytes(pickle.dumps({b"data": pixels[None], b"labels": [number]}))
    monkeypatch.setattr(cifar10, "get_file", lambda *args, **options: tmp_path)
    (x_train, y_train), (x_test, y_test) = cifar10.load_data()
    assert (x_train.shape, y_train.tolist(), x_test.shape) == ((5, 32, 32, 3), [[n] for n in range(5)], (1, 32, 32, 3))
    assert (y_train.dtype, y_test.tolist()) == ("uint8", [[5]])
    assert x_train[0, 0, 1].tolist() == [1, np.uint8(1025 % 256), np.uint8(2049 % 256)]
    tf.keras.config.set_image_data_format("channels_first")
    try:
        assert cifar10.load_data()[0][0].shape == (5, 3, 32, 32)
    finally:
        tf.keras.config.set_image_data_format("channels_last")
