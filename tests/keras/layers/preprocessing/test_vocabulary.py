"""Words out of lists, arrays, tensors and files."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.dtypes import int64, string
from minitf.keras.layers.preprocessing.vocabulary import words_in, words_in_file
from minitf.keras.safety import SafeModeScope


@pytest.mark.parametrize("words", [["a", "é"], ("a", b"\xc3\xa9"), np.array(["a", "é"]), tf.constant(["a", "é"])])
def test_words_become_str(words):
    assert words_in(words, string, "utf-8") == ["a", "é"]


def test_integers_stay():
    assert words_in(tf.constant([3, 4]), int64, "utf-8") == [3, 4]


def test_a_model_that_is_loaded_cannot_name_files(tmp_path):
    path = tmp_path / "words"
    path.write_text("a\né\n", encoding="utf-8")
    assert words_in_file("layer", str(path), string, "utf-8") == ["a", "é"]
    with SafeModeScope(True), pytest.raises(ValueError, match="safe_mode=False"):
        words_in_file("layer", str(path), string, "utf-8")
