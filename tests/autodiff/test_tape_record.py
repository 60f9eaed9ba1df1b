"""GradientTape.record: what a tape keeps. Chapter 4 sets it as an exercise."""

import minitf as tf
from minitf.core.op import Call
from minitf.ops.shapes.identity import Identity


def kept(tape):
    """The names of the ops that the tape has kept."""
    return [call.op.__name__ for call in tape._calls]


def test_a_call_on_something_watched_is_kept():
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x * 2.0
    assert kept(tape) == ["Mul"]
    assert tape._calls[0].output is y


def test_a_call_on_nothing_watched_is_not():
    x, other = tf.constant(3.0), tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        other * 2.0
        other + 1.0
    assert kept(tape) == []


def test_the_second_input_counts_as_much_as_the_first():
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        2.0 * x
    assert kept(tape) == ["Mul"]


def test_what_comes_out_is_watched_as_well():
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = -(x * 2.0) + 1.0
    assert kept(tape) == ["Mul", "Neg", "AddV2"]
    assert float(tape.gradient(y, x)) == -2.0


def test_a_call_that_uses_something_twice_is_kept_once():
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x * x
    assert kept(tape) == ["Mul"]
    assert float(tape.gradient(y, x)) == 6.0


def test_nothing_is_watched_that_has_no_derivative():
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        whole = tf.cast(x, tf.int32)
        whole + 1
    assert kept(tape) == ["Cast"]


def test_every_output_is_watched():
    x, left, right = tf.constant(1.0), tf.constant(2.0), tf.constant(3.0)
    tape = tf.GradientTape()
    tape.watch(x)
    tape.record(Call(Identity, (x,), {}, (left, right)))
    tape.record(Call(Identity, (right,), {}, (tf.constant(4.0),)))
    assert kept(tape) == ["Identity", "Identity"]


def test_two_tapes_keep_different_things():
    x, z = tf.constant(3.0), tf.constant(4.0)
    with tf.GradientTape() as one, tf.GradientTape() as two:
        one.watch(x)
        two.watch(z)
        tf.negative(x)
        tf.multiply(x, z)
    assert kept(one) == ["Neg", "Mul"]
    assert kept(two) == ["Mul"]
