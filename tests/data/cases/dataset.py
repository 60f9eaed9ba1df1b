"""Cases for dataset.py."""

CASES = {
    "len of endless": lambda tf: len(tf.data.Dataset.range(3).repeat()),
    "len of unknown": lambda tf: len(tf.data.Dataset.range(3).filter(lambda x: x > 1)),
    "true": lambda tf: bool(tf.data.Dataset.range(0)),
    "single element": lambda tf: tf.data.Dataset.from_tensors([1, 2]).get_single_element(),
    "no single element": lambda tf: tf.data.Dataset.range(0).get_single_element(),
    "two elements": lambda tf: tf.data.Dataset.range(2).get_single_element(),
    "apply": lambda tf: tf.data.Dataset.range(5).apply(lambda d: d.batch(2)),
    "apply to no dataset": lambda tf: tf.data.Dataset.range(5).apply(lambda d: 3),
    "numpy": lambda tf: list(tf.data.Dataset.from_tensor_slices({"a": [1, 2], "b": ["x", "y"]}).as_numpy_iterator()),
    "reprs": lambda tf: (
        [repr(d) for d in (tf.data.Dataset.range(3), tf.data.Dataset.from_tensors(1),
        tf.data.Dataset.range(3).cache(), tf.data.Dataset.range(3).batch(2), tf.data.Dataset.range(3).map(lambda
        x: x, num_parallel_calls=2), tf.data.Dataset.from_generator(lambda: iter([1]), tf.int32))]
    ),
}
