"""is_nan, is_inf, is_finite."""

import pytest

import minitf as tf
from ops.as_recorded import check, table


@table("finite")
def test_as_tensorflow(expression):
    check("finite", expression)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
def test_every_number_is_one_of_three(dtype):
    x = tf.constant([1.0, float("nan"), float("inf"), -float("inf")], dtype)
    assert tf.math.is_finite(x).numpy().tolist() == [True, False, False, False]
    assert tf.math.is_nan(x).numpy().tolist() == [False, True, False, False]
    assert tf.math.is_inf(x).numpy().tolist() == [False, False, True, True]
