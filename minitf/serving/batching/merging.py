"""Several requests as one, and its outputs as theirs: rows put below each other. Floor 8. Next: `queue.py`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...backend.errors import FailedPreconditionError, InvalidArgumentError
from ..inference.predict import Arrays


def rows_of(inputs: Arrays) -> int:
    """How many rows a request has: the size of the first axis, which all its inputs share.

    Raises: InvalidArgumentError where they do not.
    """
    if not all(array.ndim for array in inputs.values()):
        raise InvalidArgumentError("Batching session Run() input tensors must have at least one dimension")
    sizes = {array.shape[0] for array in inputs.values()}
    if len(sizes) != 1:
        raise InvalidArgumentError("Batching session Run() input tensors must have equal 0th-dimension size")
    return sizes.pop()


def merged(requests: Sequence[Arrays], size: int) -> Arrays:
    """The rows of several requests below each other, then the first row until there are `size`.

    >>> a, b = {"x": np.array([[1, 2]])}, {"x": np.array([[3, 4]])}
    >>> merged([a, b], 3)["x"].tolist()
    [[1, 2], [3, 4], [1, 2]]

    Where shapes differ in other axes, all are filled up to the largest.
    """
    found = {}
    for name in requests[0]:
        arrays = alike([request[name] for request in requests])
        missing = size - sum(len(array) for array in arrays)
        if missing:
            arrays.append(np.repeat(arrays[0][:1], missing, axis=0))
        found[name] = arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
    return found


def alike(arrays: list[np.ndarray]) -> list[np.ndarray]:
    """The arrays, filled up with their own first element to one shape in all axes but the first."""
    shapes = {array.shape[1:] for array in arrays}
    if len(shapes) == 1:
        return list(arrays)
    largest = tuple(map(max, zip(*shapes)))
    return [np.pad(array, [(0, 0), *((0, want - have) for want, have in zip(largest, array.shape[1:]))],
                   constant_values=array.flat[0] if array.size else (b"" if array.dtype == object else 0))
            for array in arrays]


def parted(outputs: Arrays, rows: Sequence[int], size: int) -> list[Arrays]:
    """The outputs of each request.

    rows: of each request.   size: of the batch that was run.

    Raises: FailedPreconditionError where the model does not give a row for each row.
    """
    for array in outputs.values():
        if not array.ndim:
            raise FailedPreconditionError("Batched output tensor has 0 dimensions")
        if array.shape[0] != size:
            raise FailedPreconditionError("Batched output tensor's 0th dimension does not equal the sum of the 0th "
                                          "dimension sizes of the input tensors")
    found, start = [], 0
    for count in rows:
        found.append({name: array[start:start + count] for name, array in outputs.items()})
        start += count
    return found
