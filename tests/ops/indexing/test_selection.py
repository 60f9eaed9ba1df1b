"""where against TensorFlow's answers, NumPy and finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("selection")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(shapes=hnp.mutually_broadcastable_shapes(num_shapes=3, min_side=0, max_dims=3, max_side=3))
def test_it_broadcasts_as_numpy(shapes):
    c, x, y = (np.arange(np.prod(s)).reshape(s) for s in shapes.input_shapes)
    np.testing.assert_array_equal(tf.where(c % 2 == 0, x, -y).numpy(), np.where(c % 2 == 0, x, -y))


@given(condition=hnp.arrays(bool, hnp.array_shapes(min_side=0, max_dims=3, max_side=3)))
def test_the_coordinates_are_numpys(condition):
    np.testing.assert_array_equal(tf.where(condition).numpy(), np.argwhere(condition))


def test_slopes():
    x, y = np.arange(6.0).reshape(2, 3) / 5, np.array([[1.0], [3.0]])
    assert_slopes(lambda x, y: tf.where([True, False, True], x, y) ** 2, x, y)


def test_what_was_not_chosen_is_not_touched_by_an_infinite_gradient():
    x = tf.constant([0.0, 4.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.where(x > 0, x, 1.0) ** 0.5
    assert tape.gradient(y, x).numpy().tolist() == [0, 0.25]


@pytest.mark.parametrize("dtype", ["bfloat16", "float16", "int8", "complex64"])
def test_the_dtype_stays(dtype):
    assert tf.where([True, False], tf.constant([1, 2], dtype), 0).dtype == dtype
