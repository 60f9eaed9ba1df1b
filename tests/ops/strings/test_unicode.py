"""Texts as characters."""

import pytest

import minitf as tf

TEXTS = ["aé", "", "日本🦆"]


def test_decode_and_encode():
    codes = tf.strings.unicode_decode(TEXTS, "UTF-8")
    assert codes.to_list() == [list(map(ord, t)) for t in TEXTS]
    assert tf.strings.unicode_encode(codes, "UTF-8").numpy().tolist() == [t.encode() for t in TEXTS]
    assert tf.strings.unicode_encode(codes, "UTF-16-BE").numpy().tolist() == [t.encode("utf-16-be") for t in TEXTS]


def test_one_text_is_one_tensor():
    assert tf.strings.unicode_decode("ab", "UTF-8").numpy().tolist() == [97, 98]
    assert tf.strings.unicode_encode([97, 98], "UTF-8").numpy() == b"ab"
    with pytest.raises(ValueError, match="row of characters"):
        tf.strings.unicode_encode(97, "UTF-8")


def test_characters_as_texts():
    assert tf.strings.unicode_split(TEXTS, "UTF-8").to_list() == [[c.encode() for c in t] for t in TEXTS]
    parts, starts = tf.strings.unicode_split_with_offsets(TEXTS, "UTF-8")
    assert starts.to_list() == [[0, 1], [], [0, 3, 6]]
    assert parts.row_splits.numpy().tolist() == [0, 2, 2, 5]
    assert tf.strings.unicode_decode_with_offsets("éa", "UTF-8")[1].numpy().tolist() == [0, 2]


def test_transcode():
    assert tf.strings.unicode_transcode(b"\xe9", "LATIN-1", "UTF-8").numpy() == "é".encode()


def test_more_axes():
    assert tf.strings.unicode_encode([[[97], [98]]], "UTF-8").numpy().tolist() == [[b"a", b"b"]]
    rt = tf.ragged.constant([[[97], [98, 99]], [[]]])
    assert tf.strings.unicode_encode(rt, "UTF-8").to_list() == [[b"a", b"bc"], [b""]]


@pytest.mark.parametrize("wrong", [
    lambda: tf.strings.unicode_decode(b"\xff", "UTF-8", errors="strict"),
    lambda: tf.strings.unicode_decode("a", "foo"),
    lambda: tf.strings.unicode_decode("a", "UTF-8", errors="foo"),
    lambda: tf.strings.unicode_encode([-1], "UTF-8", errors="strict"),
    lambda: tf.strings.unicode_encode([1.5], "UTF-8"),
])
def test_refused(wrong):
    with pytest.raises(tf.errors.InvalidArgumentError, match="Unicode"):
        wrong()
