"""Runs of neighbouring words."""

import pytest

import minitf as tf
from minitf.ops.strings.ngrams import grams


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_as_slices_of_a_list(width):
    words = ["a", "b", "c"]
    want = [" ".join(words[i : i + width]).encode() for i in range(len(words) - width + 1)]
    assert tf.strings.ngrams(words, width).numpy().tolist() == want


def test_pads_are_at_most_one_less_than_the_run():
    assert grams([1], 3, 0, 9, -1) == [[0, 0, 1], [0, 1, 9], [1, 9, 9]]
    assert grams([1], 2, 0, 9, 5) == [[0, 1], [1, 9]]
    assert grams([1], 3, 0, 9, 1) == [[0, 1, 9]]


def test_rows():
    rt = tf.ragged.constant([["a", "b", "c"], ["d"]])
    assert tf.strings.ngrams(rt, 2, "-").to_list() == [[b"a-b", b"b-c"], []]
    assert tf.strings.ngrams(rt, 3, preserve_short_sequences=True).to_list() == [[b"a b c"], [b"d"]]
    deep = tf.ragged.constant([[["a", "b"]], [["c", "d"], []]])
    assert tf.strings.ngrams(deep, 2).to_list() == [[[b"a b"]], [[b"c d"], []]]


def test_refused():
    for wrong in (lambda: tf.strings.ngrams(["a"], 0), lambda: tf.strings.ngrams("a", 1),
                  lambda: tf.strings.ngrams(["a"], 2, pad_values="x", padding_width=0)):
        with pytest.raises(ValueError, match="ngrams"):
            wrong()
    with pytest.raises(TypeError, match="pad_values"):
        tf.strings.ngrams(["a"], 2, pad_values=5)
