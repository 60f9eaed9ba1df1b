"""cumulative_logsumexp: large numbers, all directions, CuPy's way, and a gradient without overflow."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.ops.reductions.cumulative_logsumexp import accumulated


def naive(x, exclusive, reverse):
    x = x[::-1] if reverse else x
    sums = [np.logaddexp.reduce(x[: i + (not exclusive)], initial=-np.inf) for i in range(len(x))]
    return np.array(sums[::-1] if reverse else sums)


@pytest.mark.parametrize("exclusive", [False, True])
@pytest.mark.parametrize("reverse", [False, True])
def test_as_the_sum(exclusive, reverse):
    x = np.array([1.0, -2.0, 800.0, 799.0, -np.inf, 3.0])
    found = tf.math.cumulative_logsumexp(x, exclusive=exclusive, reverse=reverse)
    np.testing.assert_allclose(found, naive(x, exclusive, reverse), rtol=1e-14)


class WithoutAccumulate:
    """An array module whose ufuncs have no accumulate, as CuPy's."""

    float32, moveaxis = np.float32, staticmethod(np.moveaxis)

    @staticmethod
    def logaddexp(x, y):
        return np.logaddexp(x, y)


@pytest.mark.parametrize("n", [0, 1, 2, 7, 8])
def test_doubling_steps_are_the_same(n):
    x = np.random.default_rng(0).standard_normal([2, n, 3])
    found = accumulated(WithoutAccumulate)(x, axis=1, dtype=x.dtype)
    np.testing.assert_allclose(found, np.logaddexp.accumulate(x, axis=1) if n else x, rtol=1e-13)


@pytest.mark.parametrize("exclusive", [False, True])
@pytest.mark.parametrize("reverse", [False, True])
def test_derivatives(exclusive, reverse):
    def f(x):
        y = tf.math.cumulative_logsumexp(x, 1, exclusive, reverse)
        return y[:, :-1] if reverse else y[:, 1:]

    check_gradients(f, [[0.1, -0.7, 1.2, 0.4], [2.0, 1.0, 0.5, -3.0]])


def test_the_gradient_does_not_overflow():
    x = tf.constant([-2000.0, 0.0, 3000.0, 3000.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.math.cumulative_logsumexp(x)
    np.testing.assert_allclose(tape.gradient(y, x), [1, 1, 1.5, 0.5], rtol=1e-4)
