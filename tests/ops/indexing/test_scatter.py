"""gather_nd and scatter_nd against TensorFlow's answers, a loop, and each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.recorded import check, table
from ops.slopes import assert_slopes

X = np.arange(12.0).reshape(2, 3, 2) / 5


@table("scatter")
def test_as_tensorflow(call, answered):
    check(call, answered)


@st.composite
def coordinates(draw):
    """A shape, and coordinates along its first K axes: int [J, K]."""
    shape = draw(hnp.array_shapes(max_dims=3, max_side=3))
    k = draw(st.integers(0, len(shape)))
    rows = draw(hnp.array_shapes(min_dims=0, max_dims=2, min_side=0, max_side=3))
    columns = [draw(hnp.arrays(np.int32, rows, elements=st.integers(0, n - 1))) for n in shape[:k]]
    return shape, np.stack(columns, -1) if columns else np.zeros((*rows, 0), np.int32)


@given(case=coordinates())
def test_a_loop_over_all_rows(case):
    shape, indices = case
    x = np.arange(np.prod(shape)).reshape(shape)
    blocks = tf.gather_nd(x, indices).numpy()
    back = np.zeros(shape, blocks.dtype)
    for place in np.ndindex(indices.shape[:-1]):
        np.testing.assert_array_equal(blocks[place], x[tuple(indices[place])])
        back[tuple(indices[place])] += blocks[place]
    np.testing.assert_array_equal(tf.scatter_nd(indices, blocks, shape).numpy(), back)


def test_slopes():
    indices = [[1, 2], [0, 0], [1, 2]]
    assert_slopes(lambda x: tf.gather_nd(x, indices) ** 2, X)
    assert_slopes(lambda x: tf.gather_nd(x, [[2], [0]], batch_dims=1) ** 2, X)
    assert_slopes(lambda u: tf.scatter_nd(indices, u, [2, 3]) ** 2, [0.5, 1.5, -2.0])


def test_coordinates_that_do_not_exist_can_be_ignored():
    places = [[0, 1], [5, 0], [1, -1]]

    def f(x, updates):
        options = {"bad_indices_policy": "IGNORE"}
        picked = tf.gather_nd(x, places, **options)
        put = tf.scatter_nd(places, updates, [2, 2], **options)
        both = tf.tensor_scatter_nd_add(x, places, updates, **options)
        both += tf.tensor_scatter_nd_sub(x, places, updates * x[0, 0], **options)
        ends = tf.tensor_scatter_nd_max(x, places, updates, **options)
        ends *= tf.tensor_scatter_nd_min(x, places, updates, **options)
        return tf.reduce_sum(picked) * put + both * ends

    check_gradients(f, np.array([[1.0, 2], [3, 4]]), np.array([5.0, 6, 7]))
    assert tf.gather_nd([[1, 2], [3, 4]], places, bad_indices_policy="IGNORE").numpy().tolist() == [2, 0, 0]
    assert tf.gather_nd([[1, 2], [3, 4]], [[1], [9]], bad_indices_policy="IGNORE").numpy().tolist() == [[3, 4], [0, 0]]
    with pytest.raises(tf.errors.InvalidArgumentError, match="bad_indices_policy is 'x' and must be one of"):
        tf.scatter_nd([[0]], [1], [2], bad_indices_policy="x")
    with pytest.raises(tf.errors.InvalidArgumentError, match="is not inside"):
        tf.scatter_nd([[9]], [1], [2], bad_indices_policy="ERROR")
