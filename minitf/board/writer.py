"""SummaryWriter: what summaries are written with. Floor 5. Read `state.py` first."""

from __future__ import annotations

import time

from ..backend.dtypes import bool_
from ..backend.errors import InvalidArgumentError, explain
from ..core.convert import convert_to_tensor
from ..core.execute import execute
from ..core.op import Op, no_gradient
from ..core.spec import Spec
from ..wire import messages
from ..wire.tensors import tensor_proto
from . import state
from .event_file import EventFile

LARGEST = (1 << 31) - (1 << 16)  # bytes; protobuf's messages have less than 2 GiB


class FlushSummaryWriter(Op):
    """Writes to the disk what a writer keeps in memory.   ->  y: bool [], True.   writer: a SummaryWriter."""

    types = ()
    stateful = True
    gradient = no_gradient

    def infer(*, writer):  # an op without inputs
        return Spec((), bool_)

    def kernel(xp, *, writer):
        writer.flush_now()
        return xp.asarray(True)


class SummaryWriter:
    """Writes summaries into one event file. Made by `tf.summary.create_file_writer`.

        >>> import minitf as tf
        >>> import tempfile
        >>> writer = tf.summary.create_file_writer(tempfile.mkdtemp())
        >>> with writer.as_default(step=0):
        ...     tf.summary.scalar("loss", 0.5).numpy()
        np.True_
        >>> writer.close()

    Source: tf.summary.SummaryWriter.
    """

    is_silent = False

    def __init__(self, logdir, **options):
        self._make = lambda: EventFile(logdir, **options)
        self._file = None
        self._closed = False

    def init(self):
        """Make the file now; else the first summary does.   Returns: bool [], True: something a session can run."""
        if self._file is None and not self._closed:
            self._file = self._make()
        return convert_to_tensor(True)

    def as_default(self, step=None):
        """For a `with` block: summaries go here.   step: what they count as, unless they say otherwise.

        Raises: RuntimeError where the writer is closed.
        """
        self._require_open()
        self.init()
        return state.going_to(self, step)

    def set_as_default(self, step=None):
        """From now on, in this thread, summaries go here."""
        self._require_open()
        self.init()
        state.here.writer = self
        if step is not None:
            state.here.step = step

    def flush(self):
        """Write to the disk what waits in memory; in a graph, whenever that runs.   Returns: bool [], True."""
        return execute(FlushSummaryWriter, writer=self)

    def flush_now(self):
        """The same, also where a graph is being built."""
        if self._file is not None and not self._closed:
            self._file.flush()

    def close(self):
        """Write what waits, and close the file. A closed writer cannot be used again."""
        if self._file is not None and not self._closed:
            self._file.close()
        self._closed = True

    def add(self, step, tag, array, metadata):
        """Write a summary.   step: int.   array: of numbers, or objects that are bytes.   metadata: serialized.

        Raises: InvalidArgumentError for a tag that is no text, and for more data than a message may hold.
        """
        require_fitting(tag, array)
        value = messages.Summary.Value(tag=tag, tensor=tensor_proto(array))
        value.metadata.ParseFromString(metadata)
        self.add_event(step, summary=messages.Summary(value=[value]))

    def add_event(self, step, **what):
        """Write an event.   what: `summary` or `graph_def`."""
        if not self._closed:
            self.init()
            self._file.add(messages.Event(wall_time=time.time(), step=step, **what))

    def _require_open(self):
        if self._closed:
            raise RuntimeError(explain("SummaryWriter", "the writer is already closed", "it cannot be used again",
                                       "Make another one with tf.summary.create_file_writer"))


def require_fitting(tag, array):
    """Raise InvalidArgumentError where no message can hold the tag or the data."""
    try:
        tag.encode()
    except UnicodeEncodeError as error:
        raise InvalidArgumentError(explain("summary", f"the tag {tag!r}", f"it is no Unicode text ({error.reason})",
                                           "A half of a surrogate pair cannot stand alone")) from None
    size = sum(map(len, array.reshape(-1).tolist())) if array.dtype == object else array.nbytes
    if size > LARGEST:
        raise InvalidArgumentError(explain("summary", f"{size:,} bytes under the tag {tag!r}",
                                           f"an event holds at most {LARGEST:,}", "Write fewer or smaller images"))


class NoopSummaryWriter(SummaryWriter):
    """A writer that writes nothing."""

    is_silent = True

    def __init__(self):
        super().__init__("")

    def init(self):
        """There is nothing to make."""
        return convert_to_tensor(True)


def create_file_writer(logdir, max_queue=None, flush_millis=None, filename_suffix=None, name=None,
                       experimental_trackable=False, experimental_mesh=None):
    """A writer for a folder.

    logdir: str or path, the folder; each writer has a file of its own in it.
    max_queue: int, how many summaries may wait in memory (10).
    flush_millis: int, for how long, in milliseconds (two minutes).
    filename_suffix: str, the end of the file's name (".v2").

        >>> import minitf as tf
        >>> import os, tempfile
        >>> logdir = tempfile.mkdtemp()
        >>> made = tf.summary.create_file_writer(logdir).init()
        >>> [name.split(".")[2] for name in os.listdir(logdir)]
        ['tfevents']

    Raises: ValueError where `logdir` is None; NotFoundError or PermissionDeniedError, when the file is made.
    Source: tf.summary.create_file_writer. Differs: the file is made when the writer is first used, and outside of every
    graph; the last three arguments have no effect.
    """
    if logdir is None:
        raise ValueError(explain("create_file_writer", "logdir is None", "Argument `logdir` cannot be None",
                                 "tf.summary.create_noop_writer() writes nothing"))
    options = {"max_queue": max_queue, "flush_millis": flush_millis, "filename_suffix": filename_suffix}
    return SummaryWriter(logdir, **{name: value for name, value in options.items() if value is not None})


def create_noop_writer():
    """A writer that writes nothing, to switch summaries off.   Source: tf.summary.create_noop_writer."""
    return NoopSummaryWriter()


def flush(writer=None, name=None):
    """Write to the disk what waits: of a writer, by default that of this block.   Source: tf.summary.flush."""
    writer = state.here.writer if writer is None else writer
    return convert_to_tensor(False) if writer is None else writer.flush()
