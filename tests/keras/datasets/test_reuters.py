"""Reuters, of a small file."""

import json

import numpy as np

from keras.datasets.made_up import instead
from minitf.keras.datasets import reuters
from minitf.keras.datasets.texts import as_objects


def test_news(monkeypatch, tmp_path):
    np.savez(tmp_path / "reuters.npz", x=as_objects([[1, 2], [3], [4, 5, 6], [7], [8]]), y=np.arange(5))
    instead(monkeypatch, tmp_path / "reuters.npz")
    (x_train, y_train), (x_test, y_test) = reuters.load_data(index_from=0, start_char=None, num_words=9)
    assert (len(x_train), len(x_test)) == (4, 1)
    found = dict(zip([*y_train.tolist(), *y_test.tolist()], [*x_train.tolist(), *x_test.tolist()]))
    assert found == {0: [1, 2], 1: [3], 2: [4, 5, 6], 3: [7], 4: [8]}


def test_topics_and_words(monkeypatch, tmp_path):
    (tmp_path / "words.json").write_text(json.dumps({"oil": 1}))
    instead(monkeypatch, tmp_path / "words.json")
    assert reuters.get_word_index() == {"oil": 1}
    assert len(reuters.get_label_names()) == len(set(reuters.get_label_names())) == 46
