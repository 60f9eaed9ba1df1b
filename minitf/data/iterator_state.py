"""The place of an iterator as a tensor of strings, for checkpoints. Floor 5. Read `iterator.py` first.

What an iterator saves is a structure of numbers, words and tensors. The structure becomes JSON, the first string; the
tensors follow as TensorProtos, one a string, and the JSON refers to them by number. What JSON does not have is told by
a letter: ["t", ...] is a tuple, ["d", [key, value], ...] a dict, ["w", spec, elements] a window.
"""

from __future__ import annotations

import json

import numpy as np

from ..backend.devices import find
from ..backend.errors import DataLossError, InvalidArgumentError, explain
from ..core.tensor import Tensor
from ..graph.graphdef.structures import of_proto, to_proto
from ..ops.ragged.ragged_tensor import RaggedTensor
from ..ops.sparse.sparse_tensor import SparseTensor
from ..wire import messages
from ..wire.tensors import array_of, tensor_proto
from .on_disk.elements import Assembly, arrays_of
from .sources.elements import Elements
from .stage import slots
from .structure import is_dataset, spec_of

WHERE = "iterator"


def packed(state) -> Tensor:
    """A string tensor [1 + number of tensors] of what `Iterator.save` returned.

        >>> unpacked(packed({"i": 3, "seen": [(1, None), b"word"]}))
        {'i': 3, 'seen': [(1, None), b'word']}

    Raises: InvalidArgumentError for a part that no file can hold, such as a dataset that is not a window.
    """
    tensors: list = []
    text = json.dumps(_plain(state, tensors)).encode()
    strings = [text, *(tensor_proto(array).SerializeToString() for array in tensors)]
    return Tensor(np.array([*strings, None], object)[:-1], find("CPU:0"))


def _plain(x, tensors):
    """A value as JSON has it; its tensors are put in the list."""
    if x is None or isinstance(x, bool | int | float | str):
        return x
    if isinstance(x, bytes):
        return ["b", x.decode("latin-1")]
    if isinstance(x, dict):
        return ["d", *([_plain(key, tensors), _plain(value, tensors)] for key, value in x.items())]
    if isinstance(x, list | tuple):
        return ["t" if isinstance(x, tuple) else "l", *(_plain(item, tensors) for item in x)]
    if is_dataset(x) and isinstance(x.stage, Elements):  # a window
        return ["w", _described(x.element_spec), _plain(x.stage.elements, tensors)]
    if isinstance(x, RaggedTensor | SparseTensor):
        return ["c", _described(spec_of(x)), *(_plain(Tensor(a, None), tensors) for a in arrays_of([x]))]
    array = x._array if isinstance(x, Tensor) else x
    if not isinstance(array, np.ndarray | np.generic):
        raise InvalidArgumentError(explain(WHERE, f"a {type(x).__name__} in its state", "it cannot be saved"))
    tensors.append(array)
    return ["x" if isinstance(x, Tensor) else "n", len(tensors) - 1]


def _described(spec) -> str:
    """A spec as text."""
    return to_proto(spec).SerializeToString().decode("latin-1")


def unpacked(tensor):
    """What `Iterator.save` returned.  Raises: DataLossError where the strings are not those of `packed`."""
    strings = tensor.numpy()
    try:
        return _value(json.loads(strings[0]), strings[1:])
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise DataLossError(explain(WHERE, f"a state of {len(strings)} strings", f"it is damaged ({error})")) from None


def _value(x, strings):
    if not isinstance(x, list):
        return x
    kind, *rest = x
    if kind == "b":
        return rest[0].encode("latin-1")
    if kind == "d":
        return {_value(key, strings): _value(value, strings) for key, value in rest}
    if kind in ("l", "t"):
        items = [_value(item, strings) for item in rest]
        return items if kind == "l" else tuple(items)
    if kind in ("c", "w"):
        spec = of_proto(messages.parse("StructuredValue", rest[0].encode("latin-1"), WHERE))
        items = [_value(item, strings) for item in rest[1:]]
        if kind == "w":
            return slots.dataset(Elements(items[0], spec))
        return Assembly(spec)([item.numpy() for item in items])[0]
    array = np.array(array_of(messages.parse("TensorProto", strings[rest[0]], WHERE)))
    return Tensor(array, find("CPU:0")) if kind == "x" else array[()]
