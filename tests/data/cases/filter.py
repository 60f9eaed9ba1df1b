"""Cases for transformations/filter.py."""

CASES = {
    "thirds": lambda tf: tf.data.Dataset.range(10).filter(lambda x: x % 3 == 0),
    "pairs": lambda tf: tf.data.Dataset.from_tensor_slices(([1, 2, 3], [3, 2, 1])).filter(lambda a, b: a >= b),
    "all gone": lambda tf: tf.data.Dataset.range(3).filter(lambda x: x > 5),
    "cardinality": lambda tf: tf.data.Dataset.range(3).filter(lambda x: x > 5).cardinality(),
    "no truth value": lambda tf: tf.data.Dataset.range(3).filter(lambda x: x),
}
