"""`and`, in Python and in the graph: also what chapter 8's exercise `and_` is graded by."""

import pytest

import minitf as tf
from minitf.graph.autograph.logic import and_


def never():
    raise AssertionError("this side must not be looked at")


def test_plain_values_are_pythons():
    assert and_(lambda: True, lambda: True) is True
    assert and_(lambda: True, lambda: False) is False


def test_the_value_that_decides_is_the_result():
    assert and_(list, lambda: 1) == []
    assert and_(lambda: 1, lambda: "last") == "last"
    assert and_(lambda: 1, lambda: 0, lambda: 2) == 0


def test_what_follows_is_not_looked_at_unless_it_matters():
    assert and_(lambda: False, never) is False
    assert and_(lambda: 1, lambda: None, never) is None


def test_each_side_is_looked_at_once():
    seen = []
    and_(lambda: seen.append("a") or True, lambda: seen.append("b") or True, lambda: True)
    assert seen == ["a", "b"]


@pytest.mark.parametrize(("x", "expected"), [(1, False), (5, True), (9, False)])
def test_symbolic_tensors_are_left_to_the_graph(x, expected):
    @tf.function(autograph=False)
    def f(x):
        return and_(lambda: x > 2, lambda: x < 7, lambda: x != 3)

    assert bool(f(tf.constant(x))) is expected


def test_the_graph_looks_at_what_follows_only_if_it_matters():
    seen = tf.Variable(0)

    @tf.function(autograph=False)
    def f(x):
        return and_(lambda: x > 2, lambda: seen.assign_add(1) > 0)

    assert not f(tf.constant(1))
    assert seen.numpy() == 0
    assert f(tf.constant(3))
    assert seen.numpy() == 1


def test_a_python_value_before_a_symbolic_one():
    @tf.function(autograph=False)
    def f(x, flag):
        return and_(lambda: flag, lambda: x > 2)

    assert not f(tf.constant(3), False)
    assert f(tf.constant(3), True)
    assert not f(tf.constant(1), True)
