"""Tail: one event file, followed while it grows. Floor 5. Read `framing.py` and `bulk.py` first; next: `run.py`.

Each call reads one block of what is new. A record that is cut short is read when the rest is there; one that is damaged
is left out, counted, and told of; after a damaged length the next record is searched for.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

import numpy as np

from ...wire import messages
from ...wire.records import HEADER
from .bulk import numbers_of
from .framing import AROUND, fits, next_header, records_of, whole

BLOCK = 1 << 24  # bytes read at a time


@dataclass
class Block:
    """What one call of `Tail.read` found.

    numbers: Numbers, the scalars that were read in bulk.
    events: (which, place, event), the other records: their number in the block, their place in the file, and the Event.
    """

    numbers: list = field(default_factory=list)
    events: list = field(default_factory=list)


class Tail:
    """The end of a file that may grow.

    path: of the file.   damaged: how many records were left out.   foreign: whether this is no event file at all.
    place: up to which byte the file has been read.   size: of the file when it was last looked at, in bytes.
    """

    def __init__(self, path):
        self.path, self.place, self.size, self.damaged, self.foreign = path, 0, 0, 0, False
        self._identity, self._searching = None, False
        self._waiting_for = 0  # the size that the file must have for its next record to be whole

    def look(self):
        """Whether there is more to read.   Raises: OSError where the file is gone."""
        status = os.stat(self.path)
        self.size = status.st_size
        if self._identity is None:
            self._identity = status.st_ino
        return not self.foreign and self.size > self.place and self._waiting_for <= self.size

    @property
    def is_another(self):
        """Whether another file has taken this one's name, or it lost what had been read: it is to be read anew."""
        status = os.stat(self.path)
        return self._identity is not None and (status.st_ino != self._identity or status.st_size < self.place)

    def read(self):
        """The next Block of records."""
        with open(self.path, "rb") as file:
            file.seek(self.place)
            data = file.read(BLOCK)
            if len(data) >= HEADER.size and fits(data, 0):  # one record may be longer than a block
                length = HEADER.unpack(data[:HEADER.size])[0] + AROUND
                if len(data) < length <= self.size - self.place:
                    data += file.read(length - len(data))
        if self._searching:
            return self._searched(data)
        records = records_of(data)
        if records.damaged and not self.place and not len(records.begins):
            self.foreign = True
            return Block()
        begin, self.place = self.place, self.place + records.end
        self._searching = records.damaged
        self.damaged += records.damaged
        self._waiting_for = self._needed(data[records.end:records.end + HEADER.size])
        return self._block(data, records, begin)

    def _needed(self, header):
        """How long the file must be for the record with this header to be whole."""
        if self._searching or len(header) < HEADER.size:
            return self.place + HEADER.size
        return self.place + HEADER.unpack(header)[0] + AROUND

    def _searched(self, data):
        """Go on to the next place where a record begins."""
        place = next_header(data, 0)
        self._searching = place is None
        skipped = max(len(data) - HEADER.size, 0) if place is None else place
        self.place += skipped
        self._waiting_for = self.place + 2 * HEADER.size if self._searching else 0
        return Block()

    def _block(self, data, records, begin):
        good = whole(data, records.begins, records.lengths)
        self.damaged += int(len(good) - good.sum())
        begins, lengths = records.begins[good], records.lengths[good]
        block = Block()
        block.numbers, left = numbers_of(data, begins, lengths)
        for which, a, n in zip(left.tolist(), begins[left].tolist(), lengths[left].tolist()):
            try:
                event = messages.Event.FromString(data[a:a + n])
            except Exception:  # protobuf's own class; whatever it is, this is no event
                self.damaged += 1
            else:
                block.events.append((which, begin + a - HEADER.size, event))
        return block


def event_at(path, place):
    """The event whose record begins at a place of a file.

    Raises: ValueError where there is none any more.
    """
    with open(path, "rb") as file:
        file.seek(place)
        header = file.read(HEADER.size)
        if len(header) == HEADER.size and fits(header, 0):
            length = HEADER.unpack(header)[0]
            data = file.read(min(length, os.fstat(file.fileno()).st_size))
            check = np.array([0]), np.array([length])
            if len(data) == length and whole(data + file.read(4), *check).all():
                return messages.Event.FromString(data)
    raise ValueError(f"{path}, byte {place}: there is no record any more: the file was changed. Load the page again.")
