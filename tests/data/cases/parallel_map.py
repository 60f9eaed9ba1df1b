"""Cases for transformations/parallel_map.py."""

CASES = {
    "in order": lambda tf: tf.data.Dataset.range(20).map(lambda x: x * 2, num_parallel_calls=4),
    "autotune": lambda tf: tf.data.Dataset.range(20).map(lambda x: x * 2, num_parallel_calls=tf.data.AUTOTUNE),
    "any order": lambda tf: (
        sorted(int(x) for x in tf.data.Dataset.range(20).map(lambda x: x * 2, num_parallel_calls=3,
        deterministic=False))
    ),
    "several passes": lambda tf: tf.data.Dataset.range(3).map(lambda x: x + 1, num_parallel_calls=2).repeat(2),
    "an error": lambda tf: (
        list(tf.data.Dataset.range(4).map(lambda x: tf.debugging.check_numerics(1.0 / tf.cast(x, tf.float32),
        "bad"), num_parallel_calls=2))
    ),
}
