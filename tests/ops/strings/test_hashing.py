"""Buckets."""

import pytest

import minitf as tf


def test_siphash_is_tensorflows():
    texts = ["Hello", "TF", "", "x" * 8, "y" * 33]
    assert tf.strings.to_hash_bucket_strong(texts, 10**18, [1, 2]).numpy().tolist() == [
        784971068147365274, 426260037215610201, 667169246107117435, 748050379578089127, 202190614605344851,
    ]  # fmt: skip


def test_texts_of_any_length_side_by_side():
    texts = [["a", "hello"], ["x" * 100, "b"]]
    both = tf.strings.to_hash_bucket_fast(texts, 1000).numpy()
    assert both.tolist() == [[int(tf.strings.to_hash_bucket_fast(t, 1000)) for t in row] for row in texts]


def test_wrong_calls():
    with pytest.raises(tf.errors.InvalidArgumentError, match="at least 1"):
        tf.strings.to_hash_bucket_fast("a", 0)
    with pytest.raises(tf.errors.InvalidArgumentError, match="must have 2"):
        tf.strings.to_hash_bucket_strong("a", 3, [1])


def test_the_older_hash():
    texts = ["Hello", "TF", "", "abcdefghij", "abcdefgh"]  # TensorFlow's numbers
    assert tf.strings.to_hash_bucket(texts, 10**6).numpy().tolist() == [971941, 943466, 283899, 659559, 700306]


@pytest.mark.parametrize("texts", [[b"a\0\0", b"a", b"\0", b""], [b"x" * 900, *[b"b\0"] * 30]])
def test_bytes_of_zero_and_lengths_far_apart(texts):
    both = tf.strings.to_hash_bucket_fast(texts, 10**6).numpy()
    assert both.tolist() == [int(tf.strings.to_hash_bucket_fast(t, 10**6)) for t in texts]
    assert len(set(both.tolist())) == len(set(texts))
