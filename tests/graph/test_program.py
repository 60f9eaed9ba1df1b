"""A graph as a Python function: its text, its results, and what it says when something is wrong."""

import tracemalloc

import numpy as np
import pytest

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.identifiers import identifier
from minitf.graph.program import Program
from minitf.graph.writer import last_uses

VECTOR = (tf.float32, (2,))
X = np.array([1.0, 2.0], np.float32)


def program(function, *specs):
    return Program(body_of(traced(function, *specs)), "f")


def test_one_line_for_a_node_with_its_shape():
    source = program(lambda x, y: tf.tanh(x) * y, VECTOR, VECTOR).source
    assert source.splitlines() == [
        "def f(xp, x, y):",
        f"{'    tanh = Tanh(xp, x)':<72}  # float32[2]",
        "    del x",
        f"{'    mul = Mul(xp, tanh, y)':<72}  # float32[2]",
        "    del tanh, y",
        "    return (mul,)",
    ]


def test_it_computes_what_the_function_says():
    (y,) = program(lambda x: tf.reduce_sum(tf.exp(x) + 1.0), VECTOR)(np, X)
    assert isinstance(y, np.ndarray)
    np.testing.assert_allclose(y, np.exp(X).sum() + 2, rtol=1e-6)


def test_constants_and_attributes_without_text_are_globals():
    run = program(lambda x: tf.cast(x, tf.int32) + tf.constant([10, 20]), VECTOR)
    np.testing.assert_array_equal(run(np, X)[0], [11, 22])


def test_an_input_may_be_an_output_and_one_may_be_there_twice():
    x, y, z = program(lambda x: (x, tf.exp(x), x), VECTOR)(np, X)
    assert x is X
    assert z is X
    np.testing.assert_allclose(y, np.exp(X))


def test_an_op_of_several_outputs():
    a, b = program(lambda x: tf.split(x, 2), VECTOR)(np, X)
    assert (a.tolist(), b.tolist()) == ([1.0], [2.0])


def test_names_of_python_are_left_alone():
    assert identifier("Range") == "range_"
    assert identifier("a/b c-1") == "a_b_c_1"
    assert identifier("1x") == "x1x"


def test_long_names_are_shortened_and_values_called_by_their_variable():
    v = tf.Variable([1.0, 1.0], name="dense/kernel")
    labels = tf.constant([1.0, 0.0])

    def f(x):
        return tf.nn.sigmoid(tf.nn.softmax_cross_entropy_with_logits(labels, x * v))

    source = program(f, VECTOR).source
    assert "dense_kernel_value = read(dense_kernel)" in source
    assert "softmax_cross" in source
    assert "softmax_cross_entropy_with_logits" not in source


def test_variables_are_read_and_changed_in_program_order():
    v = tf.Variable([1.0, 1.0])

    def f(x):
        before = v * 1.0
        v.assign_add(x)
        return before, v * 1.0

    run = program(f, VECTOR)
    before, after = run(np, X, v)
    assert (before.tolist(), after.tolist(), v.numpy().tolist()) == ([1.0, 1.0], [2.0, 3.0], [2.0, 3.0])
    assert "update(AssignAddVariableOp, [variable], [x])" in run.source


def test_a_name_is_deleted_after_its_last_use():
    graph = traced(lambda x: tf.exp(tf.exp(tf.exp(x))), (tf.float32, (1000, 1000)))
    run = Program(body_of(graph), "f")
    x = np.zeros((1000, 1000), np.float32)
    run(np, x)
    tracemalloc.start()
    run(np, x)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2.5 * x.nbytes


def test_outputs_are_never_deleted():
    body = body_of(traced(lambda x: (tf.exp(x), tf.exp(tf.exp(x))), VECTOR))
    kept = {id(y) for y in body.outputs}
    assert not kept & {key for keys in last_uses(body).values() for key in keys}


def test_a_failing_line_says_what_the_op_would_say():
    run = program(lambda x, i: tf.gather(x, i), VECTOR, (tf.int32, (1,)))
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"GatherV2: .*7 is not in \[0, 2\).*in 'GatherV2'"):
        run(np, X, np.array([7], np.int32))


def test_sizes_that_were_unknown_are_checked():
    run = program(lambda x, y: x + y, (tf.float32, (None,)), (tf.float32, (None,)))
    assert run(np, X, X)[0].tolist() == [2.0, 4.0]
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"AddV2: x is float32\[2\], y is float32\[3\]"):
        run(np, X, np.ones(3, np.float32))


def test_numpys_warnings_are_not_tensorflows_even_as_errors():
    with np.errstate(all="raise"):
        (y,) = program(lambda x: x / 0.0, VECTOR)(np, X)
    np.testing.assert_array_equal(y, [np.inf, np.inf])
