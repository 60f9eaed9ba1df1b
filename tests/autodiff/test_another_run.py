"""recompute_grad: the same gradients, from two runs. Chapter 6 sets `gradients_of_another_run` as an exercise."""

import numpy as np

import minitf as tf


def number(x):
    """A gradient as a Python value: None, a number or a list."""
    return None if x is None else tf.convert_to_tensor(x).numpy().tolist()


def gradients(f, xs, by=None):
    """The gradients of f(*xs) by `xs`, or by `by`."""
    with tf.GradientTape() as tape:
        tape.watch([x for x in xs if isinstance(x, tf.Tensor) and x.dtype.is_floating])
        y = f(*xs)
    return [number(dx) for dx in tape.gradient(y, list(xs) if by is None else by)]


def test_the_body_runs_a_second_time_when_the_gradient_is_asked_for():
    runs = []

    def block(x):
        runs.append(number(x))
        return tf.sin(x * 2.0)

    x = tf.constant(0.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.recompute_grad(block)(x)
    assert runs == [0.0]
    assert number(tape.gradient(y, x)) == 2.0
    assert runs == [0.0, 0.0]


def test_what_arrives_is_passed_on():
    block = tf.recompute_grad(lambda x: x * x)
    assert gradients(lambda x: 10.0 * block(x), [tf.constant(3.0)]) == [60.0]


def test_each_argument_has_its_gradient():
    block = tf.recompute_grad(lambda x, y: x * y)
    assert gradients(block, [tf.constant(2.0), tf.constant(3.0)]) == [3.0, 2.0]


def test_several_results_of_which_one_is_used():
    block = tf.recompute_grad(lambda x, y: {"product": x * y, "sum": x + y})
    xs = [tf.constant(2.0), tf.constant(3.0)]
    assert gradients(lambda *xs: block(*xs)["product"], xs) == [3.0, 2.0]
    assert gradients(block, xs) == [4.0, 3.0]


def test_variables_have_their_gradients():
    w, v = tf.Variable(2.0), tf.Variable(5.0)
    block = tf.recompute_grad(lambda x: x * w + v)
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = block(x)
    assert tape.watched_variables() == (w, v)
    assert [number(g) for g in tape.gradient(y, [x, w, v])] == [2.0, 3.0, 1.0]


def test_a_tensor_that_is_used_outside_as_well():
    block = tf.recompute_grad(lambda x: x * x)
    assert gradients(lambda x: block(x) + x, [tf.constant(3.0)]) == [7.0]
    assert gradients(lambda x: block(block(x)), [tf.constant(2.0)]) == [32.0]


def test_one_tensor_in_two_places():
    block = tf.recompute_grad(lambda x, y: x * x * y)
    assert gradients(lambda x: block(x, x), [tf.constant(2.0)]) == [12.0]


def test_structures_and_integers_and_plain_values_among_the_arguments():
    def block(data, rows, *, scale=1.0):
        assert scale == 2.0
        return tf.gather(data["a"], rows) * data["b"] * scale

    a, b, rows = tf.constant([1.0, 2.0]), tf.constant(3.0), tf.constant([1, 1])
    wrapped = tf.recompute_grad(block)
    assert gradients(lambda a, b: wrapped({"a": a, "b": b}, rows, scale=2.0), [a, b]) == [[0.0, 12.0], 8.0]
    halve = tf.recompute_grad(lambda x, flag: x / 2.0 if flag else x)
    assert gradients(lambda x: halve(x, True), [b]) == [0.5]


def test_an_argument_by_keyword_has_no_gradient():
    block = tf.recompute_grad(lambda x, k=1.0: x * k)
    assert gradients(lambda x, k: block(x, k=k), [tf.constant(2.0), tf.constant(3.0)]) == [3.0, None]


def test_a_variable_as_argument():
    assert gradients(tf.recompute_grad(lambda x: x * x), [tf.Variable(3.0)]) == [6.0]


def test_blocks_in_blocks():
    w = tf.Variable(2.0)
    inner = tf.recompute_grad(lambda x: tf.tanh(x * w))
    outer = tf.recompute_grad(lambda x: inner(inner(x)))
    x = tf.constant(0.3)
    expected = gradients(lambda x: tf.tanh(tf.tanh(x * w) * w), [x], by=[x, w])
    np.testing.assert_allclose(gradients(outer, [x], by=[x, w]), expected, rtol=1e-6)
