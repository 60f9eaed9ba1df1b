"""Cases for transformations/scan.py."""

CASES = {
    "scan": lambda tf: tf.data.Dataset.range(5).scan(tf.constant(0, tf.int64), lambda s, x: (s + x, s * x)),
    "scan of a structure": lambda tf: (
        tf.data.Dataset.range(3).scan({"a": 1.0}, lambda s, x: ({"a": s["a"] * 2}, (x, s["a"])))
    ),
    "reduce": lambda tf: tf.data.Dataset.range(5).reduce(tf.constant(0, tf.int64), lambda s, x: s + x),
    "reduce to a pair": lambda tf: tf.data.Dataset.range(5).reduce((0, 1.0), lambda s, x: (s[0] + 1, s[1] * 2.0)),
    "reduce that grows": lambda tf: (
        tf.data.Dataset.range(3).reduce(tf.zeros([0], tf.int64), lambda s, x: tf.concat([s, [x]], 0))
    ),
    "another dtype": lambda tf: tf.data.Dataset.range(5).reduce(0, lambda s, x: tf.cast(s, tf.float32) + 1.0),
}
