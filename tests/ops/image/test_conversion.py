"""Images of another dtype."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.image.conversion import inside


@pytest.mark.parametrize("dtype", ["uint8", "int8", "uint16", "int16", "int32"])
def test_white_stays_white(dtype):
    top = tf.as_dtype(dtype).max
    assert tf.image.convert_image_dtype([0.0, 1.0], dtype, saturate=True).numpy()[1] >= top * (1 - 1e-6)
    assert tf.image.convert_image_dtype(tf.constant([0, top], dtype), tf.float32).numpy().tolist() == [0, 1]


@pytest.mark.parametrize(("small", "large"), [("uint8", "uint16"), ("uint8", "int32"), ("int8", "int16")])
def test_up_and_down_again_changes_nothing(small, large):
    x = tf.cast(tf.range(0, 128), small)
    there = tf.image.convert_image_dtype(x, large)
    np.testing.assert_array_equal(tf.image.convert_image_dtype(there, small), x)


def test_the_float_below_a_bound():
    assert inside(2**31 - 1, np.dtype("f4")) == 2**31 - 128
    assert inside(255, np.dtype("f4")) == 255
    assert inside(2**31 - 1, np.dtype("f2")) == 2**31 - 128
