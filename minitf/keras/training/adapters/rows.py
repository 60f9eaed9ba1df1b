"""Rows: everything that can be cut along its first axis, in one form. Floor 7. Read next: `arrays.py`.

An array is not copied to be trained on, with one exception: floats of another size than Keras's are cast, once, as
casting batch by batch would cost as much in every epoch.
"""

import math

import numpy as np

from .... import tree
from ....backend.dtypes import as_dtype
from ....backend.errors import explain
from ....core.context import local
from ....core.convert import convert_to_tensor
from ....core.tensor import Tensor
from ....ops.indexing.gather import gather
from ....ops.ragged.ragged_tensor import RaggedTensor
from ....ops.shapes.identity import cast
from ....ops.sparse.sparse_tensor import SparseTensor
from ...config import floatx


def has_rows(x):
    """Whether one leaf of a user's data can be cut into rows: an array, tensor, frame or column of pandas, or None."""
    return x is None or isinstance(x, Tensor | RaggedTensor | SparseTensor) or hasattr(x, "__array__")


def all_have_rows(data):
    """Whether every leaf of the data can be cut into rows, so that it can be shuffled and split here."""
    return all(map(has_rows, tree.flatten(data)))


def as_rows(x):
    """Return a leaf of the data as a NumPy array, a Tensor, a RaggedTensor or a SparseTensor.

    Floats get Keras's default size.

    A column of pandas becomes [N, 1], a frame [N, columns]; strings of Python become a tensor of strings.
    """
    if x is None or isinstance(x, RaggedTensor):
        return x
    if isinstance(x, SparseTensor):
        return cast(x, floatx()) if x.dtype.is_floating else x
    if isinstance(x, Tensor):
        return Tensor(_in_floatx(x._array), x._device)
    if hasattr(x, "iloc"):
        x = x.to_numpy() if x.ndim > 1 else np.expand_dims(x.to_numpy(), -1)
    x = np.asarray(x)
    return convert_to_tensor(x) if x.dtype.kind in "OUS" else _in_floatx(x)


def _in_floatx(array):
    wanted = as_dtype(floatx()).np
    return array.astype(wanted) if array.dtype.kind == "f" and array.dtype != wanted else array


def count_rows(data, names=("x", "y", "sample_weight")):
    """Return how many rows every leaf of the data has.

    data: a tuple of up to three structures, named by `names` in messages.
    Raises: ValueError where leaves differ in the number of their rows, or have no axis.
    """
    sizes = {name: [_rows(x) for x in tree.flatten(part) if x is not None] for name, part in zip(names, data)}
    different = set().union(*sizes.values())
    if len(different) != 1:
        received = [f"{name} has {' and '.join(map(str, found))} rows" for name, found in sizes.items() if found]
        raise ValueError(explain("Data cardinality is ambiguous", ", ".join(received) or "no data",
                                 "all arrays need the same number of samples",
                                 "Print the shapes; a missing transpose or a filter of one of them is a usual cause"))
    return different.pop()


def _rows(x):
    if len(x.shape) == 0:
        raise ValueError(explain("data", f"an array without axes: {x!r}", "its first axis counts the samples",
                                 "Wrap a single sample: x[None]"))
    return int(x.shape[0])


def cut(x, rows):
    """Return some rows of one leaf, as a tensor.

    rows: a slice, which shares the memory of an array, or an array of row numbers, int [B], which copies.
    """
    if x is None:
        return None
    if isinstance(x, RaggedTensor):
        return x[rows] if isinstance(rows, slice) else gather(x, rows)
    if isinstance(x, SparseTensor):
        return _cut_sparse(x, rows)
    array, device = (x._array, x._device) if isinstance(x, Tensor) else (x, local.state.place())
    part = array[rows] if isinstance(rows, slice) else array.take(rows, axis=0)
    return Tensor(part if isinstance(x, Tensor) or device.xp is np else device.put(part), device)


def _cut_sparse(x, rows):
    """The elements of a sparse tensor that stand in some rows, in the order of these."""
    numbers = np.arange(_rows(x))[rows]
    places = np.full(_rows(x), -1)  # number of a row -> where it stands among those that are wanted
    places[numbers] = np.arange(len(numbers))
    indices, values = x.indices.numpy(), x.values.numpy()
    place = places[indices[:, 0]]
    order = np.argsort(place, kind="stable")[np.count_nonzero(place < 0):]
    indices = np.concatenate([place[order, None], indices[order, 1:]], axis=1)
    return SparseTensor(indices, values[order], [len(numbers), *x.dense_shape.numpy()[1:]])


def split_rows(data, fraction):
    """Return two structures like the data: the first rows of every leaf, and the last `fraction` of them.

    Raises: ValueError where a leaf has no rows, or one side would be empty.
    """
    if not all_have_rows(data):
        found = sorted({type(x).__name__ for x in tree.flatten(data) if not has_rows(x)})
        raise ValueError(explain("fit: validation_split", f"data of type {', '.join(found)}",
                                 "it is only supported for tensors or NumPy arrays",
                                 "Pass the part to validate on as validation_data"))
    data = tree.map_structure(as_rows, data)
    total = count_rows(data)
    first = math.floor(total * (1.0 - fraction))
    if first in (0, total):
        raise ValueError(explain("fit: validation_split", f"{total} samples and validation_split={fraction}",
                                 "that is not sufficient to leave samples on both sides",
                                 "Give more data, or another fraction"))
    return _parts(data, slice(first)), _parts(data, slice(first, None))


def _parts(data, rows):
    return tree.map_structure(lambda x: _part(x, rows), data)


def _part(x, rows):
    return None if x is None else _cut_sparse(x, rows) if isinstance(x, SparseTensor) else x[rows]
