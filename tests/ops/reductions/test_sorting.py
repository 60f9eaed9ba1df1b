"""sort, argsort and top_k against TensorFlow's answers, NumPy and finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes

X = np.array([[0.3, -1.0, 2.0, 0.5], [4.0, 3.0, -2.0, 1.0]])


@table("sorting")
def test_as_tensorflow(call, answered):
    check(call, answered)


@pytest.mark.parametrize("dtype", ["int8", "uint8", "int64", "uint64", "float16", "bfloat16", "float32"])
@given(data=st.data(), shape=hnp.array_shapes(max_dims=3, max_side=4))
def test_the_order_is_numpys_and_stable(dtype, data, shape):
    info = np.iinfo(dtype) if dtype.strip("u").startswith("int") else np.iinfo("int8")
    elements = st.integers(int(info.min), int(info.max)) if dtype != "bfloat16" else st.integers(-9, 9)
    x = data.draw(hnp.arrays("int64" if dtype == "uint64" else dtype.replace("bfloat16", "int64"), shape,
                             elements=st.integers(0, 9) if dtype == "uint64" else elements))  # fmt: skip
    axis = data.draw(st.integers(-len(shape), len(shape) - 1))
    t = tf.constant(x, dtype)
    np.testing.assert_array_equal(tf.argsort(t, axis).numpy(), np.argsort(x, axis, kind="stable"))
    np.testing.assert_array_equal(tf.sort(t, axis).numpy().astype(x.dtype), np.sort(x, axis))
    falling = tf.argsort(t, axis, direction="DESCENDING").numpy()
    np.testing.assert_array_equal(np.take_along_axis(x, falling, axis), np.flip(np.sort(x, axis), axis))


def test_slopes():
    assert_slopes(lambda x: tf.sort(x, axis=0) ** 2, X)
    assert_slopes(lambda x: tf.sort(x, direction="DESCENDING") ** 2, X)
    assert_slopes(lambda x: tf.math.top_k(x, 2).values ** 2, X)


def test_the_result_has_names():
    values, indices = tf.math.top_k([1, 5, 3], 2, index_type=tf.int64)
    assert values.numpy().tolist() == [5, 3]
    assert indices.dtype == tf.int64
    assert repr(tf.math.top_k([1], 1)).startswith("TopKV2(values=<tf.Tensor")


@pytest.mark.parametrize("dtype", ["float32", "int32", "float64", "int8"])
@pytest.mark.parametrize("k", [1, 3, 60])
def test_long_rows_keep_the_order_of_equals(dtype, k):
    """Many ties, both zeros and infinities: as a stable sort of NumPy's."""
    x = np.random.default_rng(0).integers(-5, 6, (50, 60)).astype(dtype)
    if dtype.startswith("float"):
        x[x == 3], x[x == -3] = np.inf, -np.inf
        x[::2][x[::2] == 0] = -0.0
    values, places = tf.math.top_k(x, k)
    wanted = np.argsort(-x.astype("float64"), -1, kind="stable")[:, :k]
    np.testing.assert_array_equal(places, wanted)
    np.testing.assert_array_equal(values, np.take_along_axis(x, wanted, -1))
    np.testing.assert_array_equal(tf.argsort(x), np.argsort(x, -1, kind="stable"))
    np.testing.assert_array_equal(tf.sort(x), np.sort(x, -1))


def test_long_rows_with_nan_are_as_short_ones():
    x = np.random.default_rng(0).standard_normal((50, 60), np.float32)
    x[3, 4] = np.nan
    for row, places in zip(x, tf.math.top_k(x, 5).indices.numpy()):
        np.testing.assert_array_equal(places, tf.math.top_k(row[None, :], 5).indices[0])
