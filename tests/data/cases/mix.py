"""Cases for transformations/mix.py."""

CASES = {
    "choose": lambda tf: (
        tf.data.Dataset.choose_from_datasets([tf.data.Dataset.from_tensors(w).repeat() for w in "abc"],
        tf.data.Dataset.range(3).repeat(2))
    ),
    "choose until one is empty": lambda tf: (
        tf.data.Dataset.choose_from_datasets([tf.data.Dataset.range(2), tf.data.Dataset.range(10, 15)],
        tf.data.Dataset.range(2).repeat())
    ),
    "choose on": lambda tf: (
        tf.data.Dataset.choose_from_datasets([tf.data.Dataset.range(2), tf.data.Dataset.range(10, 15)],
        tf.data.Dataset.range(2).repeat(), stop_on_empty_dataset=False)
    ),
    "choice out of range": lambda tf: (
        list(tf.data.Dataset.choose_from_datasets([tf.data.Dataset.range(2)] * 2, tf.data.Dataset.range(2, 4)))
    ),
    "sample": lambda tf: (
        tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(5), tf.data.Dataset.range(10, 15)],
        weights=[0.3, 0.7], seed=3)
    ),
    "sample equally": lambda tf: (
        tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(5), tf.data.Dataset.range(10, 15),
        tf.data.Dataset.range(20, 25)], seed=1)
    ),
    "sample until one is empty": lambda tf: (
        tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(5), tf.data.Dataset.range(10, 15)], seed=5,
        stop_on_empty_dataset=True)
    ),
    "sample twice": lambda tf: (
        [list(d) for d in [tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(5),
        tf.data.Dataset.range(10, 15)], seed=5)] for _ in range(2)]
    ),
    "other elements": lambda tf: (
        tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(5), tf.data.Dataset.from_tensors("a")])
    ),
    "weights that change": lambda tf: (
        tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(9), tf.data.Dataset.range(10, 19)],
        tf.data.Dataset.from_tensor_slices([[0.1, 0.9], [0.9, 0.1]]).repeat(), seed=2)
    ),
    "weights that end": lambda tf: (
        tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(9)] * 2, tf.data.Dataset.from_tensors([0.0, 1.0]))
    ),
    "a weight of 0": lambda tf: (
        tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(2), tf.data.Dataset.range(9)], [0.0, 1.0])
    ),
    "all weights 0": lambda tf: (
        tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(2), tf.data.Dataset.range(9)], [0.0, 0.0])
    ),
    "integer weights": lambda tf: tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(2)] * 2, [1, 2]),
    "no datasets": lambda tf: tf.data.Dataset.sample_from_datasets([]),
    "weights missing": lambda tf: (
        tf.data.Dataset.sample_from_datasets([tf.data.Dataset.range(5)] * 3, weights=[0.5, 0.5])
    ),
}
