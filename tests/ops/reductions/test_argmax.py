"""argmax and argmin against TensorFlow's answers and NumPy."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table


@table("argmax")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(x=hnp.arrays(np.float32, hnp.array_shapes(max_dims=3, max_side=4), elements=st.integers(-2, 2)), data=st.data())
def test_the_first_of_several_as_in_numpy(x, data):
    axis = data.draw(st.integers(-x.ndim, x.ndim - 1))
    np.testing.assert_array_equal(tf.argmax(x, axis).numpy(), np.argmax(x, axis))
    np.testing.assert_array_equal(tf.argmin(x, axis).numpy(), np.argmin(x, axis))


@given(x=hnp.arrays(np.float64, (3, 4), elements=st.sampled_from([np.nan, 1.0, 2.0, np.inf, -np.inf])))
def test_nan_is_never_an_extreme_beside_a_number(x):
    for function, worst in ((tf.argmax, -np.inf), (tf.argmin, np.inf)):
        found = function(x, 1).numpy()
        numbers = np.where(np.isnan(x), worst, x)
        best = numbers.max(1) if worst < 0 else numbers.min(1)
        np.testing.assert_array_equal(numbers[np.arange(3), found], best)
