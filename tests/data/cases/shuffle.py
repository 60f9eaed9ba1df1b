"""Cases for transformations/shuffle.py."""

CASES = {
    "seed 1": lambda tf: tf.data.Dataset.range(10).shuffle(4, seed=1),
    "seed 42": lambda tf: tf.data.Dataset.range(10).shuffle(100, seed=42),
    "large seed": lambda tf: tf.data.Dataset.range(10).shuffle(5, seed=2**40 + 3),
    "every pass is new": lambda tf: (
        [list(dataset) for dataset in [tf.data.Dataset.range(8).shuffle(4, seed=7)] for _ in range(3)]
    ),
    "every pass is the same": lambda tf: (
        [list(dataset) for dataset in [tf.data.Dataset.range(8).shuffle(4, seed=7,
        reshuffle_each_iteration=False)] for _ in range(3)]
    ),
    "then repeat": lambda tf: tf.data.Dataset.range(6).shuffle(6, seed=3).repeat(3),
    "repeat, then shuffle": lambda tf: tf.data.Dataset.range(6).repeat(3).shuffle(6, seed=3).batch(4),
    "pairs in batches": lambda tf: (
        tf.data.Dataset.from_tensor_slices(([1.0, 2.0, 3.0, 4.0], {"a": [1, 2, 3, 4]})).shuffle(9,
        seed=1).batch(3)
    ),
    "what a map gives": lambda tf: tf.data.Dataset.range(9).map(lambda x: -x).shuffle(4, seed=5).batch(2),
    "the program's seed": lambda tf: (tf.random.set_seed(5), list(tf.data.Dataset.range(6).shuffle(6)))[1],
    "both seeds": lambda tf: (
        (tf.random.set_seed(5), list(tf.data.Dataset.range(6).shuffle(6, seed=9)), tf.random.set_seed(0))[1]
    ),
    "part of a pass": lambda tf: tf.data.Dataset.range(100).shuffle(10, seed=1).skip(5).take(7),
    "size zero": lambda tf: tf.data.Dataset.range(3).shuffle(0),
}
