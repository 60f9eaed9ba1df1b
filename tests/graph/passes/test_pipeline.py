"""All passes together compute what the graph computes, to the bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import minitf as tf
from graph.passes.bodies import OFF, run, same_bits, types
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.passes import pipeline
from minitf.graph.passes.pipeline import optimize

VECTOR = (tf.float32, (4,))
UNARY = [tf.exp, tf.sin, tf.tanh, tf.nn.relu, tf.sigmoid, tf.square, tf.identity, tf.negative, tf.abs, tf.zeros_like,
         tf.nn.gelu, tf.nn.softplus, tf.math.rsqrt,
         tf.stop_gradient, tf.transpose, tf.nn.softmax, lambda x: x * 1.0, lambda x: x - 0.0, lambda x: x + 0.0,
         lambda x: tf.reshape(x, [-1]), lambda x: tf.reduce_sum(x, 0, keepdims=True), tf.reduce_mean]
BINARY = [tf.add, tf.subtract, tf.multiply, tf.maximum, lambda x, y: tf.where(x > y, x, y * 2.0),
          lambda x, y: tf.matmul(tf.reshape(x, [1, -1]), tf.ones_like(tf.reshape(x, [-1, 1]))) + tf.reduce_sum(y)]


@st.composite
def programs(draw):
    """Steps of a random program: (function, which of the values so far it takes)."""
    steps = []
    for i in range(draw(st.integers(3, 12))):
        f = draw(st.sampled_from(UNARY + BINARY))
        steps.append((f, [draw(st.integers(max(0, i - 2), i + 1)) for _ in range(2 if f in BINARY else 1)]))
    return steps


def program(steps):
    """The function that runs the steps where the shapes fit."""
    def f(x, y):
        values = [x, y]
        for step, places in steps:
            try:
                values.append(step(*[values[i] for i in places]))
            except (ValueError, tf.errors.InvalidArgumentError):  # shapes that do not broadcast
                values.append(values[places[0]])
        return values[-1], values[len(values) // 2]

    return f


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(programs(), st.sampled_from([(2, 3), (3,), (180, 200)]), st.booleans())
def test_random_programs(steps, shape, is_open):
    f = program(steps)
    random = np.random.default_rng(0)
    x, y = random.standard_normal((2, *shape)).astype(np.float32)
    x.flat[:3] = -0.0, np.inf, np.nan
    dims = shape if not is_open else (None, *shape[1:])
    if is_open and any(step in BINARY[-1:] for step, _ in steps):
        dims = shape
    body = body_of(traced(f, (tf.float32, dims), (tf.float32, dims)))
    # The results of chains lie in plain order, also where an input does not: then sums add up in another order.
    passes = {"remapping": False} if any(step is tf.transpose for step, _ in steps) else {}
    try:
        plain = run(body, x, y)
    except tf.errors.InvalidArgumentError:  # open sizes do not fit
        with pytest.raises(tf.errors.InvalidArgumentError):
            run(body, x, y, passes=passes)
        return
    for a, b in zip(plain, run(body, x, y, passes=passes), strict=True):
        assert same_bits(np.ascontiguousarray(a), np.ascontiguousarray(b))


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(programs(), st.sampled_from([(2, 3), (180, 200)]))
def test_random_gradients(steps, shape):
    f = program(steps)
    x, y = np.random.default_rng(0).standard_normal((2, *shape)).astype(np.float32)

    def gradients(x, y):
        with tf.GradientTape() as tape:
            tape.watch([x, y])
            results = f(x, y)
        return tape.gradient(results, [x, y], unconnected_gradients="zero")

    x, y = tf.constant(x), tf.constant(y)
    eager, traced_whole = gradients(x, y), tf.function(gradients)(x, y)
    inside = tf.function(f)
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        results = inside(x, y)
    through = tape.gradient(results, [x, y], unconnected_gradients="zero")
    for a, b, c in zip(eager, traced_whole, through, strict=True):
        np.testing.assert_allclose(a.numpy(), b.numpy(), rtol=2e-5, atol=1e-5)
        np.testing.assert_allclose(a.numpy(), c.numpy(), rtol=2e-5, atol=1e-5)


def test_each_pass_finds_more_after_the_others():
    f = lambda x: tf.identity(x) * 1.0 + tf.exp(x) + tf.exp(x - 0.0)
    assert types(optimize(body_of(traced(f, VECTOR)), {})) == ["Exp", "AddV2", "AddV2"]


@pytest.mark.parametrize(("option", "kept"), [
    ("dependency_optimization", "Identity"), ("arithmetic_optimization", "Sub"), ("constant_folding", "Shape"),
    ("disable_meta_optimizer", "Identity"),
])
def test_passes_can_be_turned_off(option, kept):
    body = body_of(traced(lambda x: tf.identity(x) - 0.0 + tf.cast(tf.shape(x)[0], tf.float32), VECTOR))
    assert kept not in types(optimize(body, {}))
    assert kept in types(optimize(body, {option: option.startswith("disable")}))


def test_what_the_program_says_counts_for_its_functions(monkeypatch):
    monkeypatch.setattr(pipeline, "chosen", {"disable_model_pruning": False, "disable_meta_optimizer": False})
    f = lambda x: x * 1.0
    assert "Mul(" not in tf.function(f).get_concrete_function(tf.zeros([2])).source
    tf.config.optimizer.set_experimental_options({"arithmetic_optimization": False, "unheard_of": True})
    assert tf.config.optimizer.get_experimental_options() == {
        "arithmetic_optimization": False, "disable_model_pruning": False, "disable_meta_optimizer": False}
    assert "Mul(" in tf.function(f).get_concrete_function(tf.zeros([2])).source


def test_turning_all_off_leaves_the_graph():
    body = body_of(traced(lambda x: tf.identity(x), VECTOR))
    assert types(optimize(body, OFF)) == ["Identity"]


def test_jit_compile_runs_all_passes_whatever_the_program_says(monkeypatch):
    monkeypatch.setattr(pipeline, "chosen", {"disable_meta_optimizer": True})
    x = tf.ones([2])
    sources = [tf.function(lambda x: x * 1.0, jit_compile=jit).get_concrete_function(x).source for jit in (None, True)]
    assert ["Mul(" in source for source in sources] == [True, False]
