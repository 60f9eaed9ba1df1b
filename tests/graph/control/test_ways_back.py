"""Gradients of choices and loops, of first and second order, inside of functions and outside."""

import numpy as np
import pytest

import minitf as tf
from graph.control.derivatives import everywhere, plain

V = tf.Variable(1.5)


def choice(x):
    return tf.cond(tf.reduce_sum(x) > 0.0, lambda: tf.exp(x) * x, lambda: x * x * x)


def half_choice(x):
    return tf.cond(tf.reduce_sum(x) > 0.0, lambda: tf.sin(x), lambda: tf.constant([1.0, 2.0]))


def case(x):
    index = tf.cast(tf.reduce_sum(x), tf.int32)
    return tf.switch_case(index, [lambda: x, lambda: x * x, lambda: tf.exp(x)])


def power(x):
    return tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * x), (0, x))[1]


def captured_twice(x):
    w = tf.sin(x)
    return tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * w + tf.stop_gradient(w) * x), (0, x))[1]


def nested(x):
    def inner(i, y):
        return tf.while_loop(lambda j, z: j < i, lambda j, z: (j + 1, tf.tanh(z) * x), (0, y))[1]

    return tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, inner(i, y) + y), (0, x))[1]


def choice_in_loop(x):
    def body(i, y):
        return i + 1, tf.cond(i % 2 == 0, lambda: y * x, lambda: tf.exp(-y) + y)

    return tf.while_loop(lambda i, y: i < 4, body, (0, x))[1]


def loop_in_choice(x):
    return tf.cond(tf.reduce_sum(x) < 0.0, lambda: x, lambda: power(x) * x)


def growing(x):
    shapes = (tf.TensorShape([]), tf.TensorShape([None]))
    y = tf.while_loop(lambda i, y: i < 2, lambda i, y: (i + 1, tf.concat([y * y, x], 0)), (0, x), shapes)[1]
    return tf.reduce_sum(y)


def listed(x):
    def body(i, total, found):
        total = total * items.read(i)
        return i + 1, total, found.write(i, total * total)

    items = tf.TensorArray(tf.float32, 2, clear_after_read=False).unstack(x)
    start = (0, tf.constant(1.0), tf.TensorArray(tf.float32, 2))
    return tf.while_loop(lambda i, *_: i < 2, body, start)[2].stack()


FUNCTIONS = [choice, half_choice, case, power, captured_twice, nested, choice_in_loop, loop_in_choice, growing, listed]


@pytest.mark.parametrize("x", [[0.3, 0.9], [-0.6, 0.2]], ids=str)
@pytest.mark.parametrize("f", FUNCTIONS, ids=lambda f: f.__name__)
def test_derivatives_are_those_of_plain_python(f, x):
    x = tf.constant(x)
    expected = plain(f, x)
    for found in everywhere(f, x):
        for ours, wanted in zip(found, expected):
            np.testing.assert_allclose(ours, wanted, rtol=1e-5, atol=1e-6)


def test_third_order():
    def derivative(f):
        def slope(x):
            with tf.GradientTape() as tape:
                tape.watch(x)
                y = f(x)
            return tape.gradient(y, x)

        return slope

    f = power
    for _ in range(3):
        f = derivative(f)
    np.testing.assert_allclose(tf.function(f, autograph=False)(tf.constant(2.0)), 4 * 3 * 2 * 2.0, rtol=1e-6)


def test_variables_that_bodies_read():
    @tf.function(autograph=False)
    def f(x):
        y = tf.while_loop(lambda i, y: i < 2, lambda i, y: (i + 1, y * V), (0, x))[1]
        return tf.cond(y > 0.0, lambda: y * V, lambda: y)

    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        y = f(x)
    assert tape.watched_variables()[0] is V
    np.testing.assert_allclose(tape.gradient(y, V), 2.0 * 3 * 1.5**2)

    @tf.function(autograph=False)
    def slope(x):
        with tf.GradientTape() as tape:
            y = tf.while_loop(lambda i, y: i < 2, lambda i, y: (i + 1, y * V), (0, x))[1]
        return tape.gradient(y, V)

    np.testing.assert_allclose(slope(x), 2.0 * 2 * 1.5)


def test_random_numbers_are_those_of_the_way_forward():
    @tf.function(autograph=False)
    def f(x):
        return tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * tf.random.uniform([4])), (0, x))[1]

    x = tf.ones([4])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    np.testing.assert_allclose(tape.gradient(y, x), y, rtol=1e-6)


def test_rows_of_a_table():
    table = tf.Variable(tf.ones([4, 2]))

    @tf.function(autograph=False)
    def f(i):
        return tf.cond(tf.size(i) > 1, lambda: tf.reduce_sum(tf.gather(table, i)), lambda: 0.0)

    with tf.GradientTape() as tape:
        y = f(tf.constant([1, 1, 3]))
    np.testing.assert_array_equal(tape.gradient(y, table), [[0, 0], [2, 2], [0, 0], [1, 1]])


def test_nothing_is_kept_where_nobody_differentiates():
    graph = tf.function(power, autograph=False)
    concrete = graph.get_concrete_function(tf.TensorSpec([2], tf.float32))
    assert concrete.derivative.forward.source.count("append") == 1
    assert "kept" not in concrete.source
