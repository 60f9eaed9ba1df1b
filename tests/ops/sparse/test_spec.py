"""spec.py: what a sparse tensor must be like."""

import minitf as tf


def test_a_spec_says_what_fits():
    spec = tf.SparseTensorSpec([None, 3], tf.int32)
    assert spec.is_compatible_with(tf.sparse.from_dense([[1, 0, 0]]))
    assert not spec.is_compatible_with(tf.sparse.from_dense([[1.0, 0.0, 0.0]]))
    assert repr(spec) == "SparseTensorSpec(TensorShape([None, 3]), tf.int32)"


def test_a_function_takes_and_gives_sparse_tensors():
    doubled = tf.function(lambda st: st * 2.0)(tf.sparse.from_dense([[1.0, 0.0], [0.0, 2.0]]))
    assert tf.sparse.to_dense(doubled).numpy().tolist() == [[2.0, 0.0], [0.0, 4.0]]
