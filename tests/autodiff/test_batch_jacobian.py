"""The Jacobians of a batch. Expected values are TensorFlow's. Chapter 6 sets it as an exercise."""

import numpy as np

import minitf as tf

X = tf.constant([[1.0, 2.0], [3.0, 4.0]])


def number(x):
    return x.numpy().tolist()


def tape_of(f, *xs, **arguments):
    """A tape that watched xs, and y = f(*xs)."""
    with tf.GradientTape(**arguments) as tape:
        tape.watch(xs)
        y = f(*xs)
    return tape, y


def test_each_example_by_itself():
    tape, y = tape_of(lambda x: x * x * x[:, :1], X)
    assert number(tape.batch_jacobian(y, X)) == [[[3.0, 0.0], [4.0, 4.0]], [[27.0, 0.0], [16.0, 24.0]]]


def test_it_is_the_diagonal_of_the_whole():
    rng = np.random.default_rng(1)
    x, w = tf.constant(rng.standard_normal((5, 2, 3))), tf.constant(rng.standard_normal((3, 4)))
    tape, y = tape_of(lambda x: tf.tanh(tf.tensordot(x, w, 1)), x, persistent=True)
    batch, whole = tape.batch_jacobian(y, x), tape.jacobian(y, x)
    assert batch.shape == (5, 2, 4, 2, 3)
    for b in range(5):
        np.testing.assert_allclose(batch[b].numpy(), whole.numpy()[b, :, :, b], rtol=1e-12)


def test_a_walk_serves_the_whole_batch():
    walks = []
    count = tf.custom_gradient(lambda x: (x * 1.0, lambda dy: walks.append(1) or dy))
    x = tf.ones([100, 3])
    tape, y = tape_of(lambda x: count(x) * 2.0, x)
    tape.batch_jacobian(y, x)
    assert len(walks) == 3


def test_of_a_variable():
    v = tf.Variable(X)
    tape, y = tape_of(lambda: v * v)
    assert number(tape.batch_jacobian(y, v)) == [[[2.0, 0.0], [0.0, 4.0]], [[6.0, 0.0], [0.0, 8.0]]]


def test_what_is_not_connected_or_not_there_is_zeros():
    tape, y = tape_of(lambda x: tf.ones([2, 3]), X, persistent=True)
    assert number(tape.batch_jacobian(y, X)) == np.zeros((2, 3, 2)).tolist()
    assert number(tape.batch_jacobian(X, tf.ones([2, 1]))) == np.zeros((2, 2, 1)).tolist()
    assert tape.batch_jacobian(tf.ones([2, 0]), X).shape == (2, 0, 2)
    tape, y = tape_of(lambda x: x * x, tf.ones([0, 2]), persistent=True)
    assert tape.batch_jacobian(y, tf.ones([0, 3])).shape == (0, 2, 3)
