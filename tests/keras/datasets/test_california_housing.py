"""What is asked for; more in test_tables.py."""

import numpy as np

from keras.datasets.made_up import instead
from minitf.keras.datasets import california_housing


def test_the_file(monkeypatch, tmp_path):
    np.savez(tmp_path / "table.npz", x=np.ones((700, 3)), y=np.ones(700))
    asked = instead(monkeypatch, tmp_path / "table.npz")
    (x_train, _), (x_test, _) = california_housing.load_data()
    assert (len(x_train), len(x_test)) == (560, 140)
    assert asked[0][1].endswith("/california_housing.npz")


def test_the_small_version(monkeypatch, tmp_path):
    np.savez(tmp_path / "table.npz", x=np.ones((700, 3)), y=np.ones(700))
    instead(monkeypatch, tmp_path / "table.npz")
    (x_train, _), (x_test, _) = california_housing.load_data("small", test_split=0.5)
    assert (len(x_train), len(x_test)) == (300, 300)
