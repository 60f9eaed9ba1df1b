"""Assertions inside a graph: they are checked whenever it runs."""

import pytest

import minitf as tf
import minitf.ops.debugging.assert_op
from minitf.core.op import REGISTRY


def test_a_condition_is_checked_in_every_run():
    @tf.function
    def f(x):
        tf.debugging.Assert(tf.reduce_all(x > 0), ["all of", x, "positive"], summarize=2)
        return x * 2

    assert f(tf.constant([1, 2, 3])).numpy().tolist() == [2, 4, 6]
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"all of.*int32\[3\]: \[ *1 +-2\] \.\.\.; .*positive"):
        f(tf.constant([1, -2, 3]))
    assert f.experimental_get_tracing_count() == 1


def test_assertions_about_values():
    @tf.function
    def f(x):
        tf.debugging.assert_positive(x, "must grow")
        tf.debugging.assert_equal(x, tf.reverse(x, [0]))
        return x

    assert f(tf.constant([1, 2, 1])).shape == [3]
    with pytest.raises(tf.errors.InvalidArgumentError, match="must grow"):
        f(tf.constant([-1, 2, -1]))
    with pytest.raises(tf.errors.InvalidArgumentError, match="assert_equal: x == y"):
        f(tf.constant([1, 2, 3]))


def test_it_holds_in_branches_loops_and_under_a_tape():
    @tf.function
    def f(x):
        if x > 0.0:
            tf.debugging.Assert(x < 5.0, ["too large"])
        for limit in tf.constant([10.0, 20.0]):
            tf.debugging.Assert(x > -limit, ["too small"])
        return x * x

    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    assert tape.gradient(y, x).numpy() == 6.0
    for wrong, message in ((6.0, "too large"), (-11.0, "too small")):
        with pytest.raises(tf.errors.InvalidArgumentError, match=message):
            f(tf.constant(wrong))


def test_the_op_takes_bools_alone_and_gives_nothing():
    op = REGISTRY["Assert"]
    assert op.stateful
    with pytest.raises((ValueError, tf.errors.InvalidArgumentError), match="must be a bool"):
        tf.function(lambda x: tf.debugging.Assert(x, []), autograph=False)(tf.constant(1))
