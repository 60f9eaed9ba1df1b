"""The nodes of choices and loops."""

import pytest

import minitf as tf


def types(f, *specs):
    graph = tf.function(f, autograph=False).get_concrete_function(*specs).graph
    return {node.type for node in graph.get_operations()}


INT = tf.TensorSpec([], tf.int32)
V = tf.Variable(1)


@pytest.mark.parametrize(("f", "name"), [
    (lambda x: tf.cond(x > 0, lambda: x, lambda: -x), "StatelessIf"),
    (lambda x: tf.cond(x > 0, lambda: V.assign_add(x), lambda: V.assign(0)), "If"),
    (lambda x: tf.switch_case(x, [lambda: x, lambda: -x]), "StatelessCase"),
    (lambda x: tf.switch_case(x, [lambda: V.assign(x), lambda: V.assign(0)]), "Case"),
    (lambda x: tf.while_loop(lambda i: i < x, lambda i: [i + 1], [0])[0], "StatelessWhile"),
    (lambda x: tf.while_loop(lambda i: i < x, lambda i: [V.assign_add(i)], [0])[0], "While"),
    (lambda x: tf.while_loop(lambda i: i < x, lambda i: [i + tf.random.uniform([], 1, 2, tf.int32)], [0])[0], "While"),
])
def test_tensorflow_names_tell_what_changes_something(f, name):
    assert name in types(f, INT)


def test_nested_choices_are_stateful_by_what_is_inside():
    def f(x):
        return tf.cond(x > 0, lambda: tf.cond(x > 1, lambda: V.assign_add(1), lambda: V.assign(0)), lambda: x)

    assert "If" in types(f, INT)


def test_what_nobody_needs_is_pruned():
    def f(x):
        tf.while_loop(lambda i: i < x, lambda i: [i + 1], [0])
        tf.cond(x > 0, lambda: V.assign_add(1), lambda: V.assign(0))
        return x

    source = tf.function(f, autograph=False).get_concrete_function(INT).source
    assert "while" not in source
    assert "if greater" in source


def test_a_function_with_a_loop_inside_another_function():
    inner = tf.function(lambda n: tf.while_loop(lambda i: i < n, lambda i: [i + 1], [0])[0] + V, autograph=False)
    outer = tf.function(lambda n: inner(n) + inner(n + 1), autograph=False)
    V.assign(1)
    assert int(outer(tf.constant(3))) == 9
    assert "While" in "".join(types(outer, INT))


def test_names():
    f = tf.function(lambda x: tf.cond(x > 0, lambda: x, lambda: x), autograph=False)
    graph = f.get_concrete_function(INT).graph
    assert graph.get_operation_by_name("cond").type == "StatelessIf"
