"""Tables out of text files."""

import pytest

import minitf as tf

LINE, WHOLE = tf.lookup.TextFileIndex.LINE_NUMBER, tf.lookup.TextFileIndex.WHOLE_LINE


def table(path, text, *columns, default=-1, **settings):
    path.write_bytes(text)
    return tf.lookup.StaticHashTable(tf.lookup.TextFileInitializer(str(path), *columns, **settings), default)


def contents(table):
    keys, values = table.export()
    return dict(zip(keys.numpy().tolist(), values.numpy().tolist()))


@pytest.mark.parametrize(("text", "columns", "settings", "expected"), [
    (b"red\ngreen\n", (tf.string, WHOLE, tf.int64, LINE), {}, {b"red": 0, b"green": 1}),
    (b"red\r\ngreen", (tf.string, WHOLE, tf.int64, LINE), {"value_index_offset": 5}, {b"red": 5, b"green": 6}),
    (b"red\ngreen", (tf.int64, LINE, tf.string, WHOLE), {}, {0: b"red", 1: b"green"}),
    (b"red,10,x\ngreen,20,y", (tf.string, 0, tf.int64, 1), {"delimiter": ","}, {b"red": 10, b"green": 20}),
    (b"1\t0.5\n2\t1.5", (tf.int64, 0, tf.float32, 1), {}, {1: 0.5, 2: 1.5}),
    (b"red\ngreen\nblue", (tf.string, WHOLE, tf.int64, LINE), {"vocab_size": 2}, {b"red": 0, b"green": 1}),
])  # fmt: skip
def test_keys_and_values_are_columns_lines_or_their_numbers(tmp_path, text, columns, settings, expected):
    default = "?" if columns[2] is tf.string else -1
    assert contents(table(tmp_path / "words", text, *columns, default=default, **settings)) == expected


@pytest.mark.parametrize(("text", "columns", "settings", "kind", "says"), [
    (b"red\n\ngreen\n", (tf.string, WHOLE, tf.int64, LINE), {}, tf.errors.InvalidArgumentError, "line 1 is empty"),
    (b"red\nred\n", (tf.string, WHOLE, tf.int64, LINE), {}, tf.errors.FailedPreconditionError, "red has 0, and then 1"),
    (b"red\n", (tf.string, WHOLE, tf.int64, LINE), {"vocab_size": 2}, tf.errors.InvalidArgumentError, "expected 2"),
    (b"red 10\n", (tf.string, 0, tf.int64, 1), {}, tf.errors.InvalidArgumentError, "has 1 columns"),
    (b"red\tten\n", (tf.string, 0, tf.int64, 1), {}, tf.errors.InvalidArgumentError, "no valid int64"),
])  # fmt: skip
def test_what_a_file_must_hold(tmp_path, text, columns, settings, kind, says):
    with pytest.raises(kind, match=says):
        table(tmp_path / "words", text, *columns, **settings)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(tf.errors.NotFoundError):
        tf.lookup.StaticHashTable(
            tf.lookup.TextFileInitializer(str(tmp_path / "none"), tf.string, WHOLE, tf.int64, LINE), -1)


@pytest.mark.parametrize(("columns", "says"), [
    ((tf.string, -3, tf.int64, LINE), "key_index must be >= -2"),
    ((tf.string, WHOLE, tf.string, LINE), "the number of a line is an int64"),
    ((tf.float32, WHOLE, tf.int64, LINE), "a whole line is an integer or a string"),
])
def test_columns_that_there_cannot_be(columns, says):
    with pytest.raises(ValueError, match=says):
        tf.lookup.TextFileInitializer("words", *columns)
