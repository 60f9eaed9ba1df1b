"""Cases for sources/random_numbers.py."""

CASES = {
    "numbers": lambda tf: tf.data.Dataset.random(seed=42).take(5),
    "the same again": lambda tf: [list(d) for d in [tf.data.Dataset.random(seed=4).take(3)] for _ in range(2)],
    "others again": lambda tf: (
        [list(d) for d in [tf.data.Dataset.random(seed=4, rerandomize_each_iteration=True).take(3)] for _ in
        range(2)]
    ),
    "endless": lambda tf: tf.data.Dataset.random(seed=4).cardinality(),
}
