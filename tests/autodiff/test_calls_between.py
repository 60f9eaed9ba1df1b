"""calls_between: which calls lie on the way from a source. Chapter 4 sets it as an exercise.

The calls are made up: what counts is which tensors go in and come out.
"""

import minitf as tf
from minitf.autodiff.backward import calls_between
from minitf.core.op import Call
from minitf.ops.elementwise.arithmetic import AddV2


def tensors(count):
    return [tf.constant(0.0) for _ in range(count)]


def call(inputs, *outputs):
    return Call(AddV2, tuple(inputs), {}, outputs)


def is_path(found, wanted):
    """The same objects in the same order; calls know no other equality."""
    return [id(c) for c in found] == [id(c) for c in wanted]


def test_a_call_on_a_source_is_on_the_way():
    x, y = tensors(2)
    calls = [call([x], y)]
    path, _ = calls_between(calls, [x])
    assert is_path(path, calls)


def test_a_call_on_something_else_is_not():
    x, y, other, z = tensors(4)
    calls = [call([x], y), call([other], z)]
    path, _ = calls_between(calls, [x])
    assert is_path(path, calls[:1])


def test_what_was_computed_from_a_source_counts_too():
    x, a, b, y = tensors(4)
    calls = [call([x], a), call([a], b), call([b], y)]
    path, _ = calls_between(calls, [x])
    assert is_path(path, calls)


def test_one_reached_input_is_enough():
    x, data, y = tensors(3)
    calls = [call([data, x], y)]
    path, _ = calls_between(calls, [x])
    assert is_path(path, calls)


def test_a_call_that_is_reached_twice_is_listed_once():
    x, y, z = tensors(3)
    calls = [call([x, x], y), call([x, y], z)]
    path, _ = calls_between(calls, [x])
    assert is_path(path, calls)


def test_all_outputs_of_a_call_are_reached():
    x, left, right, y = tensors(4)
    calls = [call([x], left, right), call([right], y)]
    path, reached = calls_between(calls, [x])
    assert is_path(path, calls)
    assert {id(left), id(right)} <= set(reached)


def test_the_ids_are_those_of_the_sources_and_of_what_was_computed_from_them():
    x, data, a, b, y = tensors(5)
    calls = [call([data], b), call([x, data], a), call([a, b], y)]
    _, reached = calls_between(calls, [x])
    assert set(reached) == {id(x), id(a), id(y)}


def test_what_came_before_a_source_is_not_on_the_way():
    x, a, y = tensors(3)
    calls = [call([x], a), call([a], y)]
    path, _ = calls_between(calls, [a])
    assert is_path(path, calls[1:])


def test_several_sources():
    x, w, a, b = tensors(4)
    calls = [call([x], a), call([w], b)]
    path, _ = calls_between(calls, [w, x])
    assert is_path(path, calls)


def test_no_sources_no_path():
    x, y = tensors(2)
    path, reached = calls_between([call([x], y)], [])
    assert list(path) == []
    assert set(reached) == set()
