"""SavingMethods: how a dataset is kept on disk. Floor 5. Read `dataset.py` and `on_disk` first."""

from __future__ import annotations

import os

import numpy as np

from ..backend.errors import InvalidArgumentError, explain
from ..core.convert import constant
from ..wire import gfile
from .fingerprint import fingerprint
from .on_disk.folder import Run, read_spec, shards_of, write_spec
from .on_disk.shard import Shard
from .sources.elements import Elements
from .specs import DatasetSpec
from .stage import slots
from .transformations.snapshot import Snapshot
from .user_function import UserFunction

SHARDS_AT_ONCE = 10
COMPRESSIONS = {None: "", "": "", "NONE": "", "GZIP": "GZIP", "SNAPPY": "SNAPPY", "AUTO": "SNAPPY"}


class SavingMethods:
    """The methods of a dataset that write its elements to files, and read them."""

    def save(self, path, compression=None, shard_func=None, checkpoint_args=None):
        """Write all elements to a folder, from which `load` reads them, here or in TensorFlow.

        path: of the folder, which is made where it is not there. compression: None, "GZIP" or "SNAPPY".
        shard_func: from an element to the number of the shard that it belongs to, int64 []; all to one by default.

            >>> import minitf as tf
            >>> import tempfile
            >>> path = tempfile.mkdtemp()
            >>> tf.data.Dataset.range(3).save(path)
            >>> list(tf.data.Dataset.load(path).as_numpy_iterator())
            [np.int64(0), np.int64(1), np.int64(2)]

        Source: tf.data.Dataset.save. Differs: ragged and sparse tensors are written so that minitf alone reads them;
        `checkpoint_args` has no effect.
        """
        shard_of = None if shard_func is None else UserFunction(shard_func, self.element_spec)
        run = Run(path, checked_compression("save", compression))
        cursor = self.stage.begin()
        write_spec(path, self.element_spec)
        try:
            for number, leaves in enumerate(iter(cursor.next, None)):
                run.write(leaves, 0 if shard_of is None else int(shard_of.at("save", number, leaves)[0]))
            run.finish(self.element_spec)
        finally:
            run.abandon()
            cursor.close()

    @staticmethod
    def load(path, element_spec=None, compression=None, reader_func=None, wait=False):
        """The elements that `save` wrote to a folder, here or in TensorFlow.

        element_spec: what they are like, by default as the folder says. compression: as they were saved with.
        reader_func: from a dataset of the shards, each a dataset, to one of elements; they take turns by default.
        wait: accepted, and changes nothing: what is not there yet is not waited for.

        Raises: NotFoundError where no dataset was saved as a whole.
        Source: tf.data.Dataset.load.
        """
        folder = gfile.as_path(path)
        spec = read_spec(folder) if element_spec is None else element_spec
        return read_shards(shards_of(folder), spec, checked_compression("load", compression), reader_func)

    def snapshot(self, path, compression="AUTO", reader_func=None, shard_func=None, name=None):
        """Keep the elements of the first whole pass in a folder: later programs with the same pipeline read them there.

        path: of the folder; each pipeline has one of its own in it, named by its `fingerprint`.
        compression: "AUTO", "SNAPPY", "GZIP" or None. reader_func: as of `load`. shard_func: as of `save`.

        Source: tf.data.Dataset.snapshot.
        """
        packing = checked_compression("snapshot", compression)
        folder = os.path.join(gfile.as_path(path), str(fingerprint(self.stage)))
        shard_of = None if shard_func is None else UserFunction(shard_func, self.element_spec)

        def read(shards):
            return read_shards(shards, self.element_spec, packing, reader_func).stage

        return self._then(Snapshot(self.stage, folder, packing, shard_of, read))

    def fingerprint(self):
        """A number, uint64 []; pipelines that have the same one make the same elements of the same files.

        Source: tf.data.Dataset.fingerprint. Differs: the numbers are others.
        """
        return constant(np.uint64(fingerprint(self.stage)))


def read_shards(shards, element_spec, compression, reader_func):
    """The dataset of what stands in the folders `shards`."""
    each = [[slots.dataset(Shard(path, element_spec, compression))] for path in shards]
    datasets = slots.dataset(Elements(each, DatasetSpec(element_spec)))
    if reader_func is not None:
        return reader_func(datasets)
    return datasets.interleave(lambda shard: shard, cycle_length=SHARDS_AT_ONCE)


def checked_compression(where, name) -> str:
    """How files are packed.  Raises: InvalidArgumentError where there is no such way."""
    if name not in COMPRESSIONS:
        raise InvalidArgumentError(explain(f"Dataset.{where}", f"compression is {name!r}",
                                           "it must be None, 'GZIP', 'SNAPPY' or 'AUTO'"))
    return COMPRESSIONS[name]
