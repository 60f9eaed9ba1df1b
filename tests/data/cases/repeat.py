"""Cases for transformations/repeat.py."""

CASES = {
    "twice": lambda tf: tf.data.Dataset.range(3).repeat(2),
    "zero times": lambda tf: tf.data.Dataset.range(3).repeat(0),
    "for ever": lambda tf: tf.data.Dataset.range(3).repeat().take(7),
    "across batches": lambda tf: tf.data.Dataset.range(3).repeat(3).batch(4),
    "nothing, for ever": lambda tf: tf.data.Dataset.range(0).repeat(),
    "cardinality": lambda tf: [tf.data.Dataset.range(3).repeat(n).cardinality() for n in (None, -1, 0, 2)],
}
