"""TensorArraySpec."""

import minitf as tf


def test_what_fits():
    array = tf.TensorArray(tf.int32, 2, element_shape=[3])
    spec = tf.type_spec_from_value(array)
    assert spec == tf.TensorArraySpec([3], tf.int32)
    assert spec.is_compatible_with(array)
    assert tf.TensorArraySpec(None, tf.int32).is_compatible_with(array)
    assert not tf.TensorArraySpec([3], tf.float32).is_compatible_with(array)
    assert hash(spec) == hash(tf.TensorArraySpec([3], tf.int32))


def test_as_an_argument_of_a_function():
    last = tf.function(lambda array: array.read(1)).get_concrete_function(tf.TensorArraySpec([], tf.int32))
    assert (last.structured_outputs.dtype, last.structured_outputs.shape) == (tf.int32, [])
