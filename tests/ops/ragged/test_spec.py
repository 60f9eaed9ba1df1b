"""RaggedTensorSpec."""

import pytest

import minitf as tf


def test_what_it_says():
    spec = tf.RaggedTensorSpec([2, None], tf.int32)
    assert repr(spec) == "RaggedTensorSpec(TensorShape([2, None]), tf.int32, 1, tf.int64)"
    assert (spec.ragged_rank, spec.dtype, spec.row_splits_dtype) == (1, tf.int32, tf.int64)
    assert spec == tf.RaggedTensorSpec([2, None], tf.int32)
    assert hash(spec) == hash(tf.RaggedTensorSpec([2, None], tf.int32))


def test_what_fits():
    rt = tf.ragged.constant([[1], [2, 3]])
    assert tf.RaggedTensorSpec.from_value(rt).is_compatible_with(rt)
    assert tf.RaggedTensorSpec([None, None], tf.int32).is_compatible_with(rt)
    assert not tf.RaggedTensorSpec([3, None], tf.int32).is_compatible_with(rt)
    assert not tf.RaggedTensorSpec([None, None], tf.float32).is_compatible_with(rt)


def test_refused():
    with pytest.raises(ValueError, match="one must be known"):
        tf.RaggedTensorSpec()
    with pytest.raises(ValueError, match="ragged_rank"):
        tf.RaggedTensorSpec([None, None], tf.int32, 2)


def test_as_an_input_signature():
    traced = []

    @tf.function(input_signature=[tf.RaggedTensorSpec([None, None], tf.int32)])
    def longest(x):
        traced.append(x)
        return tf.reduce_max(x.row_lengths())

    assert [int(longest(tf.ragged.constant(rows))) for rows in ([[1], [2, 3]], [[1, 2, 3]])] == [2, 3]
    assert len(traced) == 1
    with pytest.raises(TypeError, match="input_signature"):
        longest(tf.ragged.constant([[1.0], [2.0, 3.0]]))
