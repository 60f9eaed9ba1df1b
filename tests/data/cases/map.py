"""Cases for transformations/map.py."""

CASES = {
    "one argument": lambda tf: tf.data.Dataset.range(4).map(lambda x: x * x),
    "a tuple is spread": lambda tf: tf.data.Dataset.from_tensor_slices(([1, 2], [3, 4])).map(lambda x, y: x + y),
    "a dict is one argument": lambda tf: tf.data.Dataset.from_tensor_slices({"a": [1, 2]}).map(lambda d: d["a"] + 1),
    "a list becomes a tensor": lambda tf: tf.data.Dataset.range(2).map(lambda x: [x, x + 1]),
    "python values": lambda tf: tf.data.Dataset.range(2).map(lambda x: (x, 5, "a")),
    "autograph": lambda tf: tf.data.Dataset.range(4).map(lambda x: x if x > 1 else -x),
    "ragged": lambda tf: tf.data.Dataset.from_tensor_slices(tf.ragged.constant([[1], [2, 3]])).map(lambda r: r + 1),
    "sparse": lambda tf: tf.data.Dataset.from_tensor_slices(tf.sparse.from_dense([[1, 0], [0, 2]])).map(lambda s: s),
    "py_function": lambda tf: (
        tf.data.Dataset.range(3).map(lambda x: tf.py_function(lambda v: v.numpy() + 1, [x], tf.int64))
    ),
    "too many arguments": lambda tf: tf.data.Dataset.range(3).map(lambda x, y: x),
    "spec": lambda tf: (
        tf.data.Dataset.range(3).map(lambda x: {"a": tf.cast(x, tf.float32), "b": (x, [x])}).element_spec
    ),
}
