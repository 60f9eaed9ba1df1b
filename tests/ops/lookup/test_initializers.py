"""What fills a table."""

import pytest

import minitf as tf


def test_dtypes_follow_from_the_values_unless_given():
    pairs = tf.lookup.KeyValueTensorInitializer([1, 2], ["a", "b"], key_dtype=tf.int64)
    assert (pairs.key_dtype, pairs.value_dtype) == (tf.int64, tf.string)


@pytest.mark.parametrize(("keys", "values", "kind"), [
    (["a", "b"], [1, 2, 3], tf.errors.InvalidArgumentError),
    (tf.constant([], tf.string), tf.constant([], tf.int64), tf.errors.InvalidArgumentError),
    (["a", "a"], [1, 2], tf.errors.FailedPreconditionError),
])
def test_refused_when_the_table_is_filled(keys, values, kind):
    with pytest.raises(kind):
        tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(keys, values), default_value=0)


def test_a_file_needs_a_name_and_lines():
    index = tf.lookup.TextFileIndex
    for filename, size in (("", None), ("words", 0)):
        with pytest.raises(ValueError, match="TextFileInitializer"):
            tf.lookup.TextFileInitializer(filename, tf.string, index.WHOLE_LINE, tf.int64, index.LINE_NUMBER, size)
