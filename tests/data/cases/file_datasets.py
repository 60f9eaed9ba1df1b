"""Cases for file_datasets.py and sources/files.py."""

import gzip
import os
import tempfile
import zlib

FILES = {
    "a.txt": b"one\r\ntwo\rthree\n\nlast",
    "b.txt": b"four\nfive\n",
    "empty.txt": b"",
    "c.txt.gz": gzip.compress(b"six\nseven\n" * 3),
    "d.txt.z": zlib.compress(b"eight\n" * 2),
    "e.bin": b"HHaabbccF",
    "f.tfrecord": (
        b"\x03\x00\x00\x00\x00\x00\x00\x00\x97\x1f\x1d\x5e"  # the length is right, its checksum is not
        b"abc\x00\x00\x00\x00"
    ),
}


def file(name):
    """The path of one of FILES, in a folder that is made for it."""
    path = os.path.join(tempfile.mkdtemp(), name)
    with open(path, "wb") as opened:
        opened.write(FILES[name])
    return path


def several_files(tf):
    return tf.data.TextLineDataset([file("a.txt"), file("empty.txt"), file("b.txt")])


def in_turn(tf):
    names = tf.data.Dataset.from_tensor_slices([file("a.txt"), file("b.txt")])
    return names.interleave(tf.data.TextLineDataset, cycle_length=2)


def records(tf):
    path = os.path.join(tempfile.mkdtemp(), "file")
    with tf.io.TFRecordWriter(path) as writer:
        for i in range(5):
            writer.write(b"record %d" % i)
    return tf.data.TFRecordDataset([path, path])


def listed(tf):
    folder = tempfile.mkdtemp()
    for name in ("b", "a", "c"):
        open(os.path.join(folder, name), "w").close()
    found = tf.data.Dataset.list_files(folder + "/*", shuffle=False)
    mixed = tf.data.Dataset.list_files(folder + "/*", seed=3)
    return [[os.path.basename(bytes(x).decode()) for x in names.as_numpy_iterator()] for names in (found, mixed, mixed)]


CASES = {
    "lines": lambda tf: tf.data.TextLineDataset(file("a.txt")),
    "lines of several files": several_files,
    "lines in turn": in_turn,
    "lines of files read side by side": lambda tf: tf.data.TextLineDataset(
        [file("a.txt"), file("b.txt")], num_parallel_reads=2
    ),
    "gzip": lambda tf: tf.data.TextLineDataset(file("c.txt.gz"), compression_type="GZIP"),
    "zlib": lambda tf: tf.data.TextLineDataset(file("d.txt.z"), "ZLIB"),
    "names in a dataset": lambda tf: tf.data.TextLineDataset(tf.data.Dataset.from_tensors(file("b.txt"))),
    "lines past the first": lambda tf: tf.data.TextLineDataset(file("a.txt")).skip(1).batch(2),
    "pieces": lambda tf: tf.data.FixedLengthRecordDataset(file("e.bin"), 2, header_bytes=2, footer_bytes=1),
    "records": records,
    "names of files": listed,
    "repr": lambda tf: repr(tf.data.TextLineDataset("x")),
    "no file": lambda tf: list(tf.data.TextLineDataset("no such file")),
    "no record file": lambda tf: list(tf.data.TFRecordDataset("no such file")),
    "a damaged record": lambda tf: list(tf.data.TFRecordDataset(file("f.tfrecord"))),
    "not compressed": lambda tf: list(tf.data.TFRecordDataset(file("a.txt"), "GZIP")),
    "not whole pieces": lambda tf: list(tf.data.FixedLengthRecordDataset(file("e.bin"), 2, header_bytes=2)),
    "numbers for names": lambda tf: tf.data.TextLineDataset([1, 2]),
    "no match": lambda tf: tf.data.Dataset.list_files("no such file*"),
}

