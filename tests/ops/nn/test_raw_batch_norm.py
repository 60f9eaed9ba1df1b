"""The functions that Keras calls return named results, as in TensorFlow."""

import numpy as np

import minitf as tf


def test_results_have_names():
    x, one = tf.reshape(tf.range(8.0), [1, 2, 2, 2]), tf.ones([2])
    y = tf.raw_ops.FusedBatchNormV3(x=x, scale=one, offset=one, mean=[], variance=[])
    assert repr(y).startswith("FusedBatchNormV3(y=<tf.Tensor: shape=(1, 2, 2, 2)")
    dx = tf.raw_ops.FusedBatchNormGradV3(y_backprop=x, x=x, scale=one, reserve_space_1=y.reserve_space_1,
                                         reserve_space_2=y.reserve_space_2, reserve_space_3=y.reserve_space_3)
    assert dx._fields[:3] == ("x_backprop", "scale_backprop", "offset_backprop")


def test_16_bits_are_computed_with_in_32():
    x = tf.cast(tf.reshape(tf.range(8.0), [1, 2, 2, 2]) / 7, tf.float16)
    one = tf.ones([2])
    y = tf.raw_ops.FusedBatchNormV3(x=x, scale=one, offset=one, mean=[], variance=[])
    wide = tf.raw_ops.FusedBatchNormV3(x=tf.cast(x, tf.float32), scale=one, offset=one, mean=[], variance=[])
    assert (y.y.dtype, y.batch_mean.dtype) == (tf.float16, tf.float32)
    np.testing.assert_array_equal(y.y, tf.cast(wide.y, tf.float16))
