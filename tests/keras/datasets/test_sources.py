"""Where the data sets are."""

from pathlib import Path

from keras.datasets.made_up import instead
from minitf.keras.datasets.sources import FOLDER, fetched


def test_the_name_there_may_be_another(monkeypatch):
    asked = instead(monkeypatch, Path("/data"))
    assert fetched("mine.npz", "abc", "mnist.npz") == "/data"
    fetched("mnist.npz", None)
    assert asked == [("mine.npz", FOLDER + "mnist.npz", "abc"), ("mnist.npz", FOLDER + "mnist.npz", None)]
