"""slope_along: from a function to its slope along directions. Chapter 6 sets it as an exercise."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import slope_along


def tensors(*values):
    return [tf.constant(value, tf.float64) for value in values]


def product(x, y):
    return tf.reduce_sum(x * x * y)


def test_the_slope_of_a_square():
    (x,), (u,) = tensors(3.0), tensors(1.0)
    assert float(slope_along(lambda x: x * x, [u])(x)) == 6.0


def test_twice_as_fast_is_twice_as_steep():
    (x,), (u,) = tensors(3.0), tensors(-2.0)
    assert float(slope_along(lambda x: x * x, [u])(x)) == -12.0


def test_all_elements_of_an_argument_move():
    (x,), (u,) = tensors([1.0, 2.0, 3.0]), tensors([1.0, 10.0, 100.0])
    slope = slope_along(lambda x: tf.reduce_sum(x * x), [u])(x)
    assert (float(slope), slope.shape) == (642.0, ())


def test_all_arguments_move():
    (x, y), directions = tensors([1.0, 2.0], [3.0, 4.0]), tensors([1.0, 1.0], [10.0, 0.0])
    assert float(slope_along(product, directions)(x, y)) == (2 * 1 * 3 + 2 * 2 * 4) + 10.0


def test_an_argument_without_influence():
    (x, y), directions = tensors(3.0, 5.0), tensors(1.0, 1.0)
    assert float(slope_along(lambda x, y: x * x, directions)(x, y)) == 6.0


def test_it_is_what_a_small_step_does():
    rng = np.random.default_rng(0)
    x, u = tensors(rng.standard_normal((4, 4)), rng.standard_normal((4, 4)))

    def f(x):
        return tf.reduce_sum(tf.tanh(tf.matmul(x, x)))

    measured = (float(f(x + 1e-6 * u)) - float(f(x - 1e-6 * u))) / 2e-6
    assert float(slope_along(f, [u])(x)) == pytest.approx(measured, rel=1e-7)


def test_its_gradient_is_the_hessian_times_the_direction():
    (x,), (u,) = tensors([1.0, 2.0]), tensors([1.0, 10.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = slope_along(lambda x: x[0] * x[0] * x[1], [u])(x)
    assert tape.gradient(y, x).numpy().tolist() == [2 * 2 * 1 + 2 * 1 * 10, 2 * 1 * 1]


def test_and_it_can_be_applied_again_and_again():
    (x,), (u,) = tensors(2.0), tensors(1.0)
    first = slope_along(lambda x: x * x * x * x, [u])
    second = slope_along(first, [u])
    third = slope_along(second, [u])
    assert [float(f(x)) for f in (first, second, third)] == [32.0, 48.0, 48.0]
