"""Cases for transformations/flatten.py."""

CASES = {
    "flat_map": lambda tf: tf.data.Dataset.range(4).flat_map(lambda x: tf.data.Dataset.range(x)),
    "flat_map of rows": lambda tf: (
        tf.data.Dataset.from_tensor_slices([[1, 2], [3, 4]]).flat_map(tf.data.Dataset.from_tensor_slices)
    ),
    "flat_map spec": lambda tf: (
        tf.data.Dataset.range(4).flat_map(lambda x: tf.data.Dataset.from_tensors((x, [x]))).element_spec
    ),
    "interleave": lambda tf: (
        tf.data.Dataset.range(1, 6).interleave(lambda x: tf.data.Dataset.from_tensors(x).repeat(6),
        cycle_length=2, block_length=4)
    ),
    "interleave unequal": lambda tf: (
        tf.data.Dataset.range(5).interleave(lambda x: tf.data.Dataset.range(x), cycle_length=3)
    ),
    "interleave in parallel": lambda tf: (
        tf.data.Dataset.range(5).interleave(lambda x: tf.data.Dataset.range(x), cycle_length=3,
        num_parallel_calls=2)
    ),
    "interleave of one": lambda tf: tf.data.Dataset.range(3).interleave(lambda x: tf.data.Dataset.range(x + 1)),
    "no cycle": lambda tf: tf.data.Dataset.range(3).interleave(lambda x: tf.data.Dataset.range(x), cycle_length=0),
}
