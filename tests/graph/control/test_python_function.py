"""Python in the middle of a graph."""

import numpy as np
import pytest

import minitf as tf

X = tf.constant([1.0, 2.0])


def graph(f, *args):
    return tf.function(f, autograph=False)(*args)


RUNS = pytest.mark.parametrize("run", [lambda f, *args: f(*args), graph], ids=["eager", "graph"])


@RUNS
def test_values(run):
    assert run(lambda x: tf.py_function(lambda x: x * x.numpy(), [x], tf.float32), X).numpy().tolist() == [1.0, 4.0]
    y, n = run(lambda x: tf.py_function(lambda x: [x + 1.0, len(x)], [x], [tf.float32, tf.int32]), X)
    assert (y.numpy().tolist(), int(n)) == ([2.0, 3.0], 2)
    assert run(lambda x: tf.numpy_function(np.cumsum, [x], tf.float32), X).numpy().tolist() == [1.0, 3.0]
    y, z = run(lambda x: tf.numpy_function(lambda x: (x, -x), [x], [tf.float32, tf.float32]), X)
    assert z.numpy().tolist() == [-1.0, -2.0]
    assert run(lambda: tf.numpy_function(lambda s: s + b"!", [tf.constant("a")], tf.string)).numpy() == b"a!"


def test_it_is_called_whenever_the_graph_runs():
    seen = []

    @tf.function(autograph=False)
    def f(x):
        tf.py_function(seen.append, [x[0]], [])

        def body(i):
            return tf.reshape(tf.py_function(lambda i: seen.append(i) or i + 1, [i], tf.int32), [])

        return tf.while_loop(lambda i: i < 2, body, [0])[0]

    f(X)
    f(X)
    assert [float(x) for x in seen] == [1.0, 0.0, 1.0] * 2


@RUNS
def test_gradients(run):
    def f(x):
        return tf.py_function(lambda x: x * x * tf.constant(3.0), [x], tf.float32)

    for g in (f, tf.function(f, autograph=False)):
        def slope(x, g=g):
            with tf.GradientTape() as tape:
                tape.watch(x)
                y = g(x)
            return tape.gradient(y, x)

        np.testing.assert_allclose(run(slope, X), [6.0, 12.0])


@RUNS
def test_what_goes_wrong(run):
    with pytest.raises(tf.errors.UnknownError, match="ZeroDivisionError"):
        run(lambda x: tf.py_function(lambda x: 1 / 0, [x], tf.float32), X)
    with pytest.raises(tf.errors.InvalidArgumentError, match="ValueError"):
        run(lambda x: tf.py_function(lambda x: int("a"), [x], tf.float32), X)
    with pytest.raises(tf.errors.InvalidArgumentError):
        run(lambda x: tf.py_function(lambda x: tf.cast(x, tf.int32), [x], tf.float32), X)
    with pytest.raises(tf.errors.InvalidArgumentError, match="1 values"):
        run(lambda x: tf.py_function(lambda x: x, [x], [tf.float32, tf.float32]), X)
    with pytest.raises(TypeError, match="must be a function"):
        run(lambda x: tf.numpy_function(3, [x], tf.float32), X)


def test_numpy_function_in_a_graph_keeps_its_word():
    with pytest.raises(tf.errors.InvalidArgumentError, match="float64"):
        graph(lambda x: tf.numpy_function(lambda x: x.astype("float64"), [x], tf.float32), X)
    with pytest.raises(ZeroDivisionError):
        tf.numpy_function(lambda x: 1 / 0, [X], tf.float32)
    with pytest.raises(tf.errors.UnknownError):
        graph(lambda x: tf.numpy_function(lambda x: 1 / 0, [x], tf.float32), X)


# --- as decorators -------------------------------------------------------------------------------------------------
def test_as_a_decorator(capsys):
    @tf.py_function(Tout=[tf.float32, tf.int32])
    def parts(x):
        """The number and its whole part."""
        return x, int(x.numpy())

    @tf.numpy_function(Tout=tf.float32)
    def doubled(x):
        return x * np.float32(2)

    assert parts.__doc__ == "The number and its whole part."
    for f in (lambda x: x, tf.function):
        assert [y.numpy() for y in f(parts)(tf.constant(2.5))] == [2.5, 2]
        assert f(doubled)(tf.constant(2.5)).numpy() == 5.0
    with pytest.raises(TypeError, match="unexpected keyword"):
        parts(x=1.0)


# --- gradients of gradients ----------------------------------------------------------------------------------------
def slopes(f, x, order):
    """The value of the derivative of f of some order, by nested tapes."""
    if order == 0:
        return f(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = slopes(f, x, order - 1)
    return tape.gradient(y, x)


@pytest.mark.parametrize("where", ["outside", "inside"])
@pytest.mark.parametrize(("order", "expected"), [(0, 16.0), (1, 32.0), (2, 48.0), (3, 48.0)])
def test_derivatives_of_every_order(where, order, expected):
    def f(x):
        return tf.py_function(lambda v: v * v * v * v, [x], tf.float32)

    if where == "outside":
        found = slopes(tf.function(f), tf.constant(2.0), order)
    else:
        found = tf.function(lambda x: slopes(f, x, order))(tf.constant(2.0))
    assert found.numpy() == expected


def test_of_several_arguments():
    @tf.function
    def f(x, y):
        with tf.GradientTape() as outer:
            outer.watch([x, y])
            with tf.GradientTape() as inner:
                inner.watch([x, y])
                z = tf.py_function(lambda a, b: a * a * b, [x, y], tf.float32)
            dx, dy = inner.gradient(z, [x, y])
        return dx, dy, outer.gradient(dx, [x, y])

    dx, dy, (dxx, dxy) = f(tf.constant(2.0), tf.constant(3.0))
    assert [float(g) for g in (dx, dy, dxx, dxy)] == [12.0, 4.0, 6.0, 4.0]


def test_the_function_runs_once_for_the_first_gradient():
    calls = []

    @tf.function
    def f(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.py_function(lambda v: calls.append(1) or v * v, [x], tf.float32)
        return tape.gradient(y, x)

    assert f(tf.constant(3.0)).numpy() == 6.0
    assert len(calls) == 1
