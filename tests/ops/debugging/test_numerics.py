"""The search for NaNs: in one tensor, in its gradient, in every op."""

import pytest

import minitf as tf


@pytest.fixture
def watch():
    tf.debugging.enable_check_numerics()
    yield
    tf.debugging.disable_check_numerics()


@pytest.mark.parametrize(("values", "found"), [
    ([1.0, float("nan")], "NaN"), ([float("-inf")], "Inf"), ([float("nan"), float("inf")], "Inf and NaN"),
])  # fmt: skip
def test_check_numerics_says_what_it_found(values, found):
    with pytest.raises(tf.errors.InvalidArgumentError, match=f"CheckNumerics: .*loss : Tensor had {found} values"):
        tf.debugging.check_numerics(values, "loss")


def test_the_gradient_is_checked_too():
    x = tf.constant([0.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.debugging.check_numerics(tf.sqrt(x), "root") * float("inf")
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"in gradient\. root"):
        tape.gradient(y, x)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float64", "complex64"])
def test_every_op_is_watched(watch, dtype):
    x = tf.constant([0.0, 1.0], dtype)
    assert (x + 1.0).shape == (2,)
    with pytest.raises(tf.errors.InvalidArgumentError, match=f"Log: x is {dtype}.*Detected Infinity or NaN"):
        tf.math.log(x)


def test_the_message_shows_the_range_of_the_input(watch):
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Exp: x is float32\[2\] in \[-1, 1000\]"):
        tf.exp([-1.0, 1000.0])


def test_the_watch_ends():
    tf.debugging.enable_check_numerics()
    tf.debugging.enable_check_numerics()
    tf.debugging.disable_check_numerics()
    assert tf.math.log(0.0).numpy() == -float("inf")
