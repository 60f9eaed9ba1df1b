"""A recording as a file that browsers draw. Floor 5. Read `recording.py` first.

The format is that of Chrome's tracing: JSON with a list of events, each with its begin and duration in microseconds.
`chrome://tracing` and https://ui.perfetto.dev show it: threads below each other, ops inside of functions, and the
memory as a curve.

Source: "Trace Event Format", Google, 2016. The place of the file is where TensorFlow puts its own profiles.
"""

from __future__ import annotations

import gzip
import json
import os
import socket
import time

from ...wire.atomic import replacing
from ...wire.gfile import as_path, told

PROCESS = 1


def trace_of(recording) -> dict:
    """The recording as a dict, to be written as JSON."""
    threads = list(dict.fromkeys(event.thread for event in recording.events))
    found = [_named("process_name", 0, "minitf")]
    found += [_named("thread_name", number, f"thread {number}") for number, _ in enumerate(threads)]
    for event in recording.events:
        start, end = ((moment - recording.began) / 1e3 for moment in (event.began, event.ended))
        details = {"made": event.made} if event.made else {}
        if event.detail:
            details |= event.detail if isinstance(event.detail, dict) else {"node": event.detail}
        found.append({"ph": "X", "pid": PROCESS, "tid": threads.index(event.thread), "name": event.name,
                      "cat": event.kind, "ts": start, "dur": end - start, "args": details})
        if event.made:
            found.append({"ph": "C", "pid": PROCESS, "name": "memory of results", "ts": end,
                          "args": {"bytes": event.live}})
    return {"displayTimeUnit": "ms", "traceEvents": found, "dropped": recording.dropped}


def save_trace(recording, logdir) -> str:
    """Write the recording below a folder, which is made.   Returns: the path.

    Raises: NotFoundError or PermissionDeniedError where it cannot be written.
    """
    moment = time.strftime("%Y_%m_%d_%H_%M_%S", time.localtime(recording.wall_time))
    place = os.path.join(as_path(logdir), "plugins", "profile", moment)
    with told(logdir):
        os.makedirs(place, exist_ok=True)
        path = free_name(place, socket.gethostname())
        with replacing(path) as new, gzip.open(new, "wt", encoding="utf-8", compresslevel=3) as file:
            json.dump(trace_of(recording), file, default=str)
    return path


def free_name(place, host) -> str:
    """The path of a file that is not there yet: two recordings may begin in one second."""
    number, name = 1, f"{host}.trace.json.gz"
    while os.path.exists(os.path.join(place, name)):
        number += 1
        name = f"{host}_{number}.trace.json.gz"
    return os.path.join(place, name)


def _named(what, thread, name):
    return {"ph": "M", "pid": PROCESS, "tid": thread, "name": what, "args": {"name": name}}
