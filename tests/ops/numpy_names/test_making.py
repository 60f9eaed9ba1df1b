"""What the recorded calls of tests/api/experimental/numpy do not show of numpy_names/making.py."""

import minitf as tf
from minitf.ops.numpy_names import making


def test_making_beside_the_recorded_calls():
    assert making.arange(5, 0, -2).numpy().tolist() == [5, 3, 1]
    assert making.diagonal(tf.reshape(tf.range(24), (2, 3, 4)), 1, 0, 2).shape == (3, 2)
    assert making.linspace(0, 1, 0).shape == (0,)
