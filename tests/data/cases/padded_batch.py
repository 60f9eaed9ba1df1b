"""Cases for transformations/padded_batch.py."""

CASES = {
    "as long as the longest": lambda tf: tf.data.Dataset.range(1, 5).map(lambda n: tf.fill([n], n)).padded_batch(3),
    "a fixed length": lambda tf: (
        tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n)).padded_batch(2, padded_shapes=[5])
    ),
    "a padding value": lambda tf: (
        tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n)).padded_batch(2, padded_shapes=5,
        padding_values=tf.constant(-1, tf.int64))
    ),
    "a structure": lambda tf: (
        tf.data.Dataset.range(1, 4).map(lambda n: (tf.fill([n], n), n)).padded_batch(2, padded_shapes=([None],
        []))
    ),
    "two axes": lambda tf: (
        tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n, 2], n)).padded_batch(3, padded_shapes=[None, 3],
        drop_remainder=True)
    ),
    "spec": lambda tf: (
        tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n)).padded_batch(2,
        drop_remainder=True).element_spec
    ),
    "too small": lambda tf: (
        list(tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n)).padded_batch(3, padded_shapes=[2]))
    ),
}
