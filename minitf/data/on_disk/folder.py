"""The folder of a saved dataset: runs, shards, and what is said of them. Floor 5. Read `elements.py` first."""

from __future__ import annotations

import os
import secrets
import time

from ... import tree
from ...backend.errors import NotFoundError, explain
from ...core.spec import TensorSpec
from ...graph.graphdef.structures import of_proto, to_proto
from ...wire import gfile, messages
from ...wire.atomic import replacing
from ...wire.compression import snapped
from ...wire.record_writer import TFRecordWriter
from ...wire.records import framed
from .elements import records_of

SPEC, METADATA, CHUNK = "dataset_spec.pb", "snapshot.metadata", "00000000.snapshot"
VERSION = 2  # of the records


class Run:
    """A run in which the elements of a dataset are written; a folder of shards.

    folder: in which `finish` tells of the run. compression: "", "GZIP" or "SNAPPY".
    """

    def __init__(self, folder, compression):
        self.folder = gfile.as_path(folder)
        self.compression = compression
        self.name = str(secrets.randbits(63))
        self._shards: dict = {}
        self._count = 0
        self._finished = False

    def write(self, leaves, shard=0):
        """Append an element to the shard of that number."""
        if shard not in self._shards:
            path = os.path.join(self.folder, self.name, f"{shard:08d}.shard")
            gfile.makedirs(path)
            kind = SnappyWriter if self.compression == "SNAPPY" else TFRecordWriter
            self._shards[shard] = kind(os.path.join(path, CHUNK), self.compression)
        for record in records_of(leaves):
            self._shards[shard].write(record)
        self._count += 1

    def close(self):
        """Close the files."""
        for writer in self._shards.values():
            writer.close()

    def abandon(self):
        """Delete what was written, unless it was finished."""
        self.close()
        if not self._finished and self._shards:
            gfile.rmtree(os.path.join(self.folder, self.name))

    def finish(self, element_spec, fingerprint=""):
        """Close the files, and say that the run is whole."""
        self.close()
        self._finished = True
        gfile.makedirs(os.path.join(self.folder, self.name))
        parts = tree.flatten(element_spec, expand_composites=True)
        write_message(os.path.join(self.folder, METADATA), messages.SnapshotMetadataRecord(
            graph_hash=fingerprint, run_id=self.name, creation_timestamp=time.time_ns() // 1000, version=VERSION,
            dtype=[part.dtype.as_datatype_enum for part in parts if isinstance(part, TensorSpec)],
            num_elements=self._count, finalized=True))


class SnappyWriter:
    """Records in blocks of Snappy; a block holds one record."""

    def __init__(self, path, compression):
        with gfile.told(path):
            self._file = open(gfile.as_path(path), "wb")  # noqa: SIM115 (`close` closes it)

    def write(self, record):
        """Append a record."""
        self._file.write(snapped(framed(record)))

    def close(self):
        """Close the file."""
        self._file.close()


def write_message(path, message):
    """Write a message as a file, whole or not at all."""
    with gfile.told(path), replacing(path) as new, open(new, "wb") as file:
        file.write(message.SerializeToString())


def write_spec(folder, element_spec):
    """Write what the elements are like."""
    gfile.makedirs(folder)
    write_message(os.path.join(gfile.as_path(folder), SPEC), to_proto(element_spec))


def read_spec(folder):
    """What the elements are like.  Raises: NotFoundError where no dataset was saved in the folder."""
    path = os.path.join(gfile.as_path(folder), SPEC)
    return of_proto(messages.parse("StructuredValue", _content(path), path))


def metadata_of(folder):
    """What is said of the run.  Raises: NotFoundError where there is none."""
    path = os.path.join(gfile.as_path(folder), METADATA)
    return messages.parse("SnapshotMetadataRecord", _content(path), path)


def _content(path):
    with gfile.told(path), open(path, "rb") as file:
        return file.read()


def shards_of(folder) -> list:
    """The folders of the shards of the whole run, in order.  Raises: NotFoundError where no run is whole."""
    found = metadata_of(folder)
    run = os.path.join(gfile.as_path(folder), found.run_id)
    if not found.finalized or not os.path.isdir(run):
        raise NotFoundError(explain("tf.data", f"the folder {folder}", "it holds no dataset that was saved as a whole",
                                    "Save it anew"))
    return sorted(os.path.join(run, name) for name in os.listdir(run) if name.endswith(".shard"))
