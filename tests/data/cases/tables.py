"""Cases for tables.py: lookup tables that datasets fill."""


def words(tf):
    return tf.data.Dataset.from_tensor_slices(["a", "b", "c"])


def index(*keys, **options):
    return lambda tf: tf.data.experimental.index_table_from_dataset(words(tf), **options).lookup(tf.constant(keys))


def table(tf, **options):
    pairs = tf.data.Dataset.zip((tf.data.Dataset.from_tensor_slices([1, 2]), words(tf)))
    return tf.data.experimental.table_from_dataset(pairs, **options)


def initialized(tf):
    initializer = tf.data.experimental.DatasetInitializer(tf.data.Dataset.zip((words(tf), tf.data.Dataset.range(9))))
    found = tf.lookup.StaticHashTable(initializer, -1)
    return found.lookup(tf.constant(["b", "z"])), initializer.key_dtype.name, initializer.value_dtype.name


CASES = {
    "numbers": index("b", "z"),
    "buckets": index("b", "z", num_oov_buckets=1),
    "the first two": index("b", "c", vocab_size=2),
    "integers": lambda tf: tf.data.experimental.index_table_from_dataset(
        tf.data.Dataset.range(5, 8), key_dtype=tf.int64).lookup(tf.constant([6], tf.int64)),
    "pairs": lambda tf: table(tf, default_value="n", key_dtype=tf.int32).lookup(tf.constant([2, 3])),
    "an initializer": initialized,
    "no pairs": lambda tf: tf.data.experimental.DatasetInitializer(words(tf)),
    "no dataset": lambda tf: tf.data.experimental.index_table_from_dataset(None),
    "-1 buckets": index("a", num_oov_buckets=-1),
    "no words": index("a", vocab_size=0),
}  # fmt: skip
