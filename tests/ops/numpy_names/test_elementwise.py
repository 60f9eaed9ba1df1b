"""What the recorded calls of tests/api/experimental/numpy do not show of numpy_names/elementwise.py."""

import minitf as tf
from minitf.ops.numpy_names import elementwise


def test_elementwise_beside_the_recorded_calls():
    assert elementwise.cbrt(tf.constant([-8.0])).dtype == tf.float32
    assert elementwise.floor([1, 2]).dtype == tf.float64
