"""The gradient of matrix products, with every combination of transposes. Chapter 4 sets it as an exercise."""

import numpy as np
import pytest

import minitf as tf
from minitf.core import context


def integers(*shape):
    """Small whole numbers, whose sums are exact, as float64."""
    return np.random.default_rng(sum(shape)).integers(-5, 5, shape).astype("float64")


def gradients(a, b, dy, **flags):
    a, b = tf.constant(a), tf.constant(b)
    with tf.GradientTape() as tape:
        tape.watch([a, b])
        y = tf.matmul(a, b, **flags)
    return [d.numpy() for d in tape.gradient(y, [a, b], output_gradients=tf.constant(dy))]


def slow_gradients(a, b, dy):
    """By the definition: y[i, j] uses a[i, k] as often as b[k, j] says, and the other way round."""
    da, db = np.zeros(a.shape), np.zeros(b.shape)
    for i, j in np.ndindex(dy.shape):
        for k in range(a.shape[1]):
            da[i, k] += dy[i, j] * b[k, j]
            db[k, j] += dy[i, j] * a[i, k]
    return da, db


def test_of_two_matrices():
    a, b, dy = integers(2, 3), integers(3, 4), integers(2, 4)
    da, db = gradients(a, b, dy)
    want_a, want_b = slow_gradients(a, b, dy)
    assert da.tolist() == want_a.tolist()
    assert db.tolist() == want_b.tolist()


def test_square_matrices_hide_no_transpose():
    a, b, dy = integers(3, 3), integers(3, 3) + 1, integers(3, 3) - 2
    da, db = gradients(a, b, dy)
    want_a, want_b = slow_gradients(a, b, dy)
    assert da.tolist() == want_a.tolist()
    assert db.tolist() == want_b.tolist()


@pytest.mark.parametrize("n", [3, 4])
@pytest.mark.parametrize("flags", [(True, False), (False, True), (True, True)], ids=str)
def test_an_input_that_was_given_transposed(flags, n):
    flip_a, flip_b = flags
    a, b, dy = integers(2, 3), integers(3, n), integers(2, n)
    da, db = gradients(a.T if flip_a else a, b.T if flip_b else b, dy, transpose_a=flip_a, transpose_b=flip_b)
    want_a, want_b = slow_gradients(a, b, dy)
    assert da.tolist() == (want_a.T if flip_a else want_a).tolist()
    assert db.tolist() == (want_b.T if flip_b else want_b).tolist()


@pytest.mark.parametrize("adjoint", [False, True])
def test_a_stack_of_matrices(adjoint):
    a, b, dy = integers(5, 2, 3), integers(5, 3, 4), integers(5, 2, 4)
    given = b.swapaxes(1, 2) if adjoint else b
    da, db = gradients(a, given, dy, adjoint_b=adjoint)
    for i in range(5):
        want_a, want_b = slow_gradients(a[i], b[i], dy[i])
        assert da[i].tolist() == want_a.tolist()
        assert db[i].tolist() == (want_b.T if adjoint else want_b).tolist()


class Products(list):
    """A recorder that counts matrix products."""

    def record(self, call):
        if "MatMul" in call.op.__name__:
            self.append(call)


@pytest.mark.parametrize("wanted", [0, 1])
def test_a_product_that_nobody_asks_for_is_left_out(wanted):
    inputs = [tf.constant(integers(2, 3)), tf.constant(integers(3, 4))]
    with tf.GradientTape() as tape:
        tape.watch(inputs[wanted])
        y = tf.matmul(*inputs)
    with context.recording(Products()) as products:
        assert tape.gradient(y, inputs[wanted]).shape == inputs[wanted].shape
    assert len(products) == 1


def test_the_gradient_has_a_gradient():
    a, b = tf.constant([[2.0]]), tf.constant([[5.0]])
    with tf.GradientTape() as outer:
        outer.watch(b)
        with tf.GradientTape() as inner:
            inner.watch(a)
            y = tf.matmul(a, b) * tf.matmul(a, b)
        da = inner.gradient(y, a)  # 2 a b^2 = 100
    assert float(outer.gradient(da, b)[0, 0]) == 40.0  # 4 a b
