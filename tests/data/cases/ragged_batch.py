"""Cases for transformations/ragged_batch.py."""

CASES = {
    "ragged": lambda tf: tf.data.Dataset.range(5).map(lambda n: tf.fill([n], n)).ragged_batch(2),
    "fixed sizes stay dense": lambda tf: (
        tf.data.Dataset.range(3).map(lambda n: (tf.fill([n], n), [n, n])).ragged_batch(2,
        drop_remainder=True).element_spec
    ),
    "row splits": lambda tf: (
        tf.data.Dataset.range(3).map(lambda n: tf.fill([n], n)).ragged_batch(2,
        row_splits_dtype=tf.int32).element_spec
    ),
    "two open axes": lambda tf: tf.data.Dataset.range(3).map(lambda n: tf.fill([n, n + 1], n)).ragged_batch(3),
    "sparse": lambda tf: tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n)).sparse_batch(2, [4]),
    "sparse spec": lambda tf: (
        tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n)).sparse_batch(2, [4]).element_spec
    ),
}
