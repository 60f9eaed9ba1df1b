"""Files of events: their names, what is in them, and when it gets there."""

import os
import re

import pytest

from minitf.board.event_file import VERSION, EventFile
from minitf.board.event_reader import EventReader
from minitf.wire import messages


def told(file):
    return EventReader(file.path).read()


def test_the_name_and_the_first_event_are_those_of_tensorflow(tmp_path):
    file = EventFile(tmp_path / "run")
    assert re.fullmatch(r"events\.out\.tfevents\.\d{10}\.[^/]+\.\d+\.\d+\.v2", os.path.basename(file.path))
    (first,) = told(file)
    assert first.file_version == VERSION == "brain.Event:2"
    file.close()


def test_two_files_of_one_folder_have_two_names(tmp_path):
    a, b = EventFile(tmp_path), EventFile(tmp_path)
    assert a.path != b.path
    a.close(), b.close()


def test_events_wait_until_there_are_enough(tmp_path):
    file = EventFile(tmp_path, max_queue=2)
    for step in range(3):
        assert len(told(file)) == 1
        file.add(messages.Event(step=step))
    assert [event.step for event in told(file)] == [0, 0, 1, 2]
    file.close()


def test_events_do_not_wait_for_ever(tmp_path):
    file = EventFile(tmp_path, flush_millis=0)
    file.add(messages.Event(step=1))
    assert len(told(file)) == 2
    file.close()


@pytest.mark.parametrize("end", ["flush", "close"])
def test_what_waits_is_written_at_the_end(tmp_path, end):
    file = EventFile(tmp_path)
    file.add(messages.Event(step=1))
    getattr(file, end)()
    assert len(told(file)) == 2
    file.close()


def test_a_file_that_is_forgotten_loses_nothing(tmp_path):
    file = EventFile(tmp_path)
    path = file.path
    file.add(messages.Event(step=1))
    del file
    assert len(EventReader(path).read()) == 2
