"""tf.profiler.experimental: start, stop, Profile, Trace. Floor 5. Read `recording.py` first.

    with tf.profiler.experimental.Profile("logs") as profile:
        train()
    print(profile.report)
"""

from __future__ import annotations

import threading
from typing import Any, NamedTuple

from ...backend.errors import AlreadyExistsError, UnavailableError, explain
from .recording import BLOCK, Event, Recording, clock
from .table import Row, rows_of, table_of
from .trace_file import save_trace


class ProfilerOptions(NamedTuple):
    """Options of a profile, as TensorFlow has them.

    Source: tf.profiler.experimental.ProfilerOptions. Differs: none has an effect; all ops are recorded.
    """

    host_tracer_level: int = 2
    python_tracer_level: int = 0
    device_tracer_level: int = 1
    delay_ms: Any = None


class _Now:
    """The recording that is on, and where it will be saved."""

    recording: Recording | None = None
    logdir = ""


now = _Now()
_lock = threading.Lock()


class Report:
    """What a recording found. It prints itself as a table of the slowest ops.

    rows: a Row for each op, function and block, the one with the longest own time first.
    events: all that was noted.   seconds: how long it took.   peak: bytes, the most that results took at once.
    path: of the file that was written; None where none was.
    """

    def __init__(self, recording, path=None):
        self.events: list[Event] = recording.events
        self.rows: list[Row] = rows_of(self.events)
        self.seconds = (recording.ended - recording.began) / 1e9
        self.peak, self.dropped, self.path = recording.memory.peak, recording.dropped, path

    def table(self, count=15) -> str:
        """The rows as text.   count: how many of them."""
        more = f"\n{self.dropped} further events were not kept" if self.dropped else ""
        return table_of(self.rows, self.seconds, self.peak, count) + more

    def __repr__(self):
        return self.table()


def start(logdir, options=None):
    """Record every op from now on, on all threads, until `stop`.

    logdir: the folder below which the trace will be written, as `plugins/profile/MOMENT/HOST.trace.json.gz`; for "" it
        is not.

        >>> import minitf as tf
        >>> import tempfile
        >>> tf.profiler.experimental.start(tempfile.mkdtemp())
        >>> y = tf.matmul(tf.ones([64, 64]), tf.ones([64, 64]))
        >>> report = tf.profiler.experimental.stop()
        >>> {row.name: row.made for row in report.rows}["MatMul"]   # bytes
        16384

    Raises: AlreadyExistsError while another recording is on.
    Source: tf.profiler.experimental.start. Differs: the file is a Chrome trace, without TensorFlow's .xplane.pb.
    """
    with _lock:
        if now.recording is not None:
            raise AlreadyExistsError(explain("profiler.start", "a recording is on", "Another profiler is running",
                                             "Call tf.profiler.experimental.stop() first"))
        recording = Recording()
        recording.start()
        now.recording, now.logdir = recording, logdir


def stop(save=True):
    """Record no more, and write the trace.

    save: whether it is written.
    Returns: a Report, which prints itself as a table of the slowest ops.

    Raises: UnavailableError where no recording is on.
    Source: tf.profiler.experimental.stop. Differs: TensorFlow returns nothing.
    """
    with _lock:
        recording, logdir = now.recording, now.logdir
        if recording is None:
            raise UnavailableError(explain("profiler.stop", "no recording is on", "Cannot export profiling results. "
                                           "No profiler is running", "Call tf.profiler.experimental.start first"))
        now.recording = None
        recording.stop()
    return Report(recording, save_trace(recording, logdir) if save and logdir else None)


class Profile:
    """A block that is recorded.

    logdir, options: as of `start`.   report: after the block, its Report.

    Source: tf.profiler.experimental.Profile. Differs: `report`, and that the block is given the Profile.
    """

    report: Report | None = None

    def __init__(self, logdir, options=None):
        self.logdir, self.options = logdir, options

    def __enter__(self):
        start(self.logdir, self.options)
        return self

    def __exit__(self, kind, value, traceback):
        self.report = stop()


class Trace:
    """A block with a name in the trace; of a training step, say. While nothing is recorded, it does nothing.

    name: str.   kwargs: what is told about it, such as `step_num=3`.

        >>> import minitf as tf
        >>> with tf.profiler.experimental.Profile("") as profile:
        ...     for step in range(3):
        ...         with tf.profiler.experimental.Trace("train", step_num=step):
        ...             y = tf.ones([2, 2]) + 1.0
        >>> {row.name: row.calls for row in profile.report.rows}["train"]
        3

    Source: tf.profiler.experimental.Trace.
    """

    def __init__(self, name, **kwargs):
        self._name, self._details = name, kwargs
        self._recording, self._began = now.recording, clock()

    def set_metadata(self, **kwargs):
        """Tell more about the block."""
        self._details = self._details | kwargs

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if self._recording is not None:
            self._recording.note(self._name, BLOCK, self._began, self._details)
