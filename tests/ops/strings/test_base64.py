"""Base64 of the web-safe kind."""

import pytest

import minitf as tf


def test_there_and_back():
    texts = ["", "a", "ab", "abc", "ÿþ>?"]
    for pad in (False, True):
        assert tf.io.decode_base64(tf.io.encode_base64(texts, pad)).numpy().tolist() == [t.encode() for t in texts]


@pytest.mark.parametrize("text", ["a", "a+/b", "a b=", "=a=="])
def test_what_is_no_base64(text):
    with pytest.raises(tf.errors.InvalidArgumentError, match="DecodeBase64: "):
        tf.io.decode_base64(text)
