"""Files `.safetensors`: tensors by name, as other libraries exchange them. Floor 6.

    length of the header: 8 bytes   header: JSON   the bytes of all tensors, one after the other, without gaps

    {"__metadata__": {"format": "tf"}, "kernel": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}

There is nothing in such a file that could be run. Next: `safetensors_reader.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np

from ..backend.dtypes import as_dtype
from ..backend.errors import InvalidArgumentError, explain
from ..wire import gfile
from ..wire.atomic import replacing
from ..wire.tensors import little_endian
from .safetensors_reader import NAMES, NOTES, SafeTensors
from .writing import as_array


def save_file(tensors, filename, metadata=None) -> None:
    """Write tensors by name.

    tensors: name -> tensor, variable or array. filename: path. metadata: dict of texts that go with them.

        >>> import tempfile
        >>> import minitf as tf
        >>> path = tempfile.mkdtemp() + "/model.safetensors"
        >>> save_file({"kernel": tf.Variable([[1., 2.]])}, path)
        >>> load_file(path)["kernel"].numpy()
        array([[1., 2.]], dtype=float32)

    Raises: InvalidArgumentError for a dtype that such files do not have, and for metadata that are no texts.
    Source: safetensors.tensorflow.save_file.
    """
    arrays = {name: as_array(x.read_value() if hasattr(x, "read_value") else x) for name, x in tensors.items()}
    order = sorted(arrays, key=lambda name: (-arrays[name].dtype.itemsize, name))  # so that each is aligned
    header = {} if metadata is None else {NOTES: checked_notes(metadata)}
    header.update(entries(arrays, order))
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path = gfile.as_path(filename)
    with gfile.told(path), replacing(path) as new, open(new, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for name in order:
            file.write(little_endian(np.ascontiguousarray(arrays[name])).reshape(-1).view(np.uint8))


def entries(arrays, order) -> dict:
    """What the header says of each array."""
    short = {as_dtype(long).np: name for name, long in NAMES.items()}
    found, offset = {}, 0
    for name in order:
        array = arrays[name]
        if array.dtype not in short or name == NOTES:
            raise InvalidArgumentError(explain("save_file", f"{name!r}, an array of {array.dtype}",
                                               f"the dtype must be one of {', '.join(NAMES.values())}"))
        found[name] = {"dtype": short[array.dtype], "shape": list(array.shape),
                       "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    return found


def checked_notes(metadata) -> dict:
    """The metadata.  Raises: InvalidArgumentError where they are no texts by name."""
    if not isinstance(metadata, Mapping) or not all(isinstance(x, str) for pair in metadata.items() for x in pair):
        raise InvalidArgumentError(explain("save_file", f"metadata is {metadata!r}", "it must be a dict of texts"))
    return dict(metadata)


def load_file(filename) -> dict:
    """Name -> tensor for all that a file holds.

    Raises: NotFoundError where there is none; DataLossError where it is damaged.
    Source: safetensors.tensorflow.load_file.
    """
    with SafeTensors(filename) as file:
        return {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
