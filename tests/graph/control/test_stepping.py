"""Choices and loops, step by step."""

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.running import run_one_by_one

INT = (tf.int32, ())


def step(f, *values):
    body = body_of(traced(f, *[INT] * len(values)))
    there = run_one_by_one(body, [tf.constant(v) for v in values])
    ran = [there[id(node)] for node in body.nodes if node.op.has_bodies]
    return [int(there[id(y)]) for y in body.outputs], ran


def test_a_loop_says_what_ran():
    results, ran = step(lambda n: tf.while_loop(lambda i, y: i < n, lambda i, y: (i + 1, y + i), (0, 0))[1], 4)
    assert results == [6]
    assert len(ran[0]) == 4


def test_a_choice_runs_one_branch():
    for x, expected in ((3, 3), (-3, 3)):
        results, ran = step(lambda x: tf.cond(x > 0, lambda: x + 0, lambda: -x), x)
        assert results == [expected]
        ((calls, _),) = ran[0]
        assert [call.op.__name__ for call in calls if call.inputs] == (["AddV2"] if x > 0 else ["Neg"])


def test_numbers_that_no_branch_has():
    for index in (0, 1, 2, 9, -4):
        results, _ = step(lambda i: tf.switch_case(i, [lambda: i * 0, lambda: i * 0 + 1, lambda: i * 0 + 2]), index)
        assert results == [index if index in (0, 1) else 2]


def test_several_tapes_see_every_op():
    f = tf.function(lambda x: tf.while_loop(lambda i, y: i < 2, lambda i, y: (i + 1, y * x), (0, x))[1],
                    autograph=False)
    x = tf.constant(2.0)
    with tf.GradientTape(persistent=True) as a, tf.GradientTape() as b:
        a.watch(x)
        b.watch(x)
        y = f(x)
    assert float(a.gradient(y, x)) == float(b.gradient(y, x)) == 12.0
