"""Cheap steps stand in both chains, and what they make is passed from none to the other."""

import numpy as np

import minitf as tf
from graph.passes.bodies import after, run, same_bits, types
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.passes.fusion import fuse
from minitf.graph.passes.recompute import recompute

BIG, SQUARE = (tf.float32, (256, 256)), (tf.float32, (256, 256))
random = np.random.default_rng(0)


def gelu_and_back(x, w):
    with tf.GradientTape() as tape:
        tape.watch([x, w])
        y = tf.matmul(tf.nn.gelu(tf.matmul(x, w), approximate=True), w)
    return tape.gradient(y, [x, w])


def passed_on(function, *specs):
    """For each chain the number of its results, with the pass before fusion."""
    body = fuse(after(recompute, function, *specs))
    return [len(node.outputs) for node in body.nodes if node.type == "Chain"]


def test_of_gelu_the_way_back_takes_only_what_is_dear():
    """The tanh; u itself is there, as the product that it is."""
    assert passed_on(gelu_and_back, BIG, SQUARE) == [2, 1]


def test_the_result_is_the_same_to_the_bit():
    x, w = random.standard_normal((2, 256, 256), np.float32)
    before = body_of(traced(gelu_and_back, BIG, SQUARE))
    for a, b in zip(run(before, x, w), run(after(recompute, gelu_and_back, BIG, SQUARE), x, w), strict=True):
        assert same_bits(a, b)


def test_what_somebody_else_needs_is_kept():
    def f(x, w):
        double = x * 2.0
        y = tf.matmul(tf.exp(double) + 1.0, w)
        return tf.matmul(tf.sin(double) * y * x, double)

    assert types(after(recompute, f, BIG, SQUARE)).count("Mul") == 3


def test_what_is_dear_is_kept():
    def f(x, w):
        root = tf.sqrt(x)
        return tf.sin(root) * tf.matmul(tf.exp(root) + 1.0, w) * x

    assert types(after(recompute, f, BIG, SQUARE)).count("Sqrt") == 1


def test_steps_that_build_on_each_other():
    def f(x, w):
        a = x * 2.0
        b = a + x
        return b * tf.matmul(tf.exp(b) * a, w) + a * x

    body = after(recompute, f, BIG, SQUARE)
    x, w = random.standard_normal((2, 256, 256), np.float32)
    (found,), (expected,) = run(body, x, w), run(body_of(traced(f, BIG, SQUARE)), x, w)
    assert same_bits(found, expected)
    assert types(body).count("Mul") > 4


def test_small_arrays_are_left_alone():
    small = (tf.float32, (4, 4))
    assert types(after(recompute, gelu_and_back, small, small)) == types(after(lambda body: body, gelu_and_back,
                                                                              small, small))
