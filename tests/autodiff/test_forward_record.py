"""ForwardAccumulator.record: what it does with a call. Chapter 6 sets it as an exercise."""

import minitf as tf
from minitf.core import context

Forward = tf.autodiff.ForwardAccumulator


class Names(list):
    """A recorder that notes the names of the ops that it hears of."""

    def record(self, call):
        self.append(call.op.__name__)

    def read(self, variable, value):
        """Not an op."""


def tangents(f, *xs):
    """How the results of f move when its first argument does; as Python values."""
    with Forward(xs[0], tf.ones_like(xs[0])) as acc:
        ys = f(*xs)
    return [None if dy is None else dy.numpy().tolist() for dy in acc.jvp(ys)]


X, Y = tf.constant(3.0), tf.constant(5.0)


def test_what_moves_moves_the_result():
    assert tangents(lambda x: [x * x], X) == [6.0]


def test_the_second_input_counts_as_much_as_the_first():
    assert tangents(lambda x, y: [y * x, y - x], X, Y) == [5.0, -1.0]


def test_what_comes_out_moves_on():
    assert tangents(lambda x: [tf.square(tf.square(x)), -(x * 2.0) + 1.0], X) == [108.0, -2.0]


def test_where_nothing_moves_nothing_is_done():
    with context.recording(Names()) as heard, Forward(X, tf.constant(1.0)) as acc:
        z = Y * Y
        tf.square(X)
    assert heard[0] == "Mul"
    assert heard[1] == "Square"
    assert acc.jvp(z) is None


def test_every_output_has_its_tangent():
    assert tangents(lambda x: tf.unstack(x * x), tf.constant([1.0, 2.0, 3.0])) == [2.0, 4.0, 6.0]


def test_what_has_no_slope_stands_still():
    assert tangents(lambda x: [tf.round(x), tf.cast(x, tf.int32), tf.stop_gradient(x) * 2.0], X) == [None] * 3


def test_variables_move_too():
    v = tf.Variable(3.0)
    with Forward(v, tf.constant(1.0)) as acc:
        y = v * v
    assert float(acc.jvp(y)) == 6.0


def test_an_outer_accumulator_hears_what_an_inner_one_computes():
    one = tf.constant(1.0)
    with Forward(X, one) as outer, Forward(X, one) as inner:
        y = X * X * X
    assert float(outer.jvp(inner.jvp(y))) == 18.0


def test_so_does_an_outer_tape():
    with tf.GradientTape() as tape:
        tape.watch(X)
        with Forward(X, tf.constant(1.0)) as acc:
            y = X * X * X
        slope = acc.jvp(y)
    assert float(tape.gradient(slope, X)) == 18.0


def test_an_inner_recorder_does_not_hear_it():
    with Forward(X, tf.constant(1.0)), context.recording(Names()) as heard:
        tf.square(X)
    assert heard == ["Square"]


def test_the_body_of_a_custom_gradient_has_told_already():
    square = tf.custom_gradient(lambda x: (x * x, lambda dy: dy * 100.0))
    assert tangents(lambda x: [square(x)], X) == [6.0]


def test_where_the_body_stands_still_the_users_rule_is_asked():
    assert tangents(lambda x: [tf.grad_pass_through(tf.round)(x * 2.0)], X) == [2.0]
