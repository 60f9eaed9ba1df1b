"""Cases for values.py: arguments that no transformation takes."""

VALUES = {"zero": 0, "minus one": -1, "minus three": -3, "a float": 2.5, "text": "a", "None": None, "a list": [2]}
SIZES = ("batch", "padded_batch", "ragged_batch", "take", "skip", "prefetch", "repeat", "window")


def called(method, value):
    return lambda tf: getattr(tf.data.Dataset.range(5).batch(2), method)(value).element_spec and "taken"


CASES = {f"{method}: {name}": called(method, value) for method in SIZES for name, value in VALUES.items()} | {
    "num_parallel_calls=0": lambda tf: tf.data.Dataset.range(5).map(lambda x: x, num_parallel_calls=0),
    "num_parallel_calls=-2": lambda tf: tf.data.Dataset.range(5).map(lambda x: x, num_parallel_calls=-2),
    "interleave without calls": lambda tf: tf.data.Dataset.range(5).interleave(
        tf.data.Dataset.from_tensors, num_parallel_calls=0),
    "from_tensors(None)": lambda tf: tf.data.Dataset.from_tensors(None),
    "from_tensor_slices(None)": lambda tf: tf.data.Dataset.from_tensor_slices(None),
    "None beside something": lambda tf: repr(tf.data.Dataset.from_tensor_slices(([1, 2], None)).element_spec),
    "no options": lambda tf: tf.data.Dataset.range(5).with_options(3),
    "a padded shape that is too small": lambda tf: tf.data.Dataset.from_tensors([1, 2, 3]).padded_batch(2, [2]),
    "a tensor of int32": lambda tf: tf.data.Dataset.range(5).take(tf.constant(2)),
    "a tensor of float32": lambda tf: tf.data.Dataset.range(5).take(tf.constant(2.0)),
    "no file names": lambda tf: tf.data.TFRecordDataset(None),
}  # fmt: skip
