"""Cases for transformations/limits.py."""

CASES = {
    "take": lambda tf: tf.data.Dataset.range(5).take(3),
    "take more": lambda tf: tf.data.Dataset.range(2).take(3),
    "take all": lambda tf: tf.data.Dataset.range(3).take(-1),
    "skip": lambda tf: tf.data.Dataset.range(5).skip(3),
    "skip all": lambda tf: tf.data.Dataset.range(3).skip(-1),
    "skip, then batch": lambda tf: tf.data.Dataset.range(7).skip(2).take(4).batch(3),
    "take of a filter": lambda tf: tf.data.Dataset.range(9).filter(lambda x: x % 2 == 0).skip(1).take(2),
    "while": lambda tf: tf.data.Dataset.range(10).take_while(lambda x: x < 4),
    "cardinality": lambda tf: (
        [tf.data.Dataset.range(5).take(3).cardinality(),
        tf.data.Dataset.range(5).repeat().take(3).cardinality(),
        tf.data.Dataset.range(5).repeat().skip(3).cardinality(), tf.data.Dataset.range(5).skip(9).cardinality()]
    ),
}
