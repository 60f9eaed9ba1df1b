"""MNIST, of a small file."""

import numpy as np

from keras.datasets.made_up import instead
from minitf.keras.datasets import mnist


def test_the_two_parts(monkeypatch, tmp_path):
    arrays = {"x_train": np.ones((3, 28, 28), "uint8"), "y_train": np.arange(3), "x_test": np.zeros((1, 28, 28)),
              "y_test": np.array([7])}
    np.savez(tmp_path / "mnist.npz", **arrays)
    asked = instead(monkeypatch, tmp_path / "mnist.npz")
    (x_train, y_train), (x_test, y_test) = mnist.load_data()
    assert asked[0][0] == "mnist.npz"
    assert len(asked[0][2]) == 64
    assert (x_train.shape, x_test.shape) == ((3, 28, 28), (1, 28, 28))
    assert (y_train.tolist(), y_test.tolist()) == ([0, 1, 2], [7])
