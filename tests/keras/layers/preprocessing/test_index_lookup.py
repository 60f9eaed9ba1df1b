"""What the layers with a vocabulary say where something is wrong, and that they count as a dict would."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minitf as tf

L = tf.keras.layers
WORDS = st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=12)


@given(WORDS, WORDS, st.integers(2, 6))
def test_the_vocabulary_holds_the_most_frequent_words(seen, asked, most):
    layer = L.StringLookup(max_tokens=most)
    layer.adapt(seen)
    counts = Counter(seen)
    expected = sorted(counts, key=lambda word: (counts[word], word), reverse=True)[: most - 1]
    assert layer.get_vocabulary() == ["[UNK]", *expected]
    numbers = {word: number for number, word in enumerate(expected, start=1)}
    assert layer(asked).numpy().tolist() == [numbers.get(word, 0) for word in asked]


@given(WORDS)
def test_back_and_forth(words):
    vocabulary = sorted(set(words))
    there = L.StringLookup(vocabulary=vocabulary, mask_token="")
    back = L.StringLookup(vocabulary=vocabulary, mask_token="", invert=True)
    assert [word.decode() for word in back(there(words)).numpy()] == words


@pytest.mark.parametrize(("act", "kind", "says"), [
    (lambda: L.StringLookup(name="words")(["a"]), tf.errors.FailedPreconditionError,
     "StringLookup 'words': called without a vocabulary.*Call adapt"),
    (lambda: L.StringLookup(name="words", output_mode="count")(["a"]), RuntimeError, "StringLookup 'words'.*adapt"),
    (lambda: L.StringLookup(name="words", vocabulary=["a", "b", "a"]), ValueError, r"'words'.*\['a'\] stand more"),
    (lambda: L.StringLookup(name="words", vocabulary=["a", "b"], max_tokens=2), ValueError,
     "'words': a vocabulary of 3 tokens, max_tokens=2"),
    (lambda: L.StringLookup(name="words", vocabulary=["a"], num_oov_indices=0)(["a", "z"]),
     tf.errors.InvalidArgumentError, r"'words': words that are not in the vocabulary: \[b'z'\]"),
    (lambda: L.StringLookup(name="words", vocabulary=["a"]).adapt(["b"]), ValueError, "'words': adapt, and a voc"),
    (lambda: L.StringLookup(vocabulary=["a", "", "b"], mask_token="", name="words"), ValueError,
     "'words': mask_token='' at vocabulary index 1"),
])  # fmt: skip
def test_messages_name_the_layer_and_what_to_do(act, kind, says):
    with pytest.raises(kind, match=says):
        act()


def test_the_size_of_the_output_is_fixed():
    layer = L.StringLookup(vocabulary=["a"], output_mode="count", name="words")
    with pytest.raises(RuntimeError, match="'words': a vocabulary of 3 tokens after one of 2"):
        layer.set_vocabulary(["a", "b"])
