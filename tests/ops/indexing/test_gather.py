"""gather and the segment sum against TensorFlow's answers, a loop, and each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes

X = np.arange(24.0).reshape(2, 3, 4) / 10


@table("gather")
def test_as_tensorflow(call, answered):
    check(call, answered)


@st.composite
def batches(draw):
    """params, indices, axis, batch_dims: for any way to share leading axes."""
    shape = draw(hnp.array_shapes(max_dims=4, max_side=3))
    axis = draw(st.integers(0, len(shape) - 1))
    batch_dims = draw(st.integers(0, axis))
    picks = draw(hnp.array_shapes(min_dims=0, max_dims=2, max_side=3))
    indices = hnp.arrays(np.int64, shape[:batch_dims] + picks, elements=st.integers(0, shape[axis] - 1))
    return np.arange(np.prod(shape)).reshape(shape), draw(indices), axis, batch_dims


@given(case=batches())
def test_gather_in_batches_is_gather_of_each(case):
    params, indices, axis, batch_dims = case
    found = tf.gather(params, indices, axis=axis, batch_dims=batch_dims).numpy()
    for b in np.ndindex(params.shape[:batch_dims]):
        np.testing.assert_array_equal(found[b], np.take(params[b], indices[b], axis - batch_dims))


@pytest.mark.parametrize(
    ("shape", "axis", "batch_dims"), [((3,), 1, 0), ((2, 2), 2, 0), ((2, 2), 1, 1), ((2, 2), 2, 1), ((2, 3, 1), 2, 2)],
    ids=str)  # fmt: skip
def test_slopes_beyond_the_first_axis(shape, axis, batch_dims):
    indices = np.arange(np.prod(shape)).reshape(shape) % 3
    assert_slopes(lambda x: tf.gather(x, indices, axis=axis, batch_dims=batch_dims) ** 2, X)


def test_the_gradient_along_the_first_axis_is_its_rows():
    x = tf.constant(X[0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.gather(x, [[2, 0], [2, 2]])
    found = tape.gradient(y, x)
    assert isinstance(found, tf.IndexedSlices)
    assert found.indices.numpy().tolist() == [2, 0, 2, 2]
    assert found.values.shape == (4, 4)
    assert tf.convert_to_tensor(found).numpy().tolist() == [[1] * 4, [0] * 4, [3] * 4]


def test_rows_of_two_gathers_are_joined_and_pass_through_other_ops():
    w = tf.Variable(X[0])
    with tf.GradientTape(persistent=True) as tape:
        two = tf.reduce_sum(tf.gather(w, [0])) + tf.reduce_sum(tf.gather(w, tf.constant([2], tf.int64)))
        through = tf.reduce_sum(tf.gather(2.0 * w, [0, 0]))
    assert tape.gradient(two, w).indices.numpy().tolist() in ([0, 2], [2, 0])
    assert tape.gradient(through, w).numpy().tolist() == [[4] * 4, [0] * 4, [0] * 4]


def test_slopes_of_the_segment_sum():
    assert_slopes(lambda x: tf.math.unsorted_segment_sum(x, [[0, 2, 0], [1, -1, 0]], 3) ** 2, X)


@given(data=st.data(), shape=hnp.array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=4))
def test_the_segment_sum_is_a_loop(data, shape):
    rank = data.draw(st.integers(0, len(shape)))
    ids = data.draw(hnp.arrays(np.int32, shape[:rank], elements=st.integers(-2, 3)))
    x = np.arange(np.prod(shape)).reshape(shape)
    expected = np.zeros((4, *shape[rank:]), x.dtype)
    for place in np.ndindex(ids.shape):
        if ids[place] >= 0:
            expected[ids[place]] += x[place]
    np.testing.assert_array_equal(tf.math.unsorted_segment_sum(x, ids, 4).numpy(), expected)


def test_the_message_names_the_culprit():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"indices\[1, 0\] = 7 is not in \[0, 3\)"):
        tf.gather(tf.ones([3]), [[0, 1], [7, 9]])
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"indices = -1 is not in \[0, 3\)"):
        tf.gather(tf.ones([3]), -1)
