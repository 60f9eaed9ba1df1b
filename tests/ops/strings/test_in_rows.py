"""Functions that make a row of each text, on texts of any shape."""

import minitf as tf
from minitf.ops.strings.in_rows import ragged_by_rowids, ragged_by_splits, rows_of_each, texts


def letters(vector):
    """Two copies of each text, as a row."""
    return ragged_by_splits(tf.repeat(vector, 2), 2 * tf.range(tf.size(vector, tf.int64) + 1))


def test_any_shape():
    assert rows_of_each(letters, texts("a")).numpy().tolist() == [b"a", b"a"]
    assert rows_of_each(letters, texts(["a", "b"])).to_list() == [[b"a", b"a"], [b"b", b"b"]]
    assert rows_of_each(letters, texts([["a"], ["b"]])).to_list() == [[[b"a", b"a"]], [[b"b", b"b"]]]
    ragged = tf.ragged.constant([["a"], [], ["b"]])
    assert rows_of_each(letters, texts(ragged)).to_list() == [[[b"a", b"a"]], [], [[b"b", b"b"]]]


def test_several_results():
    first, second = rows_of_each(lambda v: (letters(v), letters(v)), texts(["a"]))
    assert first.to_list() == second.to_list() == [[b"a", b"a"]]


def test_rows_by_number():
    rt = ragged_by_rowids(tf.constant([1, 2]), tf.constant([0, 2], tf.int64), tf.constant(3, tf.int64))
    assert rt.to_list() == [[1], [], [2]]
