"""Random programs: eager, traced, each pass alone, all passes, and jit_compile give the same, and so do gradients.

A program is straight-line code on a few values with choices and loops inside. Without transposed arrays everything is
equal to the bit; with them chains and planned memory may add up in another order, as their docstrings say.
"""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import minitf as tf
from graph.passes.bodies import OFF
from minitf.graph.body import body_of
from minitf.graph.passes.pipeline import MEMORY, PASSES
from minitf.graph.program import Program

OPTIONS = sorted({*PASSES.values(), MEMORY} - {None})
ONLY = {name: {other: other == name for other in OPTIONS} for name in OPTIONS}
SHAPES = [(3, 4), (64, 64), (220, 160)]  # below what is planned, below what is fused, and above both

UNARY = {
    "relu": tf.nn.relu, "tanh": tf.tanh, "sigmoid": tf.sigmoid, "square": tf.square, "negative": tf.negative,
    "times one": lambda x: x * 1.0, "minus zero": lambda x: x - 0.0, "plus zero": lambda x: x + 0.0,
    "identity": tf.identity, "stop": tf.stop_gradient, "softmax": tf.nn.softmax, "flat": lambda x: tf.reshape(
        tf.reshape(x, [-1]), tf.shape(x)), "centred": lambda x: x - tf.reduce_mean(x, -1, keepdims=True),
    "columns": lambda x: x + tf.reduce_sum(x, 0) * 0.01, "sized": lambda x: x / tf.cast(tf.size(x), tf.float32),
    "cast": lambda x: tf.cast(tf.cast(x > 0.1, tf.int32), tf.float32) + x, "gelu": tf.nn.gelu,
    "rows": lambda x: tf.reverse(x, [0]), "exp": lambda x: tf.exp(tf.minimum(x, 2.0)), "log": tf.math.softplus,
}
BINARY = {
    "add": tf.add, "subtract": tf.subtract, "multiply": lambda x, y: x * y * 0.5, "maximum": tf.maximum,
    "where": lambda x, y: tf.where(x > y, x, y * 2.0), "product": lambda x, y: tf.matmul(x, tf.tanh(y),
                                                                                    transpose_b=True) @ x * 0.01,
    "mask": lambda x, y: x * tf.cast(y > 0.0, tf.float32), "distance": tf.math.squared_difference,
}
TURNED = {"turned": lambda x: tf.transpose(tf.transpose(x) * 2.0)}


def statements(inside):
    """Strategy for a list of statements, each of which makes one new value of earlier ones."""
    places = st.integers(0, 3)  # how far back
    simple = st.one_of(st.tuples(st.sampled_from(sorted(UNARY | TURNED)), places),
                       st.tuples(st.sampled_from(sorted(BINARY)), places, places))
    return simple if inside is None else st.one_of(
        simple, simple, st.tuples(st.just("cond"), places, inside, inside),
        st.tuples(st.just("while"), st.integers(0, 3), inside))


PROGRAMS = st.lists(statements(st.lists(statements(None), min_size=1, max_size=3)), min_size=2, max_size=8)


def run(program, *values):
    """The last value that a program makes of the given ones."""
    values = list(values)
    for name, *rest in program:
        def at(back, values=values):
            return values[-1 - min(back, len(values) - 1)]

        if name == "cond":
            before = tuple(values)
            values.append(tf.cond(tf.reduce_sum(at(rest[0])) > 0.0, lambda body=rest[1], before=before: run(
                body, *before), lambda body=rest[2], before=before: run(body, *before)))
        elif name == "while":
            others = tuple(values[:-1])
            values.append(tf.while_loop(
                lambda i, x, count=rest[0]: i < count,
                lambda i, x, body=rest[1], others=others: (i + 1, tf.ensure_shape(run(body, *others, x), x.shape)),
                [0, at(0)])[1])
        elif name in BINARY:
            values.append(BINARY[name](at(rest[0]), at(rest[1])))
        else:
            values.append((UNARY | TURNED)[name](at(rest[0])))
    return values[-1]


def is_turned(program):
    return "turned" in str(program) or "product" in str(program)


def assert_same(a, b, exact, what):
    a, b = np.asarray(a), np.asarray(b)
    assert a.dtype == b.dtype, what
    assert a.shape == b.shape, what
    if exact:
        assert np.array_equal(a.view(np.uint32), b.view(np.uint32)), what
    else:
        np.testing.assert_allclose(a, b, rtol=1e-3, atol=1e-4, err_msg=what)


def inputs(shape):
    return np.random.default_rng(0).standard_normal((2, *shape)).astype(np.float32)


@settings(max_examples=120, derandomize=True, deadline=None, database=None)
@given(PROGRAMS, st.sampled_from(SHAPES), st.sampled_from(["known", "open rows", "open"]))
def test_every_way_to_run_a_program_gives_the_same(program, shape, known):
    x, y = inputs(shape)
    dims = {"known": shape, "open rows": (None, shape[1]), "open": (None, None)}[known]
    with np.errstate(all="ignore"):
        eager = run(program, tf.constant(x), tf.constant(y)).numpy()
    signature = [tf.TensorSpec(dims), tf.TensorSpec(dims)]
    function = tf.function(lambda x, y: run(program, x, y), input_signature=signature, autograph=False)
    concrete = function.get_concrete_function()
    body, captured = body_of(concrete.graph), [a.numpy() for a in concrete.captured_inputs]
    plain = Program(body, "f", OFF)(np, x, y, *captured)[0]
    assert_same(eager, plain, True, "eager and traced")
    for name in OPTIONS:
        exact = not is_turned(program) or name not in (MEMORY, "remapping")
        assert_same(plain, Program(body, "f", ONLY[name])(np, x, y, *captured)[0], exact, f"{name} alone")
    jit = tf.function(lambda x, y: run(program, x, y), input_signature=signature, autograph=False, jit_compile=True)
    for name, f in (("all passes", function), ("jit_compile", jit)):
        first = f(x, y)
        kept = first.numpy().copy()
        f(y, x)  # uses the same memory again
        assert_same(kept, first.numpy(), True, f"{name}, kept")
        assert_same(plain, kept, not is_turned(program), name)


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(PROGRAMS, st.sampled_from(SHAPES[:2]), st.booleans())
def test_every_way_to_a_gradient_gives_the_same(program, shape, is_open):
    arrays = inputs(shape)
    x, y = map(tf.constant, arrays)
    dims = (None, shape[1]) if is_open else shape
    signature = [tf.TensorSpec(dims), tf.TensorSpec(dims)]

    def gradients(f, x, y):
        with tf.GradientTape() as tape:
            tape.watch([x, y])
            total = tf.reduce_sum(tf.tanh(f(x, y)))
        return tape.gradient(total, [x, y], unconnected_gradients="zero")

    with np.errstate(all="ignore"):
        eager = gradients(lambda *values: run(program, *values), x, y)
    inside = lambda x, y: gradients(lambda *values: run(program, *values), x, y)
    for jit in (None, True):
        make = tf.function(input_signature=signature, autograph=False, jit_compile=jit)
        through = gradients(make(lambda x, y: run(program, x, y)), x, y)
        for name, found in (("inside", make(inside)(x, y)), ("through", through)):
            for a, b in zip(eager, found, strict=True):
                assert_same(a.numpy(), b.numpy(), False, f"{name}, jit_compile={jit}")
