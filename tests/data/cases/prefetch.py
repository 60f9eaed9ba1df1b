"""Cases for transformations/prefetch.py."""

CASES = {
    "the same elements": lambda tf: tf.data.Dataset.range(5).prefetch(2),
    "autotune": lambda tf: tf.data.Dataset.range(5).batch(2).prefetch(tf.data.AUTOTUNE),
    "none ahead": lambda tf: tf.data.Dataset.range(3).prefetch(0),
    "twice": lambda tf: tf.data.Dataset.range(3).prefetch(1).prefetch(2).repeat(2),
    "negative": lambda tf: tf.data.Dataset.range(3).prefetch(-5),
}
