"""jit_compile: a program for all sizes that come, with nothing left open."""

import numpy as np
import pytest

import minitf as tf
from graph.passes.bodies import same_bits

OPEN = tf.TensorSpec([None, 8], tf.float32)
random = np.random.default_rng(0)


def batch(n):
    return tf.constant(random.standard_normal((n, 8)).astype(np.float32))


def pair(f, *specs):
    """The function in a graph, without and with jit_compile."""
    return [tf.function(f, input_signature=list(specs), jit_compile=jit) for jit in (None, True)]


def centred(x):
    n = tf.cast(tf.shape(x)[0], tf.float32)
    return tf.tanh(x - tf.reduce_sum(x, 0) / n) * tf.reshape(x, [-1, 2, 4])[0, 0, 0]


def test_the_same_bits_for_all_sizes():
    plain, jit = pair(centred, OPEN)
    for n in (1, 3, 1000, 3):
        x = batch(n)
        assert same_bits(np.ascontiguousarray(plain(x).numpy()), np.ascontiguousarray(jit(x).numpy()))


def test_one_trace_and_a_program_for_each_size():
    traces = []

    @tf.function(input_signature=[OPEN], jit_compile=True)
    def f(x):
        traces.append(x.shape)
        return tf.shape(x)[0] * 2, x + 1.0

    for n in (2, 5, 2):
        size, y = f(batch(n))
        assert (size.numpy(), y.shape[0]) == (2 * n, n)
    assert len(traces) == 1
    concrete = f.get_concrete_function()
    assert len(concrete.program._programs) == 2
    assert "Shape(" not in concrete.source  # the size is a constant now
    assert "float32[5, 8]" in concrete.source


def test_the_source_before_the_first_call_has_open_sizes():
    _, jit = pair(centred, OPEN)
    assert "float32[?, 8]" in jit.get_concrete_function().source


def test_gradients_and_variables():
    v = tf.Variable(np.ones((8, 4), np.float32))

    def loss(x):
        return tf.reduce_mean(tf.nn.relu(x @ v) ** 2)

    def gradient(f, x):
        with tf.GradientTape() as tape:
            y = f(x)
        return tape.gradient(y, v).numpy()

    plain, jit = pair(loss, OPEN)
    for n in (4, 7):
        x = batch(n)
        assert same_bits(gradient(plain, x), gradient(jit, x))


def test_loops_branches_and_functions_inside():
    def f(x):
        for _ in tf.range(3):
            x = tf.sin(x) + 1.0
        if tf.reduce_sum(x) > 0.0:
            x = centred(x)
        return x

    plain, jit = pair(f, OPEN)
    x = batch(6)
    assert same_bits(plain(x).numpy(), jit(x).numpy())

    @tf.function
    def around(x):
        return jit(x) * 2.0

    assert same_bits(around(x).numpy(), plain(x).numpy() * 2)


def test_what_depends_on_values_stays_open():
    plain, jit = pair(lambda x: tf.boolean_mask(x, x[:, 0] > 0.0) * 2.0, OPEN)
    x = batch(9)
    assert same_bits(plain(x).numpy(), jit(x).numpy())


def test_sizes_that_do_not_fit():
    _, jit = pair(lambda x, y: x + y, OPEN, OPEN)
    with pytest.raises(tf.errors.InvalidArgumentError, match="AddV2"):
        jit(batch(3), batch(4))
