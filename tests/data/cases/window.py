"""Cases for transformations/window.py."""

CASES = {
    "windows": lambda tf: tf.data.Dataset.range(7).window(3),
    "shift and stride": lambda tf: tf.data.Dataset.range(10).window(3, shift=4, stride=2),
    "overlap": lambda tf: tf.data.Dataset.range(5).window(3, shift=1, drop_remainder=True),
    "one element apart": lambda tf: tf.data.Dataset.range(5).window(2, 1, 2),
    "as batches": lambda tf: (
        tf.data.Dataset.range(7).window(5, shift=1, drop_remainder=True).flat_map(lambda w:
        w.batch(5)).map(lambda w: (w[:-1], w[-1]))
    ),
    "pairs": lambda tf: (
        [[list(a), list(b)] for a, b in tf.data.Dataset.from_tensor_slices(([1, 2, 3], [4, 5, 6])).window(2)]
    ),
    "zip of windows": lambda tf: (
        tf.data.Dataset.from_tensor_slices(([1, 2, 3], [4, 5, 6])).window(2).flat_map(lambda a, b:
        tf.data.Dataset.zip((a.batch(2), b.batch(2))))
    ),
    "spec": lambda tf: tf.data.Dataset.range(10).window(3).element_spec,
    "cardinality": lambda tf: [tf.data.Dataset.range(10).window(3, 1, 1, d).cardinality() for d in (True, False)],
}
