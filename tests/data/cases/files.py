"""Cases for ops/files: files, and what stands in them."""

import gzip
import os
import tempfile
import zlib


def csv(records, defaults, **options):
    """decode_csv; `defaults` may be a function of tf."""
    return lambda tf: tf.io.decode_csv(records, defaults(tf) if callable(defaults) else defaults, **options)


def empty_int(tf):
    return [0, tf.constant([], tf.int32)]


def three_dtypes(tf):
    return [0.0, tf.constant([1.0], tf.float64), tf.constant([0], tf.int64)]


def written(tf):
    path = os.path.join(tempfile.mkdtemp(), "a", "b.txt")
    tf.io.write_file(path, "some words")
    names = tf.io.matching_files([os.path.dirname(path) + "/*.txt", path])
    return [tf.io.read_file(path), tf.shape(names)]


def serialized(tf):
    values = [[[1, 2], [3, 4]], 1.5, [True, False], ["a", "bc"], [], tf.constant([1, 2], tf.float16)]
    values.append(tf.constant(3 + 4j))
    return [tf.io.serialize_tensor(value) for value in values]


def there_and_back(tf):
    return tf.io.parse_tensor(tf.io.serialize_tensor(tf.constant([[1, 2], [3, 4]])), tf.int32)


CASES = {
    "columns": csv(["1,2.5,a", "4,,b"], [0, 1.0, ""]),
    "lists of defaults": csv(["1,2.5,a"], [[0], [1.0], [""]]),
    "quotes": csv(['1,"x, ""y""",3', '"2","line\nend",4'], [0, "", 0]),
    "another delimiter": csv(["1;2"], [0, 0], field_delim=";"),
    "not available": csv(["1,NA"], [0, 7], na_value="NA"),
    "some columns": csv(["1,2,3,4"], [0, 7], select_cols=[1, 3]),
    "no quotes": csv(['a"b,1'], ["", 1], use_quote_delim=False),
    "spaces": csv([" 1 , 2 "], [0, 1]),
    "more axes": csv([["1,2"], ["3,4"]], [0, 1]),
    "dtypes": csv(["1e3,1.5,99999999999"], three_dtypes),
    "no records": csv([], [0, 1]),
    "empty but required": csv(["1,"], empty_int),
    "not a number": csv(["1,x"], [0, 1]),
    "not an integer": csv(["1.0,2"], [0, 1]),
    "too large": csv(["99999999999,1"], [0, 1]),
    "too many fields": csv(["1,2,3"], [0, 1]),
    "no fields": csv([""], [0, 1]),
    "an open quote": csv(['1,"2'], [0, 1]),
    "a quote that is not escaped": csv(['"a"b,1'], ["", 1]),
    "a quote inside": csv(['a"b,1'], ["", 1]),
    "a line end": csv(["1,2\n"], [0, 1]),
    "a long delimiter": csv(["1,2"], [0, 1], field_delim="ab"),
    "columns in disorder": csv(["1,2"], [0, 1], select_cols=[1, 0]),
    "bool": csv(["1,2"], [True, 1]),
    "files": written,
    "no file": lambda tf: tf.io.read_file("no such file"),
    "serialized": serialized,
    "there and back": there_and_back,
    "another dtype": lambda tf: tf.io.parse_tensor(tf.io.serialize_tensor([1, 2]), tf.int64),
    "no tensor": lambda tf: tf.io.parse_tensor(b"xx", tf.int64),
    "zlib": lambda tf: tf.io.decode_compressed([zlib.compress(b"abc"), zlib.compress(b"")], "ZLIB"),
    "gzip": lambda tf: tf.io.decode_compressed(gzip.compress(b"abc"), "GZIP"),
    "as it is": lambda tf: tf.io.decode_compressed([b"abc"]),
    "not packed": lambda tf: tf.io.decode_compressed([b"abc"], "GZIP"),
}
