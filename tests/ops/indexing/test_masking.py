"""boolean_mask, sequence_mask and one_hot against TensorFlow's answers, NumPy and finite differences."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("masking")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(shape=hnp.array_shapes(max_dims=4, max_side=3), data=st.data())
def test_a_mask_in_the_middle(shape, data):
    axis = data.draw(st.integers(0, len(shape) - 1))
    end = data.draw(st.integers(axis + 1, len(shape)))
    mask = data.draw(hnp.arrays(bool, shape[axis:end]))
    x = np.arange(np.prod(shape)).reshape(shape)
    np.testing.assert_array_equal(tf.boolean_mask(x, mask, axis=axis).numpy(), x[(slice(None),) * axis + (mask,)])


@given(indices=hnp.arrays(np.int32, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
                          elements=st.integers(-2, 4)), data=st.data())  # fmt: skip
def test_one_hot_is_a_comparison(indices, data):
    axis = data.draw(st.integers(-1, indices.ndim))
    expected = np.moveaxis(indices[..., None] == np.arange(3), -1, axis)
    np.testing.assert_array_equal(tf.one_hot(indices, 3, axis=axis).numpy(), expected)


def test_slopes():
    x = np.arange(6.0).reshape(2, 3) / 5
    assert_slopes(lambda x: tf.boolean_mask(x, [True, False, True], axis=1) ** 2, x)
    assert_slopes(lambda x: tf.boolean_mask(x, [[True, False, True], [False, False, True]]) ** 2, x)
