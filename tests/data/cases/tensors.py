"""Cases for sources/tensors.py."""

CASES = {
    "one element": lambda tf: tf.data.Dataset.from_tensors(([1, 2], {"a": 3.0})),
    "rows": lambda tf: tf.data.Dataset.from_tensor_slices(([1, 2, 3], {"a": [[1.0], [2.0], [3.0]]})),
    "text": lambda tf: tf.data.Dataset.from_tensor_slices(["a", "b"]),
    "a list is a tensor": lambda tf: tf.data.Dataset.from_tensors([1, 2]).element_spec,
    "ragged rows": lambda tf: tf.data.Dataset.from_tensor_slices(tf.ragged.constant([[1], [2, 3]])),
    "sparse rows": lambda tf: tf.data.Dataset.from_tensor_slices(tf.sparse.from_dense([[1, 0], [0, 2]])),
    "none": lambda tf: tf.data.Dataset.from_tensors((1, None)).element_spec,
    "unequal rows": lambda tf: tf.data.Dataset.from_tensor_slices(([1, 2], [1, 2, 3])),
    "a scalar has no rows": lambda tf: tf.data.Dataset.from_tensor_slices(5),
    "nothing": lambda tf: tf.data.Dataset.from_tensor_slices(()),
    "cardinality": lambda tf: (
        [tf.data.Dataset.from_tensors(1).cardinality(), len(tf.data.Dataset.from_tensor_slices([[1], [2]]))]
    ),
}
