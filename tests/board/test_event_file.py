"""Files of events: their names, what is in them, and when it gets there."""

import errno
import os
import re

import pytest

import minitf as tf
from minitf.board.event_file import VERSION, EventFile
from minitf.board.event_reader import EventReader
from minitf.wire import messages
from minitf.wire.records import framed


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


class SmallDisk:
    """Takes a few bytes at a time, and none when it is full."""

    def __init__(self, room):
        self.taken, self.room = b"", room

    def write(self, data):
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        count = min(len(data), 3, self.room)
        self.taken += bytes(data[:count])
        self.room -= count
        return count

    def close(self):
        """There is nothing to close."""


def test_what_a_full_disk_does_not_take_is_written_later(tmp_path):
    file = EventFile(tmp_path, max_queue=100)
    file._file.close()
    disk = file._file = SmallDisk(room=20)
    events = [messages.Event(step=step) for step in range(1, 4)]
    for event in events:
        file.add(event)
    with pytest.raises(tf.errors.ResourceExhaustedError, match="No space left"):
        file.flush()
    disk.room = 1000
    file.flush()
    assert disk.taken == b"".join(framed(event.SerializeToString()) for event in events)
    file.close()
