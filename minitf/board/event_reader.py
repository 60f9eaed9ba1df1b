"""Event files back to events, and to series. Floor 5. Read `event_file.py` first.

A file may be read while somebody writes it. Its last record may then be cut short; it is read when the rest is there.
"""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass, field

import numpy as np

from ..backend.errors import DataLossError, OpError, explain
from ..wire import messages
from ..wire.crc32c import masked
from ..wire.gfile import as_path, told
from ..wire.records import FOOTER, HEADER
from ..wire.tensors import array_of

LARGEST = 1 << 31  # bytes; what claims to be longer is no record


class EventReader:
    """The events of one file, followed while it grows.

    path: of the file.
    damaged: how many records did not fit their checksum, and were left out.

    Raises: NotFoundError where there is no such file.
    """

    def __init__(self, path):
        self.path, self.damaged, self._place = os.fspath(as_path(path)), 0, 0
        with told(path), open(self.path, "rb"):
            pass

    def read(self):
        """The events that have come since the last call, as Event messages.

        Raises: DataLossError where a record's length does not fit its checksum: nobody knows where the next one begins.
        What came before it is returned first; the next call raises.
        """
        found: list = []
        with open(self.path, "rb") as file:
            file.seek(self._place)
            try:
                while (record := self._record(file)) is not None:
                    self._add(found, record)
            except DataLossError:
                if not found:
                    raise
        return found

    def _add(self, found, record):
        try:
            found.append(messages.Event.FromString(record))
        except Exception:  # protobuf's own class; whatever it is, this is no event
            self.damaged += 1

    def _record(self, file):
        """The next whole record that fits its checksum; None where there is none yet."""
        while len(header := file.read(HEADER.size)) == HEADER.size:
            length, check = HEADER.unpack(header)
            if masked(header[:8]) != check or length > LARGEST:
                raise _lost(self.path, self._place)
            left = os.fstat(file.fileno()).st_size - file.tell()
            if left < length + FOOTER.size:
                return None
            record = file.read(length)
            fits = FOOTER.unpack(file.read(FOOTER.size))[0] == masked(record)
            self._place = file.tell()
            if fits:
                return record
            self.damaged += 1
        return None


def _lost(path, place):
    return DataLossError(explain("EventReader", f"{path}, byte {place}", "the length of a record does not fit its "
                                 "checksum", "The file is damaged, or no event file"))


@dataclass
class Series:
    """What was told under one tag. The three lists are of one length.

    plugin: the name of the plugin that shows it.   content: bytes, what the plugin was told about it.
    """

    plugin: str
    content: bytes = b""
    steps: list[int] = field(default_factory=list)
    wall_times: list[float] = field(default_factory=list)
    values: list[np.ndarray] = field(default_factory=list)


def series_of(logdir):
    """All series below a folder: {run: {tag: Series}}. A run is a folder with event files, by its path from `logdir`.

    A run may have several files, of several writers; they are read in the order of their names, as TensorBoard does. A
    warning says which files are damaged, or are no event files; what can be read of them is kept.

        >>> import minitf as tf
        >>> import tempfile
        >>> logdir = tempfile.mkdtemp()
        >>> writer = tf.summary.create_file_writer(logdir)
        >>> with writer.as_default():
        ...     for step in range(3):
        ...         written = tf.summary.scalar("loss", 1 / (step + 1), step=step)
        >>> writer.close()
        >>> loss = series_of(logdir)["."]["loss"]
        >>> loss.steps, [round(float(value), 2) for value in loss.values]
        ([0, 1, 2], [1.0, 0.5, 0.33])

    Raises: NotFoundError where there is no such folder.
    """
    runs: dict = {}
    with told(logdir):
        os.listdir(as_path(logdir))
    for folder, _, names in sorted(os.walk(as_path(logdir))):
        for name in sorted(name for name in names if "tfevents" in name):
            tags = runs.setdefault(os.path.relpath(folder, as_path(logdir)), {})
            for event in events_of(os.path.join(folder, name)):
                note(tags, event)
    return runs


def events_of(path):
    """The events of a file, as far as they can be read; a warning says what cannot."""
    events: list = []
    try:
        reader = EventReader(path)
        while found := reader.read():
            events += found
        if reader.damaged:
            warnings.warn(f"{path}: {reader.damaged} damaged records were left out", stacklevel=3)
    except OpError as error:
        warnings.warn(str(error), stacklevel=3)
    return events


def summary_iterator(path):
    """The events of a file, one by one, as Event messages.

    Raises: NotFoundError where there is no such file; DataLossError where it is damaged.
    Source: tf.compat.v1.train.summary_iterator. Differs: half a record at the end of the file is no error.
    """
    reader = EventReader(path)
    while found := reader.read():
        yield from found
    if reader.damaged:
        raise DataLossError(explain("summary_iterator", f"{path}",
                                    f"corrupted record: {reader.damaged} do not fit their checksums",
                                    "minitf.board.read reads the rest"))


def note(tags, event):
    """Add the values of an event to the series of their tags."""
    for value in event.summary.value:
        array, plugin = value_of(value)
        series = tags.setdefault(value.tag, Series(plugin, value.metadata.plugin_data.content))
        series.steps.append(event.step)
        series.wall_times.append(event.wall_time)
        series.values.append(array)


def value_of(value):
    """What a Summary.Value holds, as an array, and the plugin. The older forms are read, too."""
    plugin = value.metadata.plugin_data.plugin_name
    kind = value.WhichOneof("value")
    if kind == "tensor":
        return array_of(value.tensor), plugin
    if kind == "simple_value":
        return np.float32(value.simple_value), plugin or "scalars"
    if kind == "image":
        size = (value.image.width, value.image.height)
        return np.array([*(b"%d" % n for n in size), value.image.encoded_image_string], object), plugin or "images"
    if kind == "histo":
        limits = list(value.histo.bucket_limit)
        lefts = [value.histo.min, *limits[:-1]]
        return np.array(list(zip(lefts, limits, value.histo.bucket))), plugin or "histograms"
    if kind == "audio":
        return np.array([[value.audio.encoded_audio_string, b""]], object), plugin or "audio"
    return np.zeros(0), plugin
