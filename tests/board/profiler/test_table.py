"""Events, added up."""

from minitf.board.profiler.recording import BLOCK, FUNCTION, OP, Event
from minitf.board.profiler.table import own_times, rows_of, table_of

EVENTS = [
    Event("MatMul", OP, 1, 1_000_000, 4_000_000, 2_000_000),
    Event("MatMul", OP, 1, 4_000_000, 6_000_000),
    Event("step", FUNCTION, 1, 500_000, 7_000_000),
    Event("train", BLOCK, 1, 0, 10_000_000),
    Event("Exp", OP, 2, 0, 100_000),
]


def test_own_time_is_what_is_left_without_what_ran_inside():
    assert own_times(EVENTS) == [3_000_000, 2_000_000, 1_500_000, 3_500_000, 100_000]


def event(began, ended, thread=1):
    return Event("x", OP, thread, began, ended)


def test_time_is_taken_from_the_nearest_one_around_alone():
    assert own_times([event(0, 100), event(10, 90), event(20, 50)]) == [20, 50, 30]


def test_what_follows_is_not_inside():
    assert own_times([event(0, 10), event(10, 30), event(12, 20), event(40, 50)]) == [10, 12, 8, 10]


def test_threads_run_beside_each_other():
    assert own_times([event(0, 100, thread=1), event(10, 60, thread=2)]) == [100, 50]


def test_of_two_that_begin_together_the_longer_one_is_outside():
    assert own_times([event(0, 10), event(0, 40)]) == [10, 30]


def test_rows_come_with_the_slowest_first():
    rows = rows_of(EVENTS)
    assert [(row.name, row.calls) for row in rows] == [("MatMul", 2), ("train", 1), ("step", 1), ("Exp", 1)]
    assert (rows[0].seconds, rows[0].own, rows[0].made) == (0.005, 0.005, 2_000_000)


def test_the_table():
    lines = table_of(rows_of(EVENTS), 0.01, peak=2_000_000, count=3).splitlines()
    assert lines[1].split() == ["MatMul", "2", "5", "ms", "5", "ms", "2.5", "ms", "50%", "2", "MB"]
    assert lines[3].startswith("step (function)")
    assert lines[4].split() == ["(1", "more)", "100", "us"]
    assert lines[5] == "10 ms in all, 5.1 ms of it in ops; at most 2 MB of results at once"
    assert table_of([], 0.0).endswith("at most 0 B of results at once")
