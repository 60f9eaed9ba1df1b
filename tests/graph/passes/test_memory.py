"""Where intermediate results lie: no two at one place at one time, and nothing there that others may see later."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import minitf as tf
from graph.passes.bodies import OFF, run, same_bits
from graph.tracing import traced
from minitf.graph.body import body_of, prune
from minitf.graph.passes.memory import ALIGNMENT, SMALL, Life, Plan, first_gap, plan_memory
from minitf.graph.passes.validation import validate_plan
from minitf.graph.program import Program

SQUARE = (tf.float32, (64, 64))
BYTES = 64 * 64 * 4
ONLY_MEMORY = {"dependency_optimization": False, "arithmetic_optimization": False, "constant_folding": False,
               "remapping": False}
random = np.random.default_rng(0)


def plan(function, *specs):
    return plan_memory(prune(body_of(traced(function, *specs))))


def chosen(x, y):
    return tf.cond(tf.reduce_sum(y) > 0, lambda: x, lambda: y)


def captured(graph):
    return [np.asarray(x) for x in graph.captured]


def names(found):
    return [[x.op.name for x in life.tensors] for life in found.lives]


def test_a_result_lies_where_the_one_before_did():
    found = plan(lambda x: tf.reduce_sum(tf.exp(tf.sin(tf.cos(x)))), SQUARE)
    assert names(found) == [["Cos", "Sin", "Exp"]]
    assert found.size == BYTES


def test_a_product_does_not_lie_where_its_factors_do():
    found = plan(lambda x: tf.reduce_sum(tf.matmul(tf.matmul(tf.matmul(x, x), x), x)), SQUARE)
    assert [life.start for life in found.lives] == [0, BYTES, 0]
    assert found.size == 2 * BYTES


@pytest.mark.parametrize("f", [
    lambda x: tf.exp(x),
    lambda x: tf.reshape(tf.exp(x), [-1]),
    lambda x: tf.transpose(tf.exp(x)),
    lambda x: tf.unstack(tf.exp(x))[3],
    lambda x: tf.exp(x)[2:],
    lambda x: chosen(tf.exp(x), x),
])
def test_what_is_returned_has_no_place_nor_what_a_result_may_be_a_view_of(f):
    assert "Exp" not in str(names(plan(f, SQUARE)))


def test_a_view_makes_what_it_looks_at_live_longer():
    found = plan(lambda x: tf.reduce_sum(tf.matmul(tf.transpose(tf.exp(x)), tf.matmul(x, x))), SQUARE)
    exp, product, _ = found.lives
    assert exp.meets(product)


def test_what_a_variable_keeps_has_no_place():
    v = tf.Variable(np.zeros(SQUARE[1], np.float32))

    def f(x):
        v.assign(tf.exp(x))
        v.assign_add(tf.sin(x))
        return v.read_value()

    assert names(plan(f, SQUARE)) == [["Sin"]]


@pytest.mark.parametrize("spec", [(tf.float32, (SMALL // 4 - 1,)), (tf.float32, (None,)), (tf.bfloat16, (128, 128))])
def test_small_open_and_half_sized_results_are_left_to_numpy(spec):
    assert not plan(lambda x: tf.reduce_sum(tf.exp(tf.sin(x))), spec).lives


def test_the_lowest_gap_that_is_large_enough():
    taken = [Life([], 0, 0, 0), Life([], 0, 0, 0)]
    assert first_gap(10, []) == 0
    square = traced(lambda x: x, SQUARE).inputs
    taken = [Life(square, 0, 0, 0), Life(square, 0, 0, BYTES + ALIGNMENT)]
    assert first_gap(ALIGNMENT, taken) == BYTES
    assert first_gap(ALIGNMENT + 1, taken) == 2 * BYTES + ALIGNMENT


def test_a_plan_with_a_mistake_is_stopped():
    x = traced(lambda x: x, SQUARE).inputs
    validate_plan(Plan([Life(x, 0, 1), Life(x, 2, 3)], BYTES))
    for lives, size in [([Life(x, 0, 1), Life(x, 1, 3)], BYTES), ([Life(x, 0, 1)], BYTES - 1)]:
        with pytest.raises(tf.errors.InternalError, match="plan_memory"):
            validate_plan(Plan(lives, size))


def test_the_program_shows_where_things_lie():
    source = Program(body_of(traced(lambda x: tf.reduce_sum(tf.matmul(x, x) + x), SQUARE)), "f").source
    assert "memory = take(xp)                                                     # 16,384 bytes" in source
    assert "float32[64, 64], bytes 0 to 16,383" in source
    assert "mat_mul = xp.matmul(x, x, out=buffer)" in source
    assert "add = xp.add(mat_mul, x, out=buffer)" in source
    assert "give(memory)" in source


def test_inside_of_loops_and_branches_too():
    def f(x):
        for _ in tf.range(3):
            x = tf.matmul(tf.exp(x) * 0.01, x) + 1.0
        return tf.cond(x[0, 0] > 0.0, lambda: tf.exp(tf.sin(x)), lambda: x)

    concrete = tf.function(f).get_concrete_function(tf.TensorSpec([64, 64]))
    x = random.standard_normal(SQUARE[1]).astype(np.float32)
    assert concrete.source.count("out=buffer") >= 2
    plain = Program(body_of(concrete.graph), "f", OFF)(np, x, *captured(concrete.graph))[0]
    assert same_bits(concrete(tf.constant(x)).numpy(), plain)


STEPS = [lambda x, y: x + y, lambda x, y: tf.matmul(x, y) * 0.1, lambda x, y: tf.transpose(x),
         lambda x, y: tf.exp(-x * x),
         lambda x, y: tf.reshape(tf.reshape(x, [-1]), [64, 64]), lambda x, y: tf.where(x > y, x, y),
         lambda x, y: tf.concat([x[:32], y[32:]], 0), lambda x, y: tf.sigmoid(x), lambda x, y: tf.identity(y),
         lambda x, y: tf.reduce_sum(x, 1, keepdims=True) + y, lambda x, y: tf.matmul(x, y, transpose_a=True) * 0.1,
         lambda x, y: tf.nn.softmax(x), lambda x, y: tf.cast(tf.cast(x > y, tf.int32), tf.float32)]


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3), st.integers(0, 3)), min_size=3, max_size=16))
def test_random_programs_give_the_same_bits(steps):
    def f(x, y):
        values = [x, y]
        for step, i, j in steps:
            values.append(step(values[-1 - min(i, len(values) - 1)], values[-1 - min(j, len(values) - 1)]))
        return values[-1], values[len(values) // 2]

    graph = traced(f, SQUARE, SQUARE)
    body, constants = body_of(graph), captured(graph)
    x, y = random.standard_normal((2, *SQUARE[1])).astype(np.float32)
    plain, program = run(body, x, y, *constants), Program(body, "f", ONLY_MEMORY)
    first = program(np, x, y, *constants)
    kept = [a.copy() for a in first]
    program(np, y, x, *constants)  # writes into the same memory again
    for a, b, c in zip(plain, first, kept, strict=True):
        assert same_bits(np.ascontiguousarray(a), np.ascontiguousarray(b))
        assert same_bits(b, c)


def test_peak_memory_is_that_of_the_plan():
    body = body_of(traced(lambda x: tf.reduce_sum(tf.matmul(tf.exp(tf.matmul(x, x)), x)), (tf.float32, (512, 512))))
    x = np.ones((512, 512), np.float32)
    tracemalloc.start()
    Program(body, "f", ONLY_MEMORY)(np, x)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2.1 * x.nbytes
