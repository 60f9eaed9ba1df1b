"""Cases for sources/generator.py."""

CASES = {
    "types": lambda tf: (
        tf.data.Dataset.from_generator(lambda: iter([(1, [1.0, 2.0]), (2, [3.0])]), output_types=(tf.int32,
        tf.float32), output_shapes=((), (None,)))
    ),
    "signature": lambda tf: (
        tf.data.Dataset.from_generator(lambda: iter([{"a": 1}, {"a": 2}]), output_signature={"a":
        tf.TensorSpec((), tf.int32)})
    ),
    "arguments": lambda tf: (
        tf.data.Dataset.from_generator(lambda n: iter(range(n)), args=[3], output_signature=tf.TensorSpec((),
        tf.int64))
    ),
    "unknown shape": lambda tf: tf.data.Dataset.from_generator(lambda: iter([1]), tf.int32).element_spec,
    "again": lambda tf: tf.data.Dataset.from_generator(lambda: iter([1, 2]), tf.int32).repeat(2),
    "wrong dtype": lambda tf: (
        list(tf.data.Dataset.from_generator(lambda: iter([1, "a"]), output_signature=tf.TensorSpec((),
        tf.int32)))
    ),
    "wrong shape": lambda tf: (
        list(tf.data.Dataset.from_generator(lambda: iter([[1, 2], 3]), output_signature=tf.TensorSpec((2,),
        tf.int32)))
    ),
    "wrong structure": lambda tf: (
        list(tf.data.Dataset.from_generator(lambda: iter([(1, 2), 3]), output_types=(tf.int32, tf.int32)))
    ),
    "not callable": lambda tf: tf.data.Dataset.from_generator([1, 2], tf.int32),
    "no types": lambda tf: tf.data.Dataset.from_generator(lambda: iter([1])),
}
