"""Cases for applied.py, and for experimental_functions.py: tf.data.experimental."""

import sqlite3
import tempfile
from pathlib import Path


def numbers(tf, n=6):
    return tf.data.Dataset.range(n)


def reducer(tf):
    def begin(key):
        return tf.constant(0, tf.int64)

    return tf.data.experimental.Reducer(begin, lambda state, x: state + x, lambda state: (state, "sum"))


def promised(count, n=5):
    return lambda tf: numbers(tf, n).filter(lambda x: True).apply(tf.data.experimental.assert_cardinality(count))


def padded(tf):
    dataset = tf.data.Dataset.from_tensor_slices({"a": [1, 2]})
    return dataset.apply(tf.data.experimental.pad_to_cardinality(4))


def database(query, types=("int32", "string", "float64")):
    def case(tf):
        path = str(Path(tempfile.mkdtemp()) / "people.db")
        connection = sqlite3.connect(path)
        connection.execute("create table people (id integer, name text, height real)")
        connection.executemany("insert into people values (?, ?, ?)", [(1, "Ada", 1.6), (2, None, None), (3, "Max", 2)])
        connection.commit()
        connection.close()
        dtypes = tuple(getattr(tf, name) for name in types)
        return tf.data.experimental.SqlDataset("sqlite", path, query, dtypes)

    return case


def records(tf):
    path = str(Path(tempfile.mkdtemp()) / "words")
    writer = tf.data.experimental.TFRecordWriter(path)
    writer.write(tf.data.Dataset.from_tensor_slices(["one", "two"]))
    return tf.data.TFRecordDataset(path)


def examples(tf):
    folder = tempfile.mkdtemp()
    for i in range(2):
        with tf.io.TFRecordWriter(f"{folder}/{i}.tfrecord") as writer:
            for j in range(3):
                value = tf.train.Feature(int64_list=tf.train.Int64List(value=[10 * i + j]))
                example = tf.train.Example(features=tf.train.Features(feature={"x": value, "y": value}))
                writer.write(example.SerializeToString())
    features = {key: tf.io.FixedLenFeature([], tf.int64) for key in "xy"}
    return tf.data.experimental.make_batched_features_dataset(
        f"{folder}/*.tfrecord", 2, features, label_key="y", num_epochs=1, shuffle=False)


def there_and_back(tf):
    dataset = numbers(tf).batch(2)
    variant = tf.data.experimental.to_variant(dataset)
    return tf.data.experimental.from_variant(variant, dataset.element_spec), variant.dtype.name


CASES = {
    "enough": promised(5),
    "too few": promised(6),
    "too many": promised(4),
    "not endless": promised(-1),
    "promised": lambda tf: promised(7)(tf).cardinality(),
    "group_by_reducer": lambda tf: numbers(tf).apply(
        tf.data.experimental.group_by_reducer(lambda x: 5 - x % 3, reducer(tf))),
    "keys that are no int64": lambda tf: numbers(tf).apply(
        tf.data.experimental.group_by_reducer(lambda x: tf.cast(x, tf.int32), reducer(tf))),
    "pad_to_cardinality": padded,
    "too long to pad": lambda tf: padded(tf).apply(tf.data.experimental.pad_to_cardinality(3)),
    "no dicts to pad": lambda tf: numbers(tf).apply(tf.data.experimental.pad_to_cardinality(9)),
    "ragged batches": lambda tf: numbers(tf).map(lambda x: tf.fill([x], x)).apply(
        tf.data.experimental.dense_to_ragged_batch(4)),
    "sparse batches": lambda tf: numbers(tf).map(lambda x: tf.fill([x], x)).apply(
        tf.data.experimental.dense_to_sparse_batch(3, [6])),
    "enumerated": lambda tf: numbers(tf, 2).apply(tf.data.experimental.enumerate_dataset(5)),
    "without errors": lambda tf: numbers(tf).map(lambda x: 6 // (x - 3)).apply(tf.data.experimental.ignore_errors()),
    "map_and_batch": lambda tf: numbers(tf).apply(tf.data.experimental.map_and_batch(lambda x: x * x, 4)),
    "parallel_interleave": lambda tf: numbers(tf).apply(
        tf.data.experimental.parallel_interleave(lambda x: tf.data.Dataset.range(x), cycle_length=1)),
    "scan": lambda tf: numbers(tf).apply(tf.data.experimental.scan(tf.constant(0, tf.int64), lambda s, x: (s + x, s))),
    "shuffle_and_repeat": lambda tf: numbers(tf).apply(tf.data.experimental.shuffle_and_repeat(3, 2, seed=4)),
    "take_while": lambda tf: numbers(tf).apply(tf.data.experimental.take_while(lambda x: x < 3)),
    "unbatch": lambda tf: numbers(tf).batch(4).apply(tf.data.experimental.unbatch()),
    "unique": lambda tf: numbers(tf).map(lambda x: x % 3).apply(tf.data.experimental.unique()),
    "copied": lambda tf: numbers(tf).apply(tf.data.experimental.copy_to_device("/cpu:0")),
    "from_list": lambda tf: tf.data.experimental.from_list([(1, "a"), (2, "b")]),
    "from an empty list": lambda tf: tf.data.experimental.from_list([]),
    "from no list": lambda tf: tf.data.experimental.from_list((1, 2)),
    "at": lambda tf: tf.data.experimental.at(numbers(tf), 3),
    "past the end": lambda tf: tf.data.experimental.at(numbers(tf), 6),
    "Counter": lambda tf: tf.data.experimental.Counter(2, 3).take(3),
    "RandomDataset": lambda tf: tf.data.experimental.RandomDataset(seed=4).take(3),
    "rows": database("select * from people order by id"),
    "a wrong query": database("select * from nobody"),
    "other columns": database("select id from people"),
    "another database": lambda tf: tf.data.experimental.SqlDataset("oracle", "x", "select 1", (tf.int32,)),
    "records": records,
    "no strings": lambda tf: tf.data.experimental.TFRecordWriter("words").write(numbers(tf)),
    "examples": examples,
    "variants": there_and_back,
}  # fmt: skip
