"""The slowest ops, as a table. Floor 5. Read `recording.py` first; next: `session.py`.

What runs while something else runs on the same thread is inside of it. So a block's *own* time is what is left of it
without the ops in it: what Python itself, and all that is no op, took.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .recording import OP


@dataclass
class Row:
    """All calls of one op, or of one function.

    name, kind: as of an Event.   calls: how many.   seconds: all of them together; own: without what ran inside.
    made: bytes of new memory.
    """

    name: str
    kind: str
    calls: int = 0
    seconds: float = 0.0
    own: float = 0.0
    made: int = 0


def rows_of(events) -> list[Row]:
    """A row for each name, the one with the longest own time first.   events: Events, in any order."""
    rows: dict = {}
    for event, own in zip(events, own_times(events), strict=True):
        row = rows.setdefault((event.kind, event.name), Row(event.name, event.kind))
        row.calls += 1
        row.seconds += (event.ended - event.began) / 1e9
        row.own += own / 1e9
        row.made += event.made
    return sorted(rows.values(), key=lambda row: -row.own)


def own_times(events) -> list[int]:
    """For each event the nanoseconds in which nothing ran inside of it.

        >>> from .recording import Event, FUNCTION
        >>> own_times([Event("MatMul", OP, 1, 20, 50), Event("step", FUNCTION, 1, 10, 90)])
        [30, 50]
    """
    own = [event.ended - event.began for event in events]
    open_ones: dict = defaultdict(list)  # thread -> the events that surround this moment
    order = sorted(range(len(events)), key=lambda i: (events[i].began, -events[i].ended))
    for i in order:
        event, around = events[i], open_ones[events[i].thread]
        while around and events[around[-1]].ended <= event.began:
            around.pop()
        if around:
            own[around[-1]] -= event.ended - event.began
        around.append(i)
    return own


def table_of(rows, seconds, peak=0, count=15) -> str:
    """The rows as text.

    seconds: how long the recording was.   peak: bytes, the most that lived at once.   count: how many rows are shown.
    """
    lines = [f"{'':<26}{'calls':>7}{'total':>10}{'own':>10}{'each':>10}{'share':>7}{'memory':>10}"]
    for row in rows[:count]:
        name = row.name if row.kind == OP else f"{row.name} ({row.kind})"
        times = "".join(f"{_time(seconds):>10}" for seconds in (row.seconds, row.own, row.own / row.calls))
        share = row.own / seconds if seconds else 0.0
        lines.append(f"{name[:25]:<26}{row.calls:>7}{times}{share:>7.0%}{_size(row.made):>10}".rstrip())
    if len(rows) > count:
        rest = sum(row.own for row in rows[count:])
        lines.append(f"{f'({len(rows) - count} more)':<26}{'':>7}{'':>10}{_time(rest):>10}")
    spent = sum(row.own for row in rows if row.kind == OP)
    most = _size(peak) or "0 B"
    lines.append(f"{_time(seconds)} in all, {_time(spent)} of it in ops; at most {most} of results at once")
    return "\n".join(lines)


def _time(seconds) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if abs(seconds) >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def _size(count) -> str:
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= size:
            return f"{count / size:.3g} {unit}"
    return f"{count} B" if count else ""
