"""sum_to against a loop over all elements. Chapter 4 sets it as an exercise."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.shapes.broadcasting import sum_to


def check(small, big, dtype="float64"):
    """Compare with adding every element of `dy` to the place that broadcasting took it from."""
    dy = np.random.default_rng(0).integers(-9, 9, big)
    total = np.zeros(small)
    for index in np.ndindex(*big):
        aligned = index[len(big) - len(small):]
        total[tuple(0 if n == 1 else i for i, n in zip(aligned, small))] += dy[index]
    dx = sum_to(tf.constant(dy, dtype), tf.zeros(small, dtype))
    assert dx.shape == small
    assert dx.dtype == dtype
    assert dx.numpy().tolist() == total.tolist()


def test_without_a_broadcast_nothing_is_added():
    check((2, 3), (2, 3))


@pytest.mark.parametrize(("small", "big"), [((1, 3), (4, 3)), ((4, 1), (4, 3)), ((2, 1, 1), (2, 3, 4))], ids=str)
def test_axes_of_size_one_are_added_up(small, big):
    check(small, big)


@pytest.mark.parametrize(("small", "big"), [((3,), (4, 3)), ((2, 3), (5, 4, 2, 3)), ((), (2, 3))], ids=str)
def test_axes_that_were_missing_on_the_left_are_added_up(small, big):
    check(small, big)


@pytest.mark.parametrize(("small", "big"), [((1,), (4, 3)), ((3, 1), (2, 3, 4)), ((1, 1), (2, 1, 4))], ids=str)
def test_both_at_once(small, big):
    check(small, big)


@pytest.mark.parametrize(("small", "big"), [((3,), (3, 3)), ((2,), (2, 2)), ((1, 3), (3, 3))], ids=str)
def test_equal_sizes_do_not_mislead(small, big):
    check(small, big)


def test_an_axis_of_size_one_that_was_not_stretched_stays():
    check((1, 3), (1, 3))
    check((1, 3), (2, 1, 3))


def test_of_nothing_the_sum_is_zero():
    check((1, 3), (0, 3))
    check((3,), (0, 3))


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "complex64", "int32"])
def test_the_dtype_stays(dtype):
    check((3,), (2, 3), dtype)


def test_the_sum_can_be_differentiated():
    dy, x = tf.ones([4, 3]), tf.zeros([3])
    with tf.GradientTape() as tape:
        tape.watch(dy)
        dx = sum_to(dy * dy, x)
    assert tape.gradient(dx, dy).numpy().tolist() == [[2.0] * 3] * 4
