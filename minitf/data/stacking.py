"""Several elements as one, and one as several: a new first axis. Floor 5. Read `stage.py` first."""

from __future__ import annotations

import numpy as np

from ..backend.errors import InvalidArgumentError, explain
from ..core.tensor import Tensor
from ..ops.extension_types.extension_type import ExtensionType
from ..ops.extension_types.mapping import less_axes, mapped, more_axes
from ..ops.extension_types.opening import opened
from ..ops.ragged import joining
from ..ops.ragged.ragged_tensor import RaggedTensor
from ..ops.sparse.sparse_tensor import SparseTensor


def stacked(elements):
    """(how many, their leaves, each stacked along a new first axis).

    elements: lists of leaves, [N] of [leaf].
    Raises: InvalidArgumentError where leaves in one place differ in shape.
    """
    if not elements:
        return 0, []
    return len(elements), [_stack(i, leaves) for i, leaves in enumerate(zip(*elements))]


def _stack(component, leaves):
    first = leaves[0]
    if isinstance(first, Tensor):
        return _stack_tensors(component, leaves)
    if isinstance(first, RaggedTensor):
        return joining.stack(list(leaves))
    if isinstance(first, SparseTensor):
        return _stack_sparse(leaves)
    if first is None:
        return None
    if isinstance(first, ExtensionType):
        return mapped(lambda *parts: _stack(component, parts), *leaves, of_shape=more_axes(len(leaves)))
    raise TypeError(explain("Dataset.batch", f"component {component} is {first!r}", "it cannot be put into a batch"))


def _stack_tensors(component, leaves):
    first = leaves[0]
    arrays = [x._array for x in leaves]
    result = np.empty((len(arrays), *arrays[0].shape), arrays[0].dtype)
    for i, array in enumerate(arrays):
        if array.shape != arrays[0].shape:
            raise InvalidArgumentError(explain(
                "Dataset.batch", f"Cannot batch tensors with different shapes in component {component}: the first "
                f"element has shape {list(arrays[0].shape)}, element {i} has shape {list(array.shape)}",
                "all elements of a batch must have one shape", "Use padded_batch or ragged_batch"))
        result[i, ...] = array  # with the dots an array of one object is not itself made the object
    return Tensor(result, first._device)


def _stack_sparse(leaves):
    """Sparse tensors [...] of one rank -> one of [N, ...], as wide as the widest."""
    rows = [np.insert(x.indices.numpy(), 0, i, axis=1) for i, x in enumerate(leaves)]
    sizes = np.max([x.dense_shape.numpy() for x in leaves], axis=0)
    device = leaves[0].values._device
    parts = np.concatenate(rows), np.concatenate([x.values.numpy() for x in leaves]), np.array([len(leaves), *sizes])
    return SparseTensor(*(Tensor(part, device) for part in parts))


def row(leaf, i):
    """Row i of a stacked leaf."""
    if isinstance(leaf, ExtensionType):
        return mapped(lambda part: row(part, i), leaf, of_shape=less_axes)
    if isinstance(leaf, Tensor):
        return Tensor(leaf._array[i, ...], leaf._device)
    return None if leaf is None else _sparse_row(leaf, i) if isinstance(leaf, SparseTensor) else leaf[i]


def _sparse_row(leaf, i):
    indices = leaf.indices.numpy()
    own = indices[:, 0] == i
    device = leaf.values._device
    parts = indices[own, 1:], leaf.values.numpy()[own], leaf.dense_shape.numpy()[1:]
    return SparseTensor(*(Tensor(part, device) for part in parts))


def size_of(leaf) -> int:
    """How many rows a stacked leaf has."""
    if isinstance(leaf, ExtensionType):
        return size_of(opened(leaf)[0][0])
    if isinstance(leaf, RaggedTensor):
        return int(leaf.nrows())
    return int(leaf.dense_shape.numpy()[0]) if isinstance(leaf, SparseTensor) else leaf._array.shape[0]


def rows_between(leaf, start, stop):
    """Rows start to stop of a stacked leaf; of a tensor a view."""
    if isinstance(leaf, Tensor):
        return Tensor(leaf._array[start:stop], leaf._device)
    if isinstance(leaf, SparseTensor):
        return _stack_sparse([_sparse_row(leaf, i) for i in range(start, stop)])
    if isinstance(leaf, ExtensionType):
        resized = more_axes(stop - start)
        return mapped(lambda part: rows_between(part, start, stop), leaf, of_shape=lambda s: resized(less_axes(s)))
    return None if leaf is None else leaf[start:stop]


def joined(parts):
    """Blocks of rows, (how many, leaves) each, one after the other: a block again."""
    parts = [part for part in parts if part[0]]
    if len(parts) <= 1:
        return parts[0] if parts else (0, [])
    count = sum(part[0] for part in parts)
    return count, [_join(leaves) for leaves in zip(*(part[1] for part in parts))]


def _join(leaves):
    if isinstance(leaves[0], Tensor):
        return Tensor(np.concatenate([x._array for x in leaves]), leaves[0]._device)
    if leaves[0] is None:
        return None
    if isinstance(leaves[0], RaggedTensor):
        return joining.concat(*leaves, axis=0)
    if isinstance(leaves[0], ExtensionType):
        resized = more_axes(sum(map(size_of, leaves)))
        return mapped(lambda *parts: _join(parts), *leaves, of_shape=lambda s: resized(less_axes(s)))
    return _stack_sparse([row(x, i) for x in leaves for i in range(size_of(x))])
