"""What the recorded calls of tests/api/experimental/numpy do not show of numpy_names/forms.py."""

import minitf as tf
from minitf.ops.numpy_names import forms


def test_forms_beside_the_recorded_calls():
    assert forms.rot90(tf.constant([[1, 2], [3, 4]])).numpy().tolist() == [[2, 4], [1, 3]]
    assert forms.moveaxis(tf.zeros([2, 3, 4]), (0, -1), (1, 0)).shape == (4, 2, 3)
