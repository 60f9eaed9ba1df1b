"""Cases for transformations/cache.py."""

CASES = {
    "two passes": lambda tf: (
        [list(dataset) for dataset in [tf.data.Dataset.range(3).map(lambda x: x + 1).cache()] for _ in range(2)]
    ),
    "then shuffle": lambda tf: tf.data.Dataset.range(5).cache().shuffle(5, seed=2).repeat(2),
}
