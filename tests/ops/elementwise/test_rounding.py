"""floor, ceil, round, rint."""

import pytest

import minitf as tf
from ops.as_recorded import check, table


@table("rounding")
def test_as_tensorflow(expression):
    check("rounding", expression)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
def test_halves_go_to_the_even_side(dtype):
    x = tf.constant([-1.5, -0.5, 0.5, 1.5, 2.5], dtype)
    for f in (tf.round, tf.math.rint):
        assert f(x).dtype == dtype
        assert f(x).numpy().tolist() == [-2.0, 0.0, 0.0, 2.0, 2.0]
    assert tf.floor(x).numpy().tolist() == [-2.0, -1.0, 0.0, 1.0, 2.0]
    assert tf.math.ceil(x).numpy().tolist() == [-1.0, 0.0, 1.0, 2.0, 3.0]


def test_rounding_an_integer_returns_it():
    x = tf.constant([1, 2])
    assert tf.round(x) is x
