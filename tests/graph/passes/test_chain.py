"""The function of a chain: its text, its memory."""

import minitf as tf
from graph.passes.bodies import after
from minitf.graph.passes.chain import ChainWriter
from minitf.graph.passes.fusion import fuse
from minitf.graph.program import Program

LARGE = (tf.float32, (300, 300))


def lines(function, *specs):
    (node,) = [n for n in after(fuse, function, *specs).nodes if n.type == "Chain"]
    return ChainWriter(node.op, "f").lines


def test_a_line_for_each_step_and_memory_is_used_again():
    assert lines(lambda x, y: tf.tanh(tf.sin(x) * y) * x, LARGE, LARGE) == [
        "def f(xp, x, y, mul_1):",
        "    sin = xp.sin(x)",
        "    mul = xp.multiply(sin, y, out=sin)",
        "    tanh = xp.tanh(mul, out=mul)",
        "    xp.multiply(tanh, x, out=mul_1)",
    ]


def sine_used_twice(x):
    sine = tf.sin(x)
    return (sine + x) * sine


def sine_and_its_exponential(x):
    sine = tf.sin(x)
    return sine, tf.exp(sine)


def test_what_is_needed_later_is_left_alone():
    assert lines(sine_used_twice, LARGE) == [
        "def f(xp, x, mul):",
        "    sin = xp.sin(x)",
        "    add = xp.add(sin, x)",
        "    xp.multiply(add, sin, out=mul)",
    ]


def test_memory_of_another_dtype_is_not_used():
    text = lines(lambda x, y: tf.where(x > y, tf.sin(x), tf.cos(y)) + 1.0, LARGE, LARGE)
    assert text[1:] == [
        "    greater = xp.greater(x, y)",
        "    sin = xp.sin(x)",
        "    cos = xp.cos(y)",
        "    select_v2 = xp.empty(x.shape, 'float32')",
        "    blend(xp, greater, sin, cos, select_v2)",
        "    xp.add(select_v2, const, out=add)",
    ]


def test_inputs_and_results_are_never_written_over():
    assert lines(sine_and_its_exponential, LARGE) == [
        "def f(xp, x, sin, exp):",
        "    xp.sin(x, out=sin)",
        "    xp.exp(sin, out=exp)",
    ]


def test_the_program_calls_it_and_shows_it():
    body = after(fuse, lambda x: tf.exp(tf.sin(x)), LARGE)
    source = Program(body, "f", {}).source
    assert "    exp = in_blocks(xp, exp_chain, ['float32'], x)" in source
    assert "def exp_chain(xp, x, exp):" in source
