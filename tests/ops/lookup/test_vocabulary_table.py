"""Numbers for words that nobody has seen. The expected ones are TensorFlow's."""

import pytest

import minitf as tf


def words(keys, dtype=tf.int64):
    return tf.lookup.KeyValueTensorInitializer(keys, tf.range(len(keys), dtype=dtype))


def test_unknown_words_share_the_buckets_behind_the_known_ones():
    table = tf.lookup.StaticVocabularyTable(words(["a", "b"]), num_oov_buckets=3)
    assert table.lookup(tf.ragged.constant([["a", "c"], []])).to_list() == [[0, 3], []]
    assert table.size().numpy() == 5
    assert table["b"].numpy() == 1


def test_integers_are_hashed_as_texts():
    table = tf.lookup.StaticVocabularyTable(words(tf.constant([10, 20], tf.int64)), num_oov_buckets=3)
    assert table.lookup(tf.constant([10, 7, 8, 9, -4], tf.int64)).numpy().tolist() == [0, 3, 3, 4, 3]


def test_without_known_words_there_is_only_the_hash():
    table = tf.lookup.StaticVocabularyTable(None, 4, tf.string)
    assert table.size().numpy() == 4
    assert table.lookup(["a", "bb"]).numpy().tolist() == tf.strings.to_hash_bucket_fast(["a", "bb"], 4).numpy().tolist()


@pytest.mark.parametrize(("initializer", "buckets", "settings", "kind"), [
    (words(["a"]), 0, {}, ValueError),
    (words(["a"], tf.int32), 1, {}, TypeError),
    (words(["a"]), 1, {"lookup_key_dtype": tf.int64}, TypeError),
])
def test_refused(initializer, buckets, settings, kind):
    with pytest.raises(kind, match="StaticVocabularyTable"):
        tf.lookup.StaticVocabularyTable(initializer, buckets, **settings)
