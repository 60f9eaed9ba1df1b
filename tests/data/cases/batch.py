"""Cases for transformations/batch.py."""

CASES = {
    "the last is smaller": lambda tf: tf.data.Dataset.range(5).batch(2),
    "drop remainder": lambda tf: tf.data.Dataset.range(5).batch(2, drop_remainder=True),
    "of batches": lambda tf: tf.data.Dataset.range(5).batch(2).batch(2, drop_remainder=True),
    "a structure": lambda tf: tf.data.Dataset.from_tensor_slices(([1, 2, 3], {"a": ["x", "y", "z"]})).batch(2),
    "after map": lambda tf: tf.data.Dataset.range(3).map(lambda x: (x, [x, x])).batch(2),
    "ragged": lambda tf: tf.data.Dataset.from_tensor_slices(tf.ragged.constant([[1], [2, 3]])).batch(2),
    "sparse": lambda tf: tf.data.Dataset.from_tensor_slices(tf.sparse.from_dense([[1, 0], [0, 2]])).batch(2),
    "specs": lambda tf: [tf.data.Dataset.range(5).batch(2, drop_remainder=d).element_spec for d in (True, False)],
    "endless": lambda tf: tf.data.Dataset.range(5).repeat().batch(3).element_spec,
    "different shapes": lambda tf: list(tf.data.Dataset.range(3).map(lambda x: tf.fill([x], 1)).batch(2)),
    "size zero": lambda tf: tf.data.Dataset.range(3).batch(0),
    "unbatch": lambda tf: tf.data.Dataset.from_tensors(([1, 2, 3], ["a", "b", "c"])).unbatch(),
    "unbatch of batches": lambda tf: tf.data.Dataset.range(5).batch(2).unbatch(),
    "unbatch ragged": lambda tf: tf.data.Dataset.from_tensors(tf.ragged.constant([[1], [2, 3]])).unbatch(),
    "unbatch of scalars": lambda tf: tf.data.Dataset.range(5).unbatch(),
    "cardinality": lambda tf: (
        [tf.data.Dataset.range(5).batch(2).cardinality(), tf.data.Dataset.range(5).batch(2, True).cardinality(),
        tf.data.Dataset.range(6).batch(2, True).unbatch().cardinality()]
    ),
}
