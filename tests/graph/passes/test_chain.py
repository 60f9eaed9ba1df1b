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
        "    sin = xp.sin(x, out=mul_1)",
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
        "    sin = xp.sin(x, out=mul)",
        "    add = xp.add(sin, x)",
        "    xp.multiply(add, sin, out=mul)",
    ]


def test_memory_of_another_dtype_is_not_used():
    text = lines(lambda x, y: tf.where(x > y, tf.sin(x), tf.cos(y)) + 1.0, LARGE, LARGE)
    assert text[1:] == [
        "    greater = xp.greater(x, y)",
        "    sin = xp.sin(x, out=add)",
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


def in_place(function, *specs):
    (node,) = [n for n in after(fuse, function, *specs).nodes if n.type == "Chain"]
    return node.op.in_place


def test_a_result_lies_where_an_input_did_only_if_that_is_read_no_more():
    assert in_place(lambda x, y: tf.nn.relu(x + y), LARGE, (tf.float32, (300,)))
    assert in_place(lambda x: tf.sin(tf.cos(x)), LARGE)
    assert not in_place(lambda x, y: tf.tanh(tf.sin(x) * y) * x, LARGE, LARGE)  # x is read by the last step, too
    assert not in_place(lambda x: tf.sin(tf.sigmoid(x)), LARGE)  # a filler must not write where it reads
    assert not in_place(sine_and_its_exponential, LARGE)  # two results


def test_work_on_rows_calls_the_kernel_and_keeps_columns_apart():
    def f(x):
        return (x - tf.reduce_mean(x, -1, keepdims=True)) / tf.sqrt(tf.reduce_max(x, 1, keepdims=True))

    assert lines(f, LARGE) == [
        "def f(xp, x, truediv):",
        "    mean = Mean(xp, x, axis=(-1,), keep_dims=True)",
        "    sub = xp.subtract(x, mean, out=truediv)",
        "    max_ = Max(xp, x, axis=(1,), keep_dims=True)",
        "    sqrt = xp.sqrt(max_, out=max_)",
        "    xp.divide(sub, sqrt, out=truediv)",
    ]
