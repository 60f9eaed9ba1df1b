"""The gradient rule of Mul, looked at from all sides. Chapter 4 sets it as an exercise."""

import numpy as np
import pytest

import minitf as tf
from minitf.core import context
from minitf.ops.elementwise.arithmetic import Mul


class Counter(list):
    """A recorder that keeps the names of the ops."""

    def record(self, call):
        self.append(call.op.__name__)


def gradients(x, y, dz, sources=None):
    """dx and dy of z = x * y, for the gradient dz of z."""
    with tf.GradientTape() as tape:
        tape.watch([x, y] if sources is None else sources)
        z = x * y
    return tape.gradient(z, [x, y], output_gradients=tf.constant(dz, z.dtype))


def test_each_input_is_passed_the_other_one():
    dx, dy = gradients(tf.constant(3.0), tf.constant(5.0), 1.0)
    assert float(dx) == 5.0
    assert float(dy) == 3.0


def test_what_arrives_is_passed_on():
    dx, dy = gradients(tf.constant([3.0, 4.0]), tf.constant([5.0, 6.0]), [10.0, 100.0])
    assert dx.numpy().tolist() == [50.0, 600.0]
    assert dy.numpy().tolist() == [30.0, 400.0]


@pytest.mark.parametrize("shapes", [((4, 3), (3,)), ((3,), (4, 3)), ((4, 1), (1, 3)), ((), (2, 2)), ((2, 1), (2,))])
def test_a_gradient_has_the_shape_of_its_input(shapes):
    random = np.random.default_rng(0)
    x, y = (random.integers(-5, 5, shape).astype("float64") for shape in shapes)
    dz = random.integers(-5, 5, (x * y).shape).astype("float64")
    dx, dy = gradients(tf.constant(x), tf.constant(y), dz)
    assert dx.numpy().tolist() == added_up(dz * y, x.shape).tolist()
    assert dy.numpy().tolist() == added_up(dz * x, y.shape).tolist()


def added_up(array, shape):
    """Element by element: each goes to the place that broadcasting took it from."""
    total = np.zeros(shape)
    for index in np.ndindex(array.shape):
        total[tuple(0 if n == 1 else i for i, n in zip(index[array.ndim - len(shape):], shape))] += array[index]
    return total


def test_a_square_counts_twice():
    x = tf.constant(7.0)
    assert float(gradients(x, x, 1.0)[0]) == 14.0


def test_of_complex_numbers_the_conjugate_is_passed():
    dx, dy = gradients(tf.constant(1 + 2j), tf.constant(3 - 4j), 1.0)
    assert dx.numpy() == 3 + 4j
    assert dy.numpy() == 1 - 2j


def test_the_gradient_has_a_gradient():
    x = tf.constant(2.0)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = x * x * x
        slope = inner.gradient(y, x)
    assert float(outer.gradient(slope, x)) == 12.0


def test_nothing_is_computed_for_an_input_that_nobody_asks_about():
    x, y = tf.constant(3.0), tf.constant(5.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        z = x * y
    with context.recording(Counter()) as ops:
        tape.gradient(z, x)
    assert ops.count("Mul") == 1, f"one product is enough here, and these were computed: {ops}"
    assert Mul.gradient is not None
