"""What holds for every gradient, whatever the op: linearity, the chain rule, and nothing but what the tape is shown."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minitf as tf
from contracts.harness import Witness
from contracts.row import Domain, sample
from minitf.autodiff.backward import backward
from minitf.core import context

FUNCTIONS = {
    "square": tf.square,
    "exp": tf.exp,
    "tanh": tf.tanh,
    "sigmoid": tf.sigmoid,
    "softmax": tf.nn.softmax,
    "relu": tf.nn.relu,
    "product": lambda x: x * x[::-1],
    "matmul": lambda x: tf.matmul(x, x, transpose_b=True) @ x,
    "mean": lambda x: x - tf.reduce_mean(x, axis=0),
    "slice": lambda x: tf.pad(x[1:, :-1], [[0, 1], [1, 0]]),
    "split": lambda x: tf.concat(tf.split(x, 2, axis=1)[::-1], 1),
    "max": lambda x: x * tf.reduce_max(x, axis=1, keepdims=True),
}
SHAPE = (3, 4)
SEEDS = st.integers(0, 50)
FACTORS = st.floats(-3, 3, width=16)
names = st.sampled_from(sorted(FUNCTIONS))


def point(seed):
    """Numbers around 0, but none is 0, where relu has a corner: seed 7 would give one in the middle of (-1, 1)."""
    return tf.constant(sample(SHAPE, Domain(-1, 0.97), "float64", seed))


def gradient(f, x, weights):
    """The gradient of sum(f(x) * weights)."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x, output_gradients=weights).numpy()


@given(name=names, a=FACTORS, b=FACTORS, seed=SEEDS)
def test_linear_in_what_comes_back(name, a, b, seed):
    f, x, v, w = FUNCTIONS[name], point(seed), point(seed + 1), point(seed + 2)
    together = gradient(f, x, a * v + b * w)
    np.testing.assert_allclose(together, a * gradient(f, x, v) + b * gradient(f, x, w), rtol=1e-9, atol=1e-9)


@given(name=names, other=names, seed=SEEDS)
def test_the_gradient_of_a_sum_is_the_sum_of_gradients(name, other, seed):
    f, g, x, w = FUNCTIONS[name], FUNCTIONS[other], point(seed), point(seed + 1)
    both = gradient(lambda x: f(x) + g(x), x, w)
    np.testing.assert_allclose(both, gradient(f, x, w) + gradient(g, x, w), rtol=1e-9, atol=1e-9)


@given(name=names, other=names, seed=SEEDS)
def test_the_chain_rule(name, other, seed):
    f, g, x, w = FUNCTIONS[name], FUNCTIONS[other], point(seed), point(seed + 1)
    chained = gradient(lambda x: g(f(x)), x, w)
    np.testing.assert_allclose(chained, gradient(f, x, tf.constant(gradient(g, f(x), w))), rtol=1e-9, atol=1e-9)


@given(name=names, seed=SEEDS)
def test_the_slope_along_a_line(name, seed):
    f, x, w, direction = FUNCTIONS[name], point(seed), point(seed + 1), point(seed + 2).numpy()
    step = 1e-6
    ahead, behind = (f(x + s * direction).numpy() for s in (step, -step))
    difference = np.sum((ahead - behind) * w.numpy()) / (2 * step)
    np.testing.assert_allclose(np.sum(gradient(f, x, w) * direction), difference, rtol=1e-5, atol=1e-5)


@given(name=names, other=names, seed=SEEDS)
def test_the_tape_adds_nothing_to_the_engine(name, other, seed):
    """What the tape returns is what the engine returns for all the calls that ran, also those off the path."""
    x, w = point(seed), point(seed + 1)
    witness = Witness()
    with context.recording(witness):
        FUNCTIONS[other](point(seed + 2))
        y = FUNCTIONS[name](x)
    np.testing.assert_array_equal(backward(witness.calls, [y], [w], [x])[0].numpy(), gradient(FUNCTIONS[name], x, w))


@given(name=names, other=names, seed=SEEDS)
def test_stop_gradient_makes_a_factor_constant(name, other, seed):
    f, g, x, w = FUNCTIONS[name], FUNCTIONS[other], point(seed), point(seed + 1)
    stopped = gradient(lambda x: f(x) * tf.stop_gradient(g(x)), x, w)
    np.testing.assert_allclose(stopped, gradient(f, x, w * g(x)), rtol=1e-9, atol=1e-9)


@given(name=names, seed=SEEDS)
def test_second_derivatives_commute(name, seed):
    """d/dv d/du f = d/du d/dv f: a product with the Hessian may be taken in either order."""
    f, x, u, v, w = FUNCTIONS[name], point(seed), point(seed + 1), point(seed + 2), point(seed + 3)
    assert twice(f, x, u, v, w) == pytest.approx(twice(f, x, v, u, w), rel=1e-8, abs=1e-8)


def twice(f, x, u, v, w):
    """The derivative along v of the derivative along u of sum(f * w)."""
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = tf.reduce_sum(f(x) * w)
        slope = tf.reduce_sum(inner.gradient(y, x) * u)
    second = outer.gradient(slope, x)
    return 0.0 if second is None else float(tf.reduce_sum(second * v))
