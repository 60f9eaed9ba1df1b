"""Numbers read in bulk: the same as read one by one, and nothing is taken that is not like the others."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.viewer.writing import old_scalar_event, records, scalar_event
from minitf.board.viewer.bulk import numbers_of, pattern_of
from minitf.board.viewer.framing import records_of
from minitf.wire import messages


def read(events):
    """Points per tag that are read in bulk, and the numbers of the records that are left."""
    data = records(events)
    places = records_of(data)
    found, left = numbers_of(data, places.begins, places.lengths)
    points = {}
    for part in found:
        rows = zip(part.which.tolist(), part.steps.tolist(), part.times.tolist(), part.numbers.tolist())
        points.setdefault(part.value.tag, []).extend(rows)
    return {tag: sorted(rows) for tag, rows in points.items()}, left.tolist()


def test_numbers_of_two_tags_with_steps_of_any_length():
    steps = [0, 1, 2, *range(126, 131), *range(16_382, 16_388), *range(40_000, 40_040)]
    events = [scalar_event(tag, step / 2, step, time=step + 0.5) for step in steps for tag in ("a", "b")]
    points, left = read(events)
    assert sorted(points) == ["a", "b"]
    for tag, rows in points.items():
        for which, step, time, number in rows:
            assert (events[which].step, step + 0.5, step / 2) == (step, time, number)
            assert events[which].summary.value[0].tag == tag
    assert len(left) + sum(map(len, points.values())) == len(events)
    assert len(left) == 20, "all but what is too few to make a pattern"


@pytest.mark.parametrize("make", [scalar_event, old_scalar_event])
def test_the_number_may_be_anything(make):
    numbers = np.float32([0.0, -0.0, np.nan, np.inf, -np.inf, 1e-45, *range(20)])
    points, _ = read([make("a", number, 300) for number in numbers])
    np.testing.assert_array_equal([row[3] for row in points["a"]], numbers)


def test_what_is_unlike_is_left():
    events = [scalar_event("a", 1.0, step) for step in range(200, 220)]
    events[5] = scalar_event("a", 1.0, 205, plugin="skalars")  # of the same length
    events[7] = scalar_event("a", 2.0, 207, dtype=np.float64)
    events[9] = messages.Event(wall_time=1.0, graph_def=b"g" * (len(events[0].SerializeToString()) - 11))
    points, left = read(events)
    assert left == [5, 7, 9]
    assert len(points["a"]) == 17


def test_a_pattern_is_only_that_of_a_lone_scalar():
    assert pattern_of(b"no event") is None
    assert pattern_of(messages.Event(step=3).SerializeToString()) is None
    both = scalar_event("a", 1.0, 1)
    both.MergeFrom(scalar_event("b", 1.0, 1))
    assert pattern_of(both.SerializeToString()) is None
    assert pattern_of(scalar_event("a", 1.0, 1).SerializeToString()).value.tag == "a"


POINTS = st.tuples(st.sampled_from(["a", "b", "ä", "long/tag"]), st.integers(0, 2**62), st.floats(width=32))


@given(st.lists(POINTS, max_size=60))
def test_as_read_one_by_one(rows):
    points, left = read([scalar_event(tag, number, step) for tag, step, number in rows])
    found = {which: (tag, step, number) for tag, part in points.items() for which, step, _, number in part}
    assert sorted([*found, *left]) == list(range(len(rows)))
    for which, (tag, step, number) in found.items():
        assert (tag, step) == rows[which][:2]
        np.testing.assert_array_equal(number, rows[which][2])
