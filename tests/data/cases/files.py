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


TENSORS = {"w:0": [[1.0, 2.0], [3.0, 4.0]], "b": [1.5], "texts": ["hey", b"\x00\xff"], "i": [1, -2],
           "bool": [True, False]}


def saved(tf):
    """A file that the op Save has written, and its path."""
    path = os.path.join(tempfile.mkdtemp(), "first.ckpt")
    data = [*map(tf.constant, TENSORS.values()), tf.constant(3, tf.int64), tf.constant([1.5], tf.float16),
            tf.zeros([0, 2]), tf.constant([1, -1], tf.int8), tf.constant([1 + 2j], tf.complex64)]
    tf.raw_ops.Save(filename=path, tensor_names=[*TENSORS, "d/x", "half", "empty", "small", "complex"], data=data)
    return path


def restored(tf):
    path = saved(tf)
    return [tf.raw_ops.Restore(file_pattern=path, tensor_name=name, dt=dt) for name, dt in
            [("w:0", tf.float32), ("texts", tf.string), ("bool", tf.bool), ("d/x", tf.int64), ("half", tf.float16),
             ("small", tf.int8)]]


def restore(name, dt="float32", path=None):
    return lambda tf: tf.raw_ops.Restore(file_pattern=path or saved(tf), tensor_name=name, dt=tf.as_dtype(dt))


def save(names, data, *folders):
    return lambda tf: tf.raw_ops.Save(filename=os.path.join(tempfile.mkdtemp(), *folders, "x"), tensor_names=names,
                                      data=data(tf))


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
    "a file of tensors, byte by byte": lambda tf: tf.io.read_file(saved(tf)),
    "a file of tensors, restored": restored,
    "a tensor that is not there": restore("nope"),
    "a tensor of another dtype": restore("w:0", "int32"),
    "a file of tensors that is not there": restore("w:0", path="no such file"),
    "no file of tensors": restore("w:0", path=__file__),
    "no tensors to save": save(["a"], lambda tf: []),
    "more names than tensors": save(["a", "b"], lambda tf: [tf.constant(1.0)]),
    "tensors for no folder": save(["a"], lambda tf: [tf.constant(1.0)], "none"),
    "bfloat16 cannot be saved so": save(["a"], lambda tf: [tf.constant(1.0, tf.bfloat16)]),
    "zlib": lambda tf: tf.io.decode_compressed([zlib.compress(b"abc"), zlib.compress(b"")], "ZLIB"),
    "gzip": lambda tf: tf.io.decode_compressed(gzip.compress(b"abc"), "GZIP"),
    "as it is": lambda tf: tf.io.decode_compressed([b"abc"]),
    "not packed": lambda tf: tf.io.decode_compressed([b"abc"], "GZIP"),
}
