"""Tensors in one table: the first format of checkpoints, which tf.raw_ops.Save writes. Floor 0.

Read `table.py` and `table_writer.py` first.

    ""                       SavedTensorSlices with the name, dtype and shape of each tensor
    name, place of a piece   SavedTensorSlices with its elements, as a list of numbers

A tensor may lie there in pieces, each with its place; what is written here is in one.

Source: tensorflow::checkpoint::TensorSliceWriter and TensorSliceReader.
"""

from __future__ import annotations

import glob
from math import prod

import numpy as np

from ...backend.errors import (
    DataLossError,
    InvalidArgumentError,
    NotFoundError,
    UnimplementedError,
    did_you_mean,
    explain,
)
from .. import gfile, messages
from ..atomic import replacing
from ..tensors import LISTS, NUMBERS, NUMPY, array_of, dims_of, put_numbers, shape_proto
from .table import damaged, entries
from .table_writer import table

HEADER = b""
REFUSED = {14, 22, 23, 24, 25, 29, 30}  # numbers of DataTypes that this format has not: bfloat16, uint32, float8 ...
WHOLE_AXIS = b"\x80\x7f"  # from 0 to the end, as an ordered code of two numbers
END = b"\x00\x01"  # of a text


# --- writing ---------------------------------------------------------------------------------------------------------
def write_slices(path, arrays) -> None:
    """Write a file of whole tensors.

    arrays: name -> NumPy array; of strings, an object array of bytes.

        >>> import os, tempfile
        >>> path = os.path.join(tempfile.mkdtemp(), "first.ckpt")
        >>> write_slices(path, {"w": np.float32([1, 2])})
        >>> read_slices(path, "w")
        array([1., 2.], dtype=float32)

    Raises: UnimplementedError for a type that this format has not; NotFoundError and others where the folder cannot be
    written.
    """
    header = messages.SavedTensorSlices()
    header.meta.versions.producer = 1
    pairs = []
    for name, array in arrays.items():
        number = NUMBERS.get(array.dtype)
        if number is None or number in REFUSED:
            raise UnimplementedError(explain("Save", f"{name!r} is {array.dtype}", "Saving data type "
                                             f"{array.dtype} not yet supported", "Cast it, or use tf.train.Checkpoint"))
        meta = header.meta.tensor.add(name=name, type=number)
        meta.shape.CopyFrom(shape_proto(array.shape))
        put_whole(meta.slice.add(), array.ndim)
        pairs.append((key_of(name, array.ndim), piece(name, array, number)))
    header.meta.tensor.sort(key=lambda meta: meta.name)
    path = gfile.as_path(path)
    with gfile.told(path), replacing(path) as new, open(new, "wb") as file:
        file.write(table([(HEADER, header.SerializeToString(deterministic=True)), *sorted(pairs)]))


def piece(name, array, number) -> bytes:
    """The value that holds a whole tensor."""
    found = messages.SavedTensorSlices()
    found.data.name = name
    put_whole(found.data.slice, array.ndim)
    numbers = messages.TensorProto(dtype=number)
    put_numbers(numbers, np.ascontiguousarray(array).reshape(-1))
    numbers.ClearField("dtype")
    found.data.data.CopyFrom(numbers)
    return found.SerializeToString(deterministic=True)


def put_whole(proto, rank) -> None:
    """Let a TensorSliceProto speak of all that a tensor with so many axes has."""
    proto.SetInParent()
    for _ in range(rank):
        proto.extent.add()


def key_of(name, rank) -> bytes:
    """The key of a whole tensor: such bytes sort as names do."""
    count = bytes([1, rank]) if rank else b"\x00"
    return b"\x00" + text_code(name) + count + WHOLE_AXIS * rank


def text_code(text) -> bytes:
    """A text so that its end sorts before all that could follow.

    >>> text_code("a") < text_code("a/b") < text_code("b")
    True
    """
    return text.encode().replace(b"\xff", b"\xff\x00").replace(b"\x00", b"\x00\xff") + END


# --- reading ---------------------------------------------------------------------------------------------------------
def read_slices(pattern, name):
    """The tensor of that name: a NumPy array.

    pattern: of the names of the files, in which its pieces lie.

    Raises: NotFoundError where there is no such file or tensor; DataLossError where a file is damaged.
    """
    paths = sorted(glob.glob(gfile.as_path(pattern)))
    if not paths:
        raise NotFoundError(explain("Restore", f"Unsuccessful TensorSliceReader constructor: Failed to find any "
                                    f"matching files for {pattern}", "there must be one"))
    names, found, pieces = set(), None, []
    for path in paths:
        content = dict(entries(gfile.content(path), path))
        metas = header_of(content, path)
        names |= set(metas)
        found = metas.get(name, found)
        start = b"\x00" + text_code(name)
        pieces += [messages.parse("SavedTensorSlices", value, path).data
                   for key, value in content.items() if key.startswith(start)]
    if found is None:
        raise NotFoundError(explain("Restore", f'Tensor name "{name}" not found in checkpoint files {pattern}',
                                    "they have others", did_you_mean(name, names)))
    return assembled(found, pieces, f"{pattern}: {name}")


def header_of(content, path) -> dict:
    """name -> SavedSliceMeta of a file."""
    if HEADER not in content:
        raise damaged(path, f"{len(content)} entries", "one of them must tell what tensors there are")
    header = messages.parse("SavedTensorSlices", content[HEADER], path)
    return {meta.name: meta for meta in header.meta.tensor}


def assembled(meta, pieces, where):
    """The array of a SavedSliceMeta, of SavedSlices."""
    dims = dims_of(meta.shape)
    if dims is None or None in dims or meta.type not in NUMPY:
        raise damaged(where, f"a tensor of shape {dims} and DataType {meta.type}", "these must be known")
    arrays = [(place, elements(each, meta.type, place, dims, where))
              for each in pieces for place in [place_of(each.slice, dims, where)]]
    if sum(array.size for _, array in arrays) != prod(dims) or not arrays:
        raise damaged(where, f"{len(pieces)} pieces for the shape {list(dims)}", "together they must be all of it")
    if len(arrays) == 1:
        return arrays[0][1]
    whole = np.empty(dims, NUMPY[meta.type])
    for place, array in arrays:
        whole[place] = array
    return whole


def place_of(proto, dims, where) -> tuple:
    """The slices of a TensorSliceProto in a tensor."""
    if len(proto.extent) not in (0, len(dims)):
        raise damaged(where, f"a piece with {len(proto.extent)} axes", f"the tensor has {len(dims)}")
    place = tuple(slice(each.start, each.start + each.length if each.HasField("length") else n)
                  for each, n in zip(proto.extent, dims)) or (slice(None),) * len(dims)
    if any(part.stop is not None and not 0 <= part.start <= part.stop <= n for part, n in zip(place, dims)):
        raise damaged(where, f"a piece at {place}", f"the shape is {list(dims)}")
    return place


def elements(saved, number, place, dims, where):
    """The array of a SavedSlice."""
    proto = messages.TensorProto()
    proto.CopyFrom(saved.data)
    proto.dtype = number
    size = [len(range(*part.indices(n))) for part, n in zip(place, dims)]
    if not proto.tensor_content and listed_count(proto) != prod(size):
        raise damaged(where, f"{listed_count(proto)} elements", f"the piece has {prod(size)}")
    proto.tensor_shape.CopyFrom(shape_proto(size))
    try:
        return np.array(array_of(proto, where))
    except InvalidArgumentError as error:
        raise DataLossError(str(error)) from None


def listed_count(proto) -> int:
    """How many elements stand in the list."""
    kind, field = LISTS[proto.dtype]
    return len(getattr(proto, field)) // (2 if kind in (np.complex64, np.complex128) else 1)
