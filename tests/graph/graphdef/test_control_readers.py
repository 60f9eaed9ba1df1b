"""Choices and loops, there and back."""

import numpy as np
import pytest

import minitf as tf
from graph.graphdef.reading_text import X, copied, definition, node

F = tf.TensorSpec([], tf.float32)


def test_a_branch():
    f = copied(lambda x: [tf.cond(x > 0.0, lambda: x * 2.0, lambda: -x)], F)
    assert (f(3.0), f(-4.0)) == ([6.0], [4.0])


def test_a_choice_of_many():
    f = copied(lambda i: [tf.switch_case(i, [lambda: 1.0, lambda: 2.0, lambda: 3.0])], tf.TensorSpec([], tf.int32))
    assert [f(i)[0] for i in range(4)] == [1.0, 2.0, 3.0, 3.0]


def test_a_loop_with_captures_and_a_branch_inside():
    def collatz(x):
        steps = tf.constant(0)
        while x > 1:
            x = x // 2 if x % 2 == 0 else 3 * x + 1
            steps += 1
        return [steps, x]

    assert copied(collatz, tf.TensorSpec([], tf.int32))(27) == [111, 1]


def test_a_loop_that_grows_its_variable():
    def grown(n):
        start = 0, tf.zeros([1], tf.int32)
        return [tf.while_loop(lambda i, y: i < n, lambda i, y: (i + 1, tf.concat([y, [i]], 0)), start,
                              shape_invariants=(tf.TensorShape([]), tf.TensorShape([None])))[1]]

    assert copied(grown, tf.TensorSpec([], tf.int32))(3)[0].tolist() == [0, 0, 1, 2]


def test_a_loop_that_changes_a_variable():
    v = tf.Variable(1.0)

    def f(n):
        for _ in tf.range(n):
            v.assign(v * 2.0)
        return [v + 0.0]

    assert copied(f, tf.TensorSpec([], tf.int32))(3) == [8.0]
    assert v.numpy() == 8.0


def test_a_loop_that_was_read_has_a_gradient():
    graph = tf.function(lambda x: tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * x), (0, x))[1])
    message = graph.get_concrete_function(F).graph.as_graph_def()

    @tf.function
    def read(x):
        return tf.import_graph_def(message, {"x:0": x}, ["while:1"])[0]

    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = read(x)
    assert (y.numpy(), tape.gradient(y, x).numpy()) == (16.0, 32.0)


def test_a_text_chooses_nothing():
    text = X + node("t", "Placeholder", dtype="type: DT_STRING")
    text += node("i", "If", "t", "x", Tcond="type: DT_STRING", Tin="list { type: DT_FLOAT }", Tout="list {}",
                 then_branch='func { name: "f" }', else_branch='func { name: "f" }')
    with pytest.raises(tf.errors.UnimplementedError, match="by a text"), tf.Graph().as_default():
        tf.import_graph_def(definition(text))


def test_numbers_count_as_true_where_they_are_not_zero():
    message = tf.function(lambda p: tf.cond(p, lambda: 1.0, lambda: 2.0)).get_concrete_function(
        tf.TensorSpec([], tf.bool)).graph.as_graph_def()
    for each in message.node:
        if each.op == "StatelessIf":
            each.attr["Tcond"].type = 1
        elif each.op == "Placeholder":
            each.attr["dtype"].type = 1
    with tf.Graph().as_default() as graph:
        [y] = tf.import_graph_def(message, return_elements=["cond:0"])
    session = tf.compat.v1.Session(graph=graph)
    assert [session.run(y, {"import/p:0": np.float32(x)}) for x in (0.0, 0.5)] == [2.0, 1.0]
