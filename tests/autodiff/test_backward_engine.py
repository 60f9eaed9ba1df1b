"""The engine on records of real calls, with answers worked out by hand. Chapter 4 sets it as an exercise."""

import minitf as tf
from minitf.autodiff.backward import backward
from minitf.core import context
from minitf.core.op import Call, Op


class Everything(list):
    """A recorder that keeps every call."""

    def record(self, call):
        self.append(call)


def numbers(*values):
    return [tf.constant(float(value)) for value in values]


def gradients(calls, y, sources, seed=1.0):
    found = backward(calls, [y], [tf.constant(seed)], sources)
    return [None if g is None else float(g) for g in found]


def test_one_call():
    x, w = numbers(3, 5)
    with context.recording(Everything()) as calls:
        y = x * w
    assert gradients(calls, y, [x, w]) == [5.0, 3.0]


def test_the_walk_starts_from_the_seed():
    x, w = numbers(3, 5)
    with context.recording(Everything()) as calls:
        y = x * w
    assert gradients(calls, y, [x, w], seed=10.0) == [50.0, 30.0]


def test_a_chain():
    (x,) = numbers(2)
    with context.recording(Everything()) as calls:
        y = -(x * 3.0 * 5.0)
    assert gradients(calls, y, [x]) == [-15.0]


def test_where_paths_meet_gradients_add_up():
    w, x = numbers(2, 3)
    with context.recording(Everything()) as calls:
        a = w * x
        b = a + x
        y = a * b
    assert gradients(calls, y, [w, x]) == [45.0, 36.0]


def test_one_tensor_on_both_sides():
    (x,) = numbers(3)
    with context.recording(Everything()) as calls:
        y = x * x
    assert gradients(calls, y, [x]) == [6.0]


def test_a_call_waits_for_all_that_used_its_output():
    (x,) = numbers(2)
    with context.recording(Everything()) as calls:
        a = x * 3.0
        b = a * 5.0
        y = (a + b) * b + a  # 270 x^2 + 3 x, and its slope at 2 is 540 * 2 + 3
    assert gradients(calls, y, [x]) == [1083.0]


def test_a_source_that_was_computed_itself():
    (x,) = numbers(2)
    with context.recording(Everything()) as calls:
        a = x * 3.0
        y = a * a
    assert gradients(calls, y, [a]) == [12.0]
    assert gradients(calls, y, [x, a]) == [36.0, 12.0]


def test_a_target_that_is_a_source():
    (x,) = numbers(2)
    with context.recording(Everything()) as calls:
        tf.negative(x)
    assert gradients(calls, x, [x], seed=7.0) == [7.0]


def test_the_gradients_of_several_targets_add_up():
    (x,) = numbers(2)
    with context.recording(Everything()) as calls:
        a = x * 3.0
        b = a * 5.0
    seeds = numbers(1, 10)
    assert float(backward(calls, [a, b], seeds, [x])[0]) == 3.0 + 150.0
    assert float(backward(calls, [b, b], seeds, [x])[0]) == 15.0 + 150.0


def test_a_source_without_a_path_to_the_target_has_no_gradient():
    x, other = numbers(2, 3)
    with context.recording(Everything()) as calls:
        y = x * 3.0
        tf.negative(other)
    assert gradients(calls, y, [other, x]) == [None, 3.0]


def test_what_came_after_the_target_does_not_matter():
    (x,) = numbers(2)
    with context.recording(Everything()) as calls:
        y = x * 3.0
        y * y * x
    assert gradients(calls, y, [x]) == [3.0]


def test_rules_are_told_what_is_needed():
    x, data = numbers(2, 3)
    with context.recording(Everything()) as calls:
        y = data * x
    assert gradients(calls, y, [x]) == [3.0]
    assert list(calls[0].needs) == [False, True]


class TwoOutputs(Op):
    """Doubles and negates, for the test that follows."""

    def infer(x):
        return x, x

    def kernel(xp, x):
        return 2 * x, -x

    def gradient(call, d_double, d_negative):
        return [2.0 * d_double - d_negative]


def test_an_output_that_nobody_used_counts_as_zero():
    (x,) = numbers(4)
    double, negative = numbers(8, -4)
    calls = [Call(TwoOutputs, (x,), {}, (double, negative))]
    assert gradients(calls, double, [x]) == [2.0]
    assert gradients(calls, negative, [x]) == [-1.0]
    assert float(backward(calls, [double, negative], numbers(1, 1), [x])[0]) == 1.0


def test_the_record_may_be_used_again():
    (x,) = numbers(3)
    with context.recording(Everything()) as calls:
        y = x * x
    assert gradients(calls, y, [x]) == gradients(calls, y, [x]) == [6.0]


def test_a_long_chain_does_not_recurse():
    (x,) = numbers(1)
    with context.recording(Everything()) as calls:
        y = x
        for _ in range(10_000):
            y = -y
    assert gradients(calls, y, [x]) == [1.0]
