"""The numbers of many records at once. Floor 5. Read `framing.py` first; next: `tail.py`.

A training run writes the same few records over and over: of all their bytes, only the time, the step and the number
change. So one record is read in the plain way, and where those three stand in it; whatever has the same other bytes
holds the same tag, and its numbers are columns of an array. What fits no pattern is left to the plain reader.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

from ...wire import messages
from ..event_reader import value_of
from .framing import SHORT, rows_of

TIME = slice(1, 9)  # an event begins with its time: a byte that says so, and a double
STEP, MORE = 0x10, 0x80  # the byte before the step; the bit that says that the step's next byte belongs to it, too
MARKS = (b"\x2a\x04", b"\x22\x04", b"\x15")  # before a float: in a list, as a tensor's bytes, and on its own
PROBES = (0.5, 0.25)
FEWEST = 8  # records that make a pattern worth looking for
ROUNDS = 8  # patterns tried for the records of one length
MIXER = np.uint64(0x9E3779B97F4A7C15)


@dataclass
class Pattern:
    """Where the step and the number stand in a record.   value: the Summary.Value of one such record."""

    step: slice
    number: slice
    value: object

    def matches(self, other):
        """Whether both stand in the same places."""
        return other is not None and (self.step, self.number) == (other.step, other.number)


@dataclass
class Numbers:
    """Points of one tag, as three columns.   value: a Summary.Value of the tag.   which: int [N], of the records."""

    value: object
    which: np.ndarray
    steps: np.ndarray
    times: np.ndarray
    numbers: np.ndarray


def numbers_of(data, begins, lengths):
    """The scalars among the records, as far as they follow patterns; and which records are left, as int [M]."""
    found, left = [], [np.flatnonzero(lengths > SHORT)]
    for length in np.unique(lengths[lengths <= SHORT]).tolist():
        which = np.flatnonzero(lengths == length)
        if len(which) >= FEWEST:
            part, which = _of_one_length(rows_of(data, begins[which], length), which)
            found += part
        left.append(which)
    return found, np.sort(np.concatenate(left))


def _of_one_length(rows, which):
    """The same for records of one length: `rows` [N, L], which are the records `which` [N]."""
    found, aside = [], []
    for _ in range(ROUNDS):
        if len(rows) < FEWEST:
            break
        pattern = pattern_of(rows[0].tobytes())
        taken = np.zeros(len(rows), bool)
        for group in _alike(rows, pattern) if pattern else ():
            own = pattern_of(rows[group[0]].tobytes())
            if pattern.matches(own):
                found.append(_columns(own, rows[group], which[group]))
                taken[group] = True
        if not taken[0]:  # one of a kind: not to be tried again
            aside.append(which[0])
            taken[0] = True
        rows, which = rows[~taken], which[~taken]
    return found, np.concatenate([np.array(aside, np.int64), which])


def pattern_of(record):
    """The pattern of a record with one scalar; None for any other.   record: bytes.

    A place is the number's if other bytes there give another number, and leave everything else as it was.
    """
    event = _parsed(record)
    if event is None or len(event.summary.value) != 1 or record[0] != 0x09:
        return None
    value = event.summary.value[0]
    number = _number(value)
    if number is None:
        return None
    for mark in MARKS:
        place = record.find(mark + struct.pack("<f", number)) + len(mark)
        if place >= len(mark) and all(_holds(record, place, probe, value.tag) for probe in PROBES):
            return Pattern(_step_of(record), slice(place, place + 4), value)
    return None


def _parsed(record):
    try:
        return messages.Event.FromString(record)
    except Exception:  # protobuf's own class; whatever it is, this is no event
        return None


def _number(value):
    """The float32 that a Summary.Value holds, None where it holds something else."""
    try:
        array, plugin = value_of(value)
    except Exception:  # a tensor that does not fit together: the plain reader says so
        return None
    return array.item() if plugin == "scalars" and array.shape == () and array.dtype == np.float32 else None


def _holds(record, place, probe, tag):
    changed = _parsed(record[:place] + struct.pack("<f", probe) + record[place + 4:])
    return (changed is not None and len(changed.summary.value) == 1 and changed.summary.value[0].tag == tag
            and _number(changed.summary.value[0]) == probe)


def _step_of(record):
    """Where the bytes of the step are. Step 0 has none."""
    begin = end = 9
    if record[9] == STEP:
        begin = end = 10
        while record[end] & MORE:
            end += 1
        end += 1
    return slice(begin, end)


def _alike(rows, pattern):
    """Groups of rows that differ only where the pattern says: a list of int arrays.

    The rest of each row is added up to one number with weights, so that equal rows are found by sorting; rows that only
    happen to have the same sum are told apart afterwards.
    """
    rest = np.zeros((len(rows), -(-rows.shape[1] // 8) * 8), np.uint8)
    rest[:, :rows.shape[1]] = rows
    rest[:, TIME] = rest[:, pattern.number] = 0
    rest[:, pattern.step] &= MORE
    words = rest.view(np.uint64)
    weights = MIXER * np.arange(1, 2 * words.shape[1], 2, dtype=np.uint64)
    sums = np.zeros(len(rows), np.uint64)
    for column, weight in zip(words.T, weights):
        sums += (column ^ (column >> np.uint64(29))) * weight
    _, first, group_of = np.unique(sums, return_index=True, return_inverse=True)
    same = (words == words[first[group_of]]).all(axis=1)
    order = np.argsort(group_of, kind="stable")
    groups = np.split(order, np.cumsum(np.bincount(group_of))[:-1])
    return [group for group in (g[same[g]] for g in groups if len(g) >= FEWEST) if len(group)]


def _columns(pattern, rows, which):
    steps = np.zeros(len(rows), np.uint64)
    for i, column in enumerate(rows[:, pattern.step].T):
        steps |= (column & np.uint64(0x7F)) << np.uint64(7 * i)
    times, numbers = rows[:, TIME].copy().view("<f8")[:, 0], rows[:, pattern.number].copy().view("<f4")[:, 0]
    return Numbers(pattern.value, which, steps.view(np.int64), times, numbers)
