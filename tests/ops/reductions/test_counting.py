"""unique and bincount against TensorFlow's answers and NumPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table


@table("counting")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(x=hnp.arrays(np.int64, st.integers(0, 12), elements=st.integers(-3, 3)))
def test_unique_in_order_of_appearance(x):
    y, idx, count = tf.unique_with_counts(x)
    assert y.numpy().tolist() == list(dict.fromkeys(x.tolist()))
    np.testing.assert_array_equal(y.numpy()[idx.numpy()], x)
    assert count.numpy().tolist() == [x.tolist().count(v) for v in y.numpy().tolist()]


@given(x=hnp.arrays(np.int32, st.integers(0, 12), elements=st.integers(0, 5)), least=st.integers(0, 8))
def test_bincount_is_numpys(x, least):
    np.testing.assert_array_equal(tf.math.bincount(x, minlength=least).numpy(), np.bincount(x, minlength=least))
    weights = np.arange(len(x)) / 2.0
    found = tf.math.bincount(x, weights, minlength=least)
    np.testing.assert_array_equal(found.numpy(), np.bincount(x, weights, least))


@pytest.mark.parametrize("dtype", ["int8", "uint8", "int32", "uint64", "int64"])
def test_unique_of_many_small_numbers_is_that_of_any(dtype):
    x = np.random.default_rng(0).integers(0, 100, 500).astype(dtype)
    if dtype[0] == "i":
        x = (x - 60).astype(dtype)
    y, places, counts = tf.unique_with_counts(x)
    values, first, wanted = np.unique(x, return_index=True, return_counts=True)
    np.testing.assert_array_equal(y, values[np.argsort(first)])
    assert y.dtype == dtype
    np.testing.assert_array_equal(y.numpy()[places.numpy()], x)
    np.testing.assert_array_equal(counts, wanted[np.argsort(first)])


@pytest.mark.parametrize("size", [0, 3, 10, 30])
def test_bincount_cuts_or_fills_up(size):
    x = np.random.default_rng(0).integers(0, 20, 300)
    y = tf.math.bincount(x, minlength=size, maxlength=size)
    np.testing.assert_array_equal(y, np.bincount(x, minlength=size)[:size])
    assert y.dtype == tf.int32
