"""IMDB, of a small file."""

import json

import numpy as np

from keras.datasets.made_up import instead
from minitf.keras.datasets import imdb
from minitf.keras.datasets.texts import as_objects


def test_reviews(monkeypatch, tmp_path):
    reviews = as_objects([[1, 2, 3], [4, 5], [6]])
    labels = np.array([0, 1, 1])
    np.savez(tmp_path / "imdb.npz", x_train=reviews, y_train=labels, x_test=reviews[:2], y_test=labels[:2])
    asked = instead(monkeypatch, tmp_path / "imdb.npz")
    (x_train, y_train), (x_test, _) = imdb.load_data(num_words=7)
    assert asked[0][0] == "imdb.npz"
    by_label = sorted(zip(y_train.tolist(), x_train.tolist()))
    assert by_label == [(0, [1, 4, 5, 6]), (1, [1, 2]), (1, [1, 2, 2])]
    assert len(x_test) == 2
    (x_train, _), _ = imdb.load_data(maxlen=4)
    assert max(map(len, x_train)) == 3


def test_words(monkeypatch, tmp_path):
    (tmp_path / "words.json").write_text(json.dumps({"the": 1}))
    instead(monkeypatch, tmp_path / "words.json")
    assert imdb.get_word_index() == {"the": 1}
