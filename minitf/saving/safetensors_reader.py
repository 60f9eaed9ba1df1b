"""Reading a `.safetensors` file, one tensor at a time. Floor 6. Read `safetensors.py` first, which tells the format.

What the header says is not believed before it fits the file.
"""

from __future__ import annotations

import json
import os
from math import prod

import numpy as np

from ..backend.devices import find
from ..backend.dtypes import as_dtype
from ..backend.errors import DataLossError, InvalidArgumentError, explain
from ..core.tensor import Tensor
from ..wire import gfile
from ..wire.bundle.reader import opened

NAMES = {"BOOL": "bool", "U8": "uint8", "I8": "int8", "U16": "uint16", "I16": "int16", "F16": "float16",
         "BF16": "bfloat16", "U32": "uint32", "I32": "int32", "F32": "float32", "U64": "uint64", "I64": "int64",
         "F64": "float64", "C64": "complex64"}  # fmt: skip
LONGEST = 100_000_000  # bytes of a header
NOTES = "__metadata__"


class SafeTensors:
    """A file that is open for reading; of the data only what is asked for is read.

    filename: path.

        with SafeTensors("model.safetensors") as file:
            for name in file.keys():
                print(name, file.shape(name))

    Raises: as `load_file`. Source: safetensors.safe_open.
    """

    def __init__(self, filename):
        self.path = gfile.as_path(filename)
        self._file = opened(self.path)
        try:
            size = os.fstat(self._file.fileno()).st_size
            self._start = 8 + self._length(size)
            self._header = self._parsed(self._file.read(self._start - 8))
            self._notes = self._header.pop(NOTES, {})
            self._require_whole(size - self._start)
        except BaseException:
            self._file.close()
            raise

    def _length(self, size) -> int:
        """The bytes of the header."""
        length = int.from_bytes(self._file.read(8), "little")
        if size < 8 or length > min(size - 8, LONGEST):
            raise self._damaged(f"{size} bytes, a header of {length}", "the header must fit into the file")
        return length

    def _parsed(self, text) -> dict:
        """The header."""
        try:
            found = json.loads(text, object_pairs_hook=without_repetition)
        except (ValueError, RecursionError) as error:
            raise self._damaged("its header", f"it is no JSON ({error})", "Is it a .safetensors file?") from None
        if not isinstance(found, dict) or not isinstance(found.get(NOTES, {}), dict):
            raise self._damaged("its header", "it must be a dict")
        return found

    def _require_whole(self, size) -> None:
        """Every byte of the data must belong to one tensor, of the size that its shape says."""
        spans = sorted(self._span(name) for name in self._header)
        end = 0
        for first, last in spans:
            if first != end:
                raise self._damaged(f"data from {first} on", f"the tensor before ends at {end}")
            end = last
        if end != size:
            raise self._damaged(f"{size} bytes of data", f"the tensors take {end}", "The file may be cut short")

    def _span(self, name):
        """(first, last) byte of a tensor."""
        entry = self._header[name]
        known = isinstance(entry, dict) and isinstance(entry.get("dtype"), str) and entry["dtype"] in NAMES
        lists = [entry.get(key) for key in ("shape", "data_offsets")] if known else [None, None]
        if not all(isinstance(x, list) and all(type(n) is int and 0 <= n < 1 << 60 for n in x) for x in lists):
            raise self._damaged(f"{name!r}: {str(entry)[:80]}", "dtype, shape and data_offsets must be known")
        shape, offsets = lists
        if len(offsets) != 2 or offsets[1] - offsets[0] != prod(shape) * self.dtype(name).size:
            raise self._damaged(f"{name!r}: {str(entry)[:80]}", "data_offsets must be as far apart as the shape says")
        return tuple(offsets)

    def _damaged(self, received, rule, fix=None):
        return DataLossError(explain(self.path, received, rule, fix))

    def keys(self) -> list:
        """The names of the tensors, in the order of the file."""
        return list(self._header)

    def metadata(self) -> dict:
        """The texts that go with them."""
        return dict(self._notes)

    def shape(self, name) -> tuple:
        """The shape of a tensor."""
        return tuple(self._entry(name)["shape"])

    def dtype(self, name):
        """The DType of a tensor."""
        return as_dtype(NAMES[self._entry(name)["dtype"]])

    def _entry(self, name):
        if name not in self._header:
            raise InvalidArgumentError(explain(self.path, f"the name {name!r}", f"it holds {', '.join(self._header)}"))
        return self._header[name]

    def get_tensor(self, name) -> Tensor:
        """A tensor.  Raises: InvalidArgumentError where there is none of that name."""
        first, last = self._entry(name)["data_offsets"]
        data, done = np.empty(last - first, np.uint8), 0
        self._file.seek(self._start + first)
        while done < len(data):
            count = self._file.readinto(data[done:])
            if not count:
                raise self._damaged(f"{name!r}", "the file became shorter while it was read")
            done += count
        array = data.view(self.dtype(name).np).reshape(self.shape(name))
        return Tensor(array if np.little_endian else array.byteswap(), find("CPU:0"))

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._file.close()


def without_repetition(pairs) -> dict:
    """A dict of a JSON object.  Raises: ValueError for a name twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands there twice")
    return found
