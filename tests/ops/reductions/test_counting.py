"""unique and bincount against TensorFlow's answers and NumPy."""

import numpy as np
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
