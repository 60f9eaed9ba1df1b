"""Storms of tracing: when a warning is due, as TensorFlow counts."""

import pytest

import minitf as tf
from minitf.graph.storms import Storms, storms_of


@pytest.fixture
def warnings(monkeypatch):
    """What is warned of: the beginnings of the messages."""
    said = []
    monkeypatch.setattr(tf.get_logger(), "warning", lambda text: said.append(text.split(" calls to ")[0]))
    return said


def test_five_traces_in_five_calls_are_worth_a_warning_and_two_warnings_are_enough(warnings):
    f = tf.function(lambda x: x)
    for i in range(12):
        f(i)
    assert warnings == ["5 out of the last 5", "6 out of the last 6"]


def test_functions_made_in_a_loop_count_together(warnings):
    for _ in range(5):
        tf.function(lambda x: x + 1)(tf.constant(1))
    assert warnings == ["5 out of the last 5"]


@pytest.mark.parametrize(("calls_between", "expected"), [
    (1, ["5 out of the last 9", "6 out of the last 11"]), (2, []), (9, [])])  # fmt: skip
def test_calls_without_a_trace_in_between(warnings, calls_between, expected):
    f = tf.function(lambda x: x * 2)
    for i in range(8):
        f(i)
        for _ in range(calls_between):
            f(i)
    assert warnings == expected


def test_looking_at_traces_is_no_call(warnings):
    f = tf.function(lambda x: x)
    for i in range(9):
        f.get_concrete_function(i)
    assert warnings == []


def test_a_method_has_the_storms_of_its_class():
    class Model:
        def f(self, x):
            return x

    assert storms_of(Model().f) is storms_of(Model().f) is storms_of(Model.f)
    assert isinstance(storms_of(Model.f), Storms)
