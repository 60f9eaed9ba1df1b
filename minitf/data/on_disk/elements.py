"""Elements as records: each of their tensors is a TensorProto. Floor 5. Read `folder.py` next.

A ragged or sparse tensor is written as the tensors that it is made of. (TensorFlow writes one record for it, of a kind
that no other program can read.)
"""

from __future__ import annotations

import numpy as np

from ... import tree
from ...backend.arrays import numpy_of
from ...backend.errors import DataLossError, explain
from ...core.context import local
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...wire import messages
from ...wire.tensors import array_of, dims_of, tensor_proto

STRING = 7  # the number of the DataType


def arrays_of(leaves) -> list:
    """The NumPy arrays that an element is made of, in order."""
    parts = tree.flatten(leaves, expand_composites=True)
    return [numpy_of(x._array) for x in parts if isinstance(x, Tensor)]


def records_of(leaves) -> list:
    """An element as byte strings."""
    return [tensor_proto(array).SerializeToString() for array in arrays_of(leaves)]


class Assembly:
    """Puts elements together that are like `element_spec`.

    count: of how many tensors each is made.
    """

    def __init__(self, element_spec):
        self.leaves = tree.flatten(element_spec)
        self.parts = tree.flatten(self.leaves, expand_composites=True)
        self.count = sum(isinstance(part, TensorSpec) for part in self.parts)

    def __call__(self, arrays) -> list:
        """The leaves of the element that is made of these arrays."""
        device = local.state.place()
        given = iter(arrays)
        tensors = [Tensor(next(given), device) if isinstance(part, TensorSpec) else None for part in self.parts]
        return tree.flatten(tree.pack_sequence_as(self.leaves, tensors, expand_composites=True))


def array_of_record(data, where):
    """The array that a record holds.  Raises: DataLossError for what is no TensorProto."""
    proto = messages.parse("TensorProto", data, where)
    if proto.dtype == STRING and proto.tensor_content:
        return _strings(proto, where)
    array = array_of(proto, where)
    return array if array.flags.writeable else array.copy()


def _strings(proto, where):
    """Strings that stand as their lengths, in groups of seven bits, and then their bytes."""
    data, dims = proto.tensor_content, dims_of(proto.tensor_shape)
    count, place, lengths = int(np.prod(dims)), 0, []
    found = np.empty(count, object)
    try:
        for _ in range(count):
            shift = length = 0
            while data[place] > 127:
                length |= (data[place] & 127) << shift
                shift, place = shift + 7, place + 1
            lengths.append(length | data[place] << shift)
            place += 1
    except IndexError:
        raise DataLossError(explain(where, f"{len(data)} bytes", f"they are no {count} strings")) from None
    for i, length in enumerate(lengths):
        found[i] = data[place : place + length]
        place += length
    if place != len(data):
        raise DataLossError(explain(where, f"{len(data)} bytes", f"{count} strings take {place}"))
    return found.reshape(dims)
