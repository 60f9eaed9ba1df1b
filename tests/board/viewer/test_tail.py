"""A file followed while it grows, and what becomes of damage."""

import os

import numpy as np
import pytest

from board.viewer.writing import records, scalar_event, write
from minitf.board.viewer import tail as tail_module
from minitf.board.viewer.tail import Tail, event_at


def steps_of(block):
    """The steps of all scalars of a block, in the file's order."""
    rows = [row for part in block.numbers for row in zip(part.which.tolist(), part.steps.tolist())]
    rows += [(which, event.step) for which, _, event in block.events if event.summary.value]
    return [step for _, step in sorted(rows)]


def read_all(tail):
    found = []
    while tail.look():
        found += steps_of(tail.read())
    return found


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.tfevents"


@pytest.mark.parametrize("block", [64, 1 << 24])
def test_a_growing_file_is_followed_record_by_record(path, monkeypatch, block):
    monkeypatch.setattr(tail_module, "BLOCK", block)
    data = write(path, [scalar_event("a", 1.0, step) for step in range(9)])
    path.write_bytes(data[:450])
    tail = Tail(path)
    found = read_all(tail)
    for end in range(451, len(data) + 1):
        path.write_bytes(data[:end])
        found += read_all(tail)
    assert found == list(range(9))
    assert (tail.damaged, tail.place) == (0, len(data))


def test_a_record_longer_than_a_block(path, monkeypatch):
    monkeypatch.setattr(tail_module, "BLOCK", 16)
    write(path, [scalar_event("a" * 500, 1.0, 3)])
    assert read_all(Tail(path)) == [3]


@pytest.mark.parametrize("where", ["length", "data"])
@pytest.mark.parametrize("block", [100, 1 << 24])
def test_damage_in_the_middle_costs_one_record(path, monkeypatch, where, block):
    monkeypatch.setattr(tail_module, "BLOCK", block)
    one = records([scalar_event("a", 1.0, 200)])
    data = bytearray(write(path, [scalar_event("a", 1.0, step) for step in range(200, 230)]))
    begin = len(data) - 20 * len(one)  # of step 210
    data[begin + {"length": 0, "data": 30}[where]] ^= 0xFF
    path.write_bytes(data)
    tail = Tail(path)
    assert read_all(tail) == [*range(200, 210), *range(211, 230)]
    assert (tail.damaged, tail.foreign) == (1, False)


def test_damage_at_the_end_of_a_file_that_grows_on(path):
    data = write(path, [scalar_event("a", 1.0, step) for step in range(3)])
    path.write_bytes(data + b"\xff" * 40)
    tail = Tail(path)
    assert read_all(tail) == [0, 1, 2]
    with path.open("ab") as file:
        file.write(records([scalar_event("a", 1.0, 3)]))
    assert read_all(tail) == [3]


def test_a_foreign_file_is_read_no_further(path):
    path.write_text("this is a file of words, and not of events")
    tail = Tail(path)
    assert read_all(tail) == []
    assert tail.foreign


def test_another_file_under_the_name_is_noticed(path):
    write(path, [scalar_event("a", 1.0, 1)] * 5)
    tail = Tail(path)
    read_all(tail)
    assert not tail.is_another
    other = path.with_name("b")
    write(other, [scalar_event("a", 1.0, 1)] * 9)
    os.replace(other, path)
    assert tail.is_another


def test_a_record_is_read_again(path):
    write(path, [scalar_event("a", 2.5, 7, dtype=np.float64)])
    tail = Tail(path)
    tail.look()
    (_, _, _), (_, place, _) = tail.read().events
    assert event_at(path, place).step == 7
    with pytest.raises(ValueError, match="no record any more"):
        event_at(path, place + 1)
    with pytest.raises(ValueError, match="no record any more"):
        event_at(path, 10**6)
