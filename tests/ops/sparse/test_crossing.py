"""Every combination of what stands in one row of sparse tensors. The numbers are TensorFlow's."""

import minitf as tf


def test_numbers_of_all_combinations():
    columns = [tf.sparse.from_dense([["a", "b"], ["c", ""]]), tf.constant([[1], [2]])]
    found = tf.sparse.cross_hashed(columns, num_buckets=10**6)
    assert found.indices.numpy().tolist() == [[0, 0], [0, 1], [1, 0]]
    assert found.values.numpy().tolist() == [663485, 21983, 493523]
    assert found.dense_shape.numpy().tolist() == [2, 2]


def test_texts_of_all_combinations_in_a_graph():
    @tf.function
    def crossed(a, b):
        return tf.sparse.to_dense(tf.sparse.cross([a, b], separator="&"))

    assert crossed(tf.constant([["a"], ["b"]]), tf.constant([[1], [2]])).numpy().tolist() == [[b"a&1"], [b"b&2"]]
