"""A program with clocks computes the same, and tells of every op."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import InvalidArgumentError
from minitf.graph.program import leave_programs, watch, watch_programs
from minitf.graph.timing import timed


@pytest.fixture
def told():
    """What ended, while all programs are watched: (op, node, made, inputs)."""
    found, now = [], iter(range(10**6))

    def ended(op, node, began, made, inputs):
        found.append((op, node, began, made, inputs))

    def around(program, run):
        return timed(program, lambda: next(now), ended)

    watch_programs(around, innermost=True)
    yield found
    leave_programs(around)
    assert all(program.function is program.plain for program in watch.programs)


def test_choices_loops_and_several_outputs(told):
    @tf.function
    def f(x):
        for _ in tf.range(3):
            if tf.reduce_sum(x) > 100.0:
                x = x / 100.0
            else:
                a, b = tf.split(x, 2)
                x = tf.concat([b, tf.exp(a)], 0)
        return x

    x = np.linspace(0, 1, 8, dtype="float32")
    a, b = x[:4], x[4:]
    for _ in range(3):
        a, b = b, np.exp(a)
    np.testing.assert_allclose(f(x), np.concatenate([a, b]), rtol=1e-6)
    ops = [op for op, *_ in told]
    assert [ops.count(op) for op in ("Sum", "Split", "Exp", "ConcatV2", "RealDiv")] == [3, 3, 3, 3, 0]
    assert [began for _, _, began, *_ in told] == list(range(len(told)))
    made, inputs = next((made, inputs) for op, _, _, made, inputs in told if op == "Split")
    assert [y.shape for y in made] == [(4,), (4,)]
    assert inputs[0].shape == (8,)


def test_results_in_planned_memory_and_chains_are_no_new_memory(told):
    f = tf.function(lambda x: tf.matmul(tf.nn.relu(tf.exp(x) * 2.0 + 1.0), x), jit_compile=True)
    f(tf.ones([300, 300]))
    chains = [made for op, _, _, made, _ in told if op == "Chain"]
    assert chains == [()]
    assert [made[0].shape for op, _, _, made, _ in told if op == "MatMul"] == [(300, 300)]


def test_variables_that_are_read_and_assigned_are_no_new_memory(told):
    v = tf.Variable(tf.ones([3]))

    @tf.function
    def f():
        v.assign(v + 1.0)
        return v * 2.0

    np.testing.assert_array_equal(f(), [4.0, 4.0, 4.0])
    assert {made for op, _, _, made, _ in told if op in ("ReadVariableOp", "AssignVariableOp")} == {()}


def test_an_error_is_still_explained_by_its_line(told):
    f = tf.function(lambda x, i: tf.gather(x, i))
    with pytest.raises(InvalidArgumentError, match=r"GatherV2.*\[in '"):
        f(tf.ones([3]), tf.constant(7))


def test_programs_made_before_are_watched_too():
    f, x = tf.function(tf.exp), tf.constant(1.0)
    f(x)
    found = []

    def around(program, run):
        return timed(program, lambda: 0, lambda *what: found.append(what[0]))

    def outside(program, run):
        return lambda *values: found.append("called") or run(*values)

    watch_programs(outside)
    watch_programs(around, innermost=True)
    try:
        f(x)
    finally:
        leave_programs(outside)
        f(x)
        leave_programs(around)
    f(x)
    assert found == ["called", "Exp", "Exp"]
