"""Functions of one row, done for all rows at once: the same as a loop over the rows."""

import importlib
import pkgutil

import numpy as np
import pytest

import minitf as tf
import minitf.ops
from minitf.core.op import REGISTRY
from minitf.graph.control.batching import RULES

R = np.random.default_rng(0)
V = tf.constant(R.normal(size=(5, 4)), tf.float32)
M = tf.constant(R.normal(size=(5, 3, 4)), tf.float32)
W = tf.constant(R.normal(size=(4, 2)), tf.float32)
I = tf.constant([[0, 2], [1, 1], [3, 0], [2, 2], [0, 0]])
VARIABLE = tf.Variable([1.0, 2.0, 3.0, 4.0])

FUNCTIONS = {
    "elementwise": lambda v: tf.tanh(v) * 2.0 + tf.exp(-v * v),
    "two rows": lambda a, b: a * b - b,
    "another rank": lambda m, v: m + v,
    "a weight of higher rank": lambda v: v + tf.reshape(tf.range(12.0), [3, 4]),
    "reductions": lambda m: (tf.reduce_sum(m), tf.reduce_mean(m, 0), tf.reduce_max(m, axis=-1, keepdims=True)),
    "a number": lambda v: tf.reduce_sum(v) / tf.norm(v),
    "vector by matrix": lambda v: tf.linalg.matvec(W, v, transpose_a=True),
    "matrix by weight": lambda m: m @ W,
    "weight by matrix": lambda m: tf.matmul(W, m, transpose_a=True, transpose_b=True),
    "two matrices": lambda m, n: tf.matmul(m, n, transpose_b=True),
    "reshape": lambda m: tf.reshape(m, [2, -1]) + tf.reshape(m, [-1])[:6],
    "transpose": lambda m: tf.transpose(m),
    "new and old axes": lambda v: tf.squeeze(tf.expand_dims(v, 0) + tf.expand_dims(v, -1)[:, :1]),
    "softmax": lambda v: tf.nn.softmax(v) + tf.nn.log_softmax(v),
    "parts": lambda m: (m[0], m[..., 1:3], m[::2, -1], m[:, tf.newaxis, 0]),
    "outer lookup": lambda i: tf.gather(W, i),
    "inner lookup": lambda m: tf.gather(m, [2, 0], axis=1),
    "both": lambda v, i: tf.gather(v, i),
    "joined": lambda v: (tf.concat([v, [1.0]], 0), tf.stack([v, tf.ones([4])], axis=-1)),
    "a variable": lambda v: v * VARIABLE,
    "choices": lambda v: tf.where(v > 0.0, v, -v),
    "the same for all": lambda v: (3, tf.ones([2]), v.shape[0]),
    "names": lambda v: {"a": v, "b": [tf.size(v)]},
}
ARGUMENTS = {"v": V, "m": M, "i": I, "a": V, "b": V, "n": M}


def arguments_of(f):
    return [ARGUMENTS[name] for name in f.__code__.co_varnames[: f.__code__.co_argcount]]


def one_by_one(f, arguments):
    """What the function gives for each row, stacked."""
    rows = [f(*[x[i] for x in arguments]) for i in range(5)]
    return tf.nest.map_structure(lambda *ys: tf.stack(ys), *rows)


@pytest.mark.parametrize("where", ["eager", "graph", "open"])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_all_rows_at_once_are_the_rows_one_by_one(name, where):
    f = FUNCTIONS[name]
    arguments = arguments_of(f)

    def mapped(*arguments):
        row = (lambda rows: f(*rows)) if len(arguments) > 1 else f
        elems = arguments if len(arguments) > 1 else arguments[0]
        return tf.vectorized_map(row, elems, fallback_to_while_loop=False)

    if where == "graph":
        mapped = tf.function(mapped, autograph=False)
    if where == "open":
        specs = [tf.TensorSpec([None, *x.shape[1:]], x.dtype) for x in arguments]
        mapped = tf.function(mapped, input_signature=specs, autograph=False)
    found, expected = mapped(*arguments), one_by_one(f, arguments)
    tf.nest.assert_same_structure(found, expected)
    for y, wanted in zip(tf.nest.flatten(found), tf.nest.flatten(expected)):
        assert y.dtype == wanted.dtype
        np.testing.assert_allclose(y, wanted, rtol=1e-5, atol=1e-6)


def test_every_op_runs_once_for_all_rows():
    f = tf.function(lambda x: tf.vectorized_map(lambda v: tf.reduce_sum(v * v), x), autograph=False)
    types = [node.type for node in f.get_concrete_function(V).graph.nodes]
    assert types.count("Mul") == types.count("Sum") == 1
    assert "While" not in types


def test_it_has_a_gradient():
    with tf.GradientTape() as tape:
        tape.watch(V)
        y = tf.vectorized_map(lambda v: tf.reduce_sum(v * v) * v[0], V)
    with tf.GradientTape() as other:
        other.watch(V)
        wanted = tf.reduce_sum(V * V, 1) * V[:, 0]
    np.testing.assert_allclose(tape.gradient(y, V), other.gradient(wanted, V), rtol=1e-5)


def test_a_gradient_inside():
    def slope(v):
        with tf.GradientTape() as tape:
            tape.watch(v)
            y = tf.reduce_sum(tf.sin(v) * v)
        return tape.gradient(y, v)

    found = tf.vectorized_map(slope, V, fallback_to_while_loop=False)
    np.testing.assert_allclose(found, tf.cos(V) * V + tf.sin(V), rtol=1e-5)


def test_what_has_no_rule_is_done_by_a_loop():
    assert "Cumsum" not in RULES
    assert tf.vectorized_map(tf.cumsum, I).numpy().tolist() == np.cumsum(I, 1).tolist()
    with pytest.raises(ValueError, match="the op Cumsum: it has no rule"):
        tf.vectorized_map(tf.cumsum, I, fallback_to_while_loop=False)


def test_the_rules_are_of_ops_that_there_are():
    for module in pkgutil.walk_packages(minitf.ops.__path__, "minitf.ops."):
        importlib.import_module(module.name)
    assert sorted(RULES.keys() - REGISTRY.keys()) == []


def test_no_rows():
    assert tf.vectorized_map(lambda v: v * 2.0, tf.zeros([0, 3])).shape == [0, 3]
