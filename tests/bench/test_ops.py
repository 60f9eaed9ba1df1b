"""Every call of the table runs, and two runners are compared call by call."""

import pytest

import minitf as tf
from minitf.bench import ops
from minitf.bench.op_calls import CALLS


@pytest.mark.parametrize("call", CALLS)
def test_calls_run_at_4x4(call, monkeypatch):
    monkeypatch.setitem(ops.CALLS_PER_RUN, "small", 1)
    ops.small(tf, call)()


def test_no_call_stands_twice():
    assert len(set(CALLS)) == len(CALLS)


def test_large_operands_have_a_million_elements():
    assert ops.large(tf, "tf.add(x, y)")().shape.num_elements() == 1 << 20
    arrays = vars(ops.operands(1024, 1 << 20))
    for name in ("x", "image", "stack", "maps", "wide", "volumes", "few", "flat"):
        assert arrays[name].size == pytest.approx(1 << 20, rel=0.01)


def test_compare_keeps_the_minimum_per_call():
    class Scripted:
        def __init__(self, library, seconds):
            self.library, self.answers = library, iter(seconds)

        def seconds(self, *key):
            return next(self.answers)

    runners = [Scripted("minitf", [5.0, 1.0, 2.0, 4.0]), Scripted("tensorflow", [5.0, 2.0, 2.0, 8.0])]
    [(call, times)] = ops.compare(["tf.add(x, y)"], runners, rounds=1)
    assert call == "tf.add(x, y)"
    assert times["small"] == {"minitf": 1.0 / 50, "tensorflow": 2.0 / 50}
    assert times["large"] == {"minitf": 2.0, "tensorflow": 2.0}
