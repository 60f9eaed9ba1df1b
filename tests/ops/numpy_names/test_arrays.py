"""What the recorded calls of tests/api/experimental/numpy do not show of numpy_names/arrays.py."""

import minitf as tf
from minitf.ops.numpy_names import arrays


def test_arrays_beside_the_recorded_calls():
    x = arrays.promoted(tf.constant([1]), [0.5])
    assert [part.dtype for part in x] == [tf.float64, tf.float64]
    same = tf.constant([1.0])
    assert arrays.asarray(same) is same
