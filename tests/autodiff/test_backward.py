"""The engine at its limits: long chains, wide graphs, ops without a rule. Its parts have test files of their own."""

import sys

import pytest

import minitf as tf
from minitf.autodiff.backward import backward, input_gradients
from minitf.core.execute import execute
from minitf.core.op import REGISTRY, Call, Op


def chain(n):
    """How many calls of functions a gradient through n doublings-and-halvings takes, and that gradient."""
    x = tf.constant(1.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x
        for i in range(n):
            y = y * (2.0 if i % 2 else 0.5)
    events = []
    sys.setprofile(lambda frame, event, arg: events.append(event))
    try:
        dx = tape.gradient(y, x)
    finally:
        sys.setprofile(None)
    return sum(event in ("call", "c_call") for event in events), float(dx)


def test_ten_thousand_ops_do_not_exhaust_the_stack():
    assert chain(10_000)[1] == 1.0


def test_work_is_linear_in_the_length():
    short, long = chain(1_000)[0], chain(4_000)[0]
    assert 3.9 < long / short < 4.1


def test_a_value_used_many_times_collects_all_its_gradients():
    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.add_n([x * float(i) for i in range(100)])
    assert float(tape.gradient(y, x)) == sum(range(100))


def test_outputs_that_nobody_used_count_as_zero():
    x = tf.constant([1.0, 2.0, 3.0, 4.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        _, second = tf.split(x, 2)
    assert tape.gradient(second, x).numpy().tolist() == [0.0, 0.0, 1.0, 1.0]


def test_sources_may_repeat_and_be_absent():
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x * x
    found = backward(tape._calls, [y], [tf.constant(1.0)], [x, None, x])
    assert [None if g is None else float(g) for g in found] == [6.0, None, 6.0]


@pytest.fixture
def Ruleless():
    class Ruleless(Op):
        def infer(x):
            return x

        def kernel(xp, x):
            return x + 1

    yield Ruleless
    del REGISTRY["Ruleless"]


def test_an_op_without_a_gradient_rule_says_so(Ruleless):
    v = tf.Variable(1.0)
    with tf.GradientTape() as tape:
        y = execute(Ruleless, v)
    with pytest.raises(LookupError, match=r"Ruleless: .*no gradient rule. Put tf.stop_gradient"):
        tape.gradient(y, v)


def test_but_only_where_its_gradient_is_needed(Ruleless):
    v = tf.Variable(1.0)
    with tf.GradientTape() as tape:
        y = v * tf.stop_gradient(execute(Ruleless, v))
    assert float(tape.gradient(y, v)) == 2.0


def test_rules_are_told_what_is_needed(Ruleless):
    class Watchful(Ruleless):
        def gradient(call, dy):
            return [dy if needed else None for needed in call.needs]

    x, y, z = tf.constant(1.0), tf.constant(2.0), tf.constant(3.0)
    dz = tf.constant(5.0)
    assert input_gradients(Call(Watchful, (x, y), {}, (z,)), [dz], {id(y)}) == [None, dz]
    del REGISTRY["Watchful"]
