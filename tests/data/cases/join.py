"""Cases for transformations/join.py."""

CASES = {
    "zip": lambda tf: tf.data.Dataset.zip(tf.data.Dataset.range(3), tf.data.Dataset.range(5, 9)),
    "zip of a structure": lambda tf: (
        tf.data.Dataset.zip({"a": tf.data.Dataset.range(3), "b": (tf.data.Dataset.range(5, 9),
        tf.data.Dataset.range(2))})
    ),
    "zip, shuffled, in batches": lambda tf: (
        tf.data.Dataset.zip((tf.data.Dataset.range(5), tf.data.Dataset.range(9))).shuffle(3, seed=1).batch(2)
    ),
    "zip of a list": lambda tf: tf.data.Dataset.zip([tf.data.Dataset.range(3)]),
    "enumerate": lambda tf: tf.data.Dataset.from_tensor_slices(["a", "b"]).enumerate(start=5),
    "enumerate pairs": lambda tf: tf.data.Dataset.from_tensor_slices(([1, 2], [3, 4])).enumerate(),
    "concatenate": lambda tf: tf.data.Dataset.range(3).concatenate(tf.data.Dataset.range(5, 9)),
    "concatenate, in batches": lambda tf: tf.data.Dataset.range(3).concatenate(tf.data.Dataset.range(5, 9)).batch(2),
    "concatenate other sizes": lambda tf: (
        tf.data.Dataset.from_tensors([1]).concatenate(tf.data.Dataset.from_tensors([1, 2])).element_spec
    ),
    "concatenate other dtypes": lambda tf: tf.data.Dataset.range(3).concatenate(tf.data.Dataset.from_tensors("a")),
}
