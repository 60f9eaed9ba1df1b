"""Cases for grouping_methods.py."""

CASES = {
    "buckets": lambda tf: (
        tf.data.Dataset.range(8).map(lambda n: tf.fill([n], n)).bucket_by_sequence_length(lambda x:
        tf.shape(x)[0], [3, 5], [2, 2, 2])
    ),
    "buckets up to the boundary": lambda tf: (
        tf.data.Dataset.range(5).map(lambda n: tf.fill([n], n)).bucket_by_sequence_length(lambda x:
        tf.shape(x)[0], [3, 6], [2, 2, 2], pad_to_bucket_boundary=True)
    ),
    "buckets without padding": lambda tf: (
        tf.data.Dataset.from_tensor_slices([[1, 2], [3, 4], [5, 6]]).bucket_by_sequence_length(lambda x:
        tf.shape(x)[0], [3], [2, 2], no_padding=True)
    ),
    "too long for all": lambda tf: (
        list(tf.data.Dataset.range(5, 9).map(lambda n: tf.fill([n], n)).bucket_by_sequence_length(lambda x:
        tf.shape(x)[0], [3, 6], [2, 2, 2], pad_to_bucket_boundary=True))
    ),
    "sizes missing": lambda tf: tf.data.Dataset.range(5).bucket_by_sequence_length(lambda x: x, [3, 6], [2, 2]),
}
