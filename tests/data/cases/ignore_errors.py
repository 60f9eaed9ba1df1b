"""Cases for transformations/ignore_errors.py."""

CASES = {
    "left out": lambda tf: (
        tf.data.Dataset.from_tensor_slices([1.0, 2.0, 0.0, 4.0]).map(lambda x: tf.debugging.check_numerics(1.0 /
        x, "bad")).ignore_errors()
    ),
}
