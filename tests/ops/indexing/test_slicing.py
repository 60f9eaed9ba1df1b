"""slice and pad against TensorFlow's answers, NumPy and finite differences."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("slicing")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(shape=hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3), data=st.data())
def test_pad_is_numpys_and_slice_undoes_it(shape, data):
    x = np.arange(np.prod(shape)).reshape(shape).astype("int32")
    pads = data.draw(hnp.arrays(np.int32, (len(shape), 2), elements=st.integers(0, 3)))
    y = tf.pad(x, pads, constant_values=7)
    np.testing.assert_array_equal(y.numpy(), np.pad(x, pads.tolist(), constant_values=7) if shape else x)
    np.testing.assert_array_equal(tf.slice(y, pads[:, 0], np.array(shape, np.int32)).numpy(), x)


def test_slopes():
    x = np.arange(6.0).reshape(2, 3) / 5
    assert_slopes(lambda x: tf.slice(x, [0, 1], [-1, 2]) ** 2, x)
    assert_slopes(lambda x, c: tf.pad(x, [[1, 0], [2, 1]], constant_values=c) ** 2, x, 0.5)


def test_only_plain_zero_fills_with_the_zero_of_the_dtype():
    assert tf.pad(tf.constant([1], tf.bfloat16), [[1, 0]]).numpy().tolist() == [0, 1]
    assert tf.pad([1 + 1j], [[1, 0]]).numpy().tolist() == [0, 1 + 1j]
