"""Cases for transformations/ragged_batch.py."""



def ragged(tf):
    return tf.ragged.constant([[1], [1, 2], [3, 4, 5]])


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
    "rows of a ragged tensor": lambda tf: tf.data.Dataset.from_tensor_slices(ragged(tf)).ragged_batch(2),
    "rows, batched": lambda tf: tf.data.Dataset.from_tensor_slices(ragged(tf)).batch(2),
    "rows, mixed and batched": lambda tf: (
        tf.data.Dataset.from_tensor_slices(ragged(tf)).cache().shuffle(3, seed=1).batch(3)
    ),
    "rows beside numbers": lambda tf: (
        tf.data.Dataset.zip((tf.data.Dataset.from_tensor_slices(ragged(tf)), tf.data.Dataset.range(3))).batch(3)
    ),
    "two ragged axes": lambda tf: (
        tf.data.Dataset.from_tensor_slices(tf.ragged.constant([[[1, 2], [3]], [[4]]])).map(lambda x: x + 1).batch(2)
    ),
    "sparse": lambda tf: tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n)).sparse_batch(2, [4]),
    "sparse spec": lambda tf: (
        tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n)).sparse_batch(2, [4]).element_spec
    ),
}
