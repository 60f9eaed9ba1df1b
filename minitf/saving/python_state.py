"""PythonState: values in a checkpoint that are no tensors. Floor 6."""

from __future__ import annotations

import numpy as np

from ..backend.devices import find
from ..core.tensor import Tensor
from ..core.trackable import Trackable

KEY = "py_state"


class PythonState(Trackable):
    """Base of objects whose state is a string of their own making.

        >>> import tempfile
        >>> import minitf as tf
        >>> class Counter(tf.train.experimental.PythonState):
        ...     n = 0
        ...     def serialize(self):
        ...         return str(self.n)
        ...     def deserialize(self, string_value):
        ...         self.n = int(string_value)
        >>> counter = Counter()
        >>> checkpoint = tf.train.Checkpoint(counter=counter)
        >>> counter.n = 3
        >>> path = checkpoint.write(tempfile.mkdtemp() + "/ckpt")
        >>> counter.n = 0
        >>> _ = checkpoint.read(path)
        >>> counter.n
        3

    Source: tf.train.experimental.PythonState.
    """

    def serialize(self):
        """The state, as str or bytes."""
        raise NotImplementedError

    def deserialize(self, string_value):
        """Take the state back.  string_value: bytes."""
        raise NotImplementedError

    def _serialize_to_tensors(self) -> dict:
        state = self.serialize()
        return {KEY: string_tensor(state.encode() if isinstance(state, str) else state)}

    def _restore_from_tensors(self, restored_tensors) -> None:
        self.deserialize(restored_tensors[KEY].numpy())


def string_tensor(content) -> Tensor:
    """A tensor of one string."""
    return Tensor(np.array(content, object), find("CPU:0"))
