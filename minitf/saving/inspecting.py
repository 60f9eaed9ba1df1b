"""Looking into checkpoints: names, shapes, single values. Floor 6.

No object is needed for it, and of the data only what is asked for is read.
"""

from __future__ import annotations

import os
import time

from ..backend.dtypes import as_dtype
from ..backend.errors import explain
from ..wire import gfile, messages
from ..wire.bundle.reader import BundleReader
from ..wire.tensors import NUMPY
from .checkpoint import prefix_of
from .state_file import get_checkpoint_state, latest_checkpoint


class CheckpointReader:
    """The tensors of a checkpoint, by name; made by `tf.train.load_checkpoint`.

    Source: tf.train.load_checkpoint.
    """

    def __init__(self, bundle):
        self._bundle = bundle

    def has_tensor(self, tensor_name) -> bool:
        """Whether there is a tensor of that name."""
        return tensor_name in self._bundle

    def get_tensor(self, tensor_name):
        """The value of a tensor, as a NumPy array or scalar; bytes for a string.

        Raises: NotFoundError where there is none; DataLossError where it is damaged.
        """
        array = self._bundle.read(tensor_name)
        self._bundle.close()
        return array if array.shape else array[()]

    def get_variable_to_shape_map(self) -> dict:
        """Name -> shape, a list of sizes."""
        return {name: list(self._bundle.shape(name)) for name in self._bundle.names()}

    def get_variable_to_dtype_map(self) -> dict:
        """Name -> DType."""
        return {name: self._dtype(name) for name in self._bundle.names()}

    def _dtype(self, name):
        number = self._bundle.entry(name).number
        return as_dtype(NUMPY[number] if number in NUMPY else self._type_name(name)[3:].lower())

    def _type_name(self, name) -> str:
        number = self._bundle.entry(name).number
        known = messages.pool().FindEnumTypeByName("tensorflow.DataType").values_by_number
        return known[number].name if number in known else "DT_INVALID"

    def debug_string(self) -> bytes:
        """A line for each tensor: its name, type and shape."""
        lines = []
        for name in self._bundle.names():
            sizes = ",".join(map(str, self._bundle.shape(name)))
            lines.append(f"{name} ({self._type_name(name)}) [{sizes}]\n")
        return "".join(lines).encode()


def load_checkpoint(ckpt_dir_or_file):
    """Open a checkpoint for looking into it.

    ckpt_dir_or_file: path of a checkpoint, or of a folder, for the latest in it.

        >>> import tempfile
        >>> import minitf as tf
        >>> path = tf.train.Checkpoint(v=tf.Variable([1., 2.])).write(tempfile.mkdtemp() + "/ckpt")
        >>> reader = tf.train.load_checkpoint(path)
        >>> reader.get_variable_to_shape_map()["v/.ATTRIBUTES/VARIABLE_VALUE"]
        [2]
        >>> reader.get_tensor("v/.ATTRIBUTES/VARIABLE_VALUE")
        array([1., 2.], dtype=float32)

    Raises: ValueError for a folder without checkpoints; NotFoundError, DataLossError.
    Source: tf.train.load_checkpoint.
    """
    path = gfile.as_path(ckpt_dir_or_file)
    if os.path.isdir(path) and prefix_of(path) == path:
        latest = latest_checkpoint(path)
        if latest is None:
            raise ValueError(explain("load_checkpoint", path, "Couldn't find 'checkpoint' file or checkpoints in given "
                                     "directory", "Give the path of a checkpoint, without .index"))
        path = latest
    return CheckpointReader(BundleReader(prefix_of(path)))


def NewCheckpointReader(filepattern):
    """The same as `load_checkpoint`, of a path alone.  Source: tf.compat.v1.train.NewCheckpointReader."""
    return CheckpointReader(BundleReader(gfile.as_path(filepattern)))


def load_variable(ckpt_dir_or_file, name):
    """The value of one tensor of a checkpoint; only its bytes are read.

    Raises: as `load_checkpoint`; NotFoundError for a name that is not there. Source: tf.train.load_variable.
    """
    return load_checkpoint(ckpt_dir_or_file).get_tensor(name.removesuffix(":0"))


def list_variables(ckpt_dir_or_file) -> list:
    """The (name, shape) of all tensors of a checkpoint, sorted.

    Raises: as `load_checkpoint`. Source: tf.train.list_variables.
    """
    return sorted(load_checkpoint(ckpt_dir_or_file).get_variable_to_shape_map().items())


def checkpoints_iterator(checkpoint_dir, min_interval_secs=0, timeout=None, timeout_fn=None):
    """Yields the paths of checkpoints as another process writes them to a folder.

    min_interval_secs: seconds that pass at least between two.
    timeout: seconds to wait for another; None for ever. Then `timeout_fn()` is asked whether to end; by default so.

    Source: tf.train.checkpoints_iterator.
    """
    path = None
    while True:
        found = _next_checkpoint(checkpoint_dir, path, timeout)
        if found is None:
            if timeout_fn is None or timeout_fn():
                return
            continue
        path, began = found, time.time()
        yield path
        time.sleep(max(0.0, began + min_interval_secs - time.time()))


def _next_checkpoint(folder, last, timeout, pause=1.0):
    """The path of the latest checkpoint as soon as it is not `last`; None where that takes too long."""
    end = None if timeout is None else time.time() + timeout
    while True:
        state = get_checkpoint_state(folder)
        path = latest_checkpoint(folder) if state is not None else None
        if path is not None and path != last:
            return path
        if end is not None and time.time() + pause > end:
            return None
        time.sleep(pause)
