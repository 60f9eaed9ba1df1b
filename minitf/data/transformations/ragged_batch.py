"""ragged_batch and sparse_batch: elements of several sizes in one batch that is not filled up. Floor 5."""

from __future__ import annotations

import numpy as np

from ... import tree
from ...backend.dtypes import int64
from ...backend.errors import explain
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...ops.ragged import joining
from ...ops.ragged.ragged_tensor import RaggedTensor
from ...ops.ragged.spec import RaggedTensorSpec
from ...ops.sparse.sparse_tensor import SparseTensor
from ...ops.sparse.spec import SparseTensorSpec
from ..stacking import stacked
from ..stage import Cursor, Stage
from ..structure import with_axis
from ..values import is_open


class RaggedBatch(Stage):
    """Each `batch_size` elements as one, ragged where sizes are open.  Source: tf.data.Dataset.ragged_batch."""

    shown_as = "_BatchDataset"

    def __init__(self, source, batch_size, drop_remainder=False, row_splits_dtype=int64):
        self.sources = (source,)
        self.batch_size = batch_size
        self.drop_remainder = drop_remainder
        self.row_splits_dtype = row_splits_dtype
        self.element_spec = tree.map_structure(self._spec, source.element_spec)

    def _spec(self, spec):
        size = self.batch_size if self.drop_remainder and not is_open(self.batch_size) else None
        if not _is_open(spec):
            return with_axis(spec, size)
        return RaggedTensorSpec([size, *spec.shape.as_list()], spec.dtype, spec.shape.rank, self.row_splits_dtype)

    def cardinality(self):
        whole = self.sources[0].cardinality()
        if whole < 0:
            return whole
        return whole // self.batch_size if self.drop_remainder else -(-whole // self.batch_size)

    def start(self):
        specs = tree.flatten(self.sources[0].element_spec)
        return RaggedBatchCursor(self.sources[0].begin(), self, [_is_open(s) or is_row(s) for s in specs])


def is_row(spec) -> bool:
    """Whether a leaf is a row of a ragged tensor, that has a size of its own."""
    return isinstance(spec, RaggedTensorSpec) and spec.ragged_rank == 0


def _is_open(spec) -> bool:
    """Whether elements differ in shape."""
    return isinstance(spec, TensorSpec) and spec.shape.rank != 0 and not spec.shape.is_fully_defined()


class RaggedBatchCursor(Cursor):
    """It has no place of its own: the source has it.

    ragged: for each leaf, whether its batches are.
    """

    def __init__(self, source, stage, ragged):
        self.above = (source,)
        self.stage = stage
        self.ragged = ragged

    def next(self):
        elements = self.above[0].several(self.stage.batch_size)
        if not elements or (self.stage.drop_remainder and len(elements) < self.stage.batch_size):
            raise StopIteration
        return [self._ragged(leaves) if ragged else stacked([[x] for x in leaves])[1][0]
                for ragged, leaves in zip(self.ragged, zip(*elements))]

    def _ragged(self, leaves):
        """Tensors of one rank R -> a ragged tensor of R + 1 axes, all but the first ragged."""
        rows = [x if x.ndim < 2 else RaggedTensor.from_tensor(x, ragged_rank=x.ndim - 1) for x in leaves]
        batch = joining.stack(rows)
        splits = getattr(self.stage, "row_splits_dtype", int64)
        return batch if splits == int64 else batch.with_row_splits_dtype(splits)


class SparseBatch(Stage):
    """Each `batch_size` elements as the rows of a sparse tensor.  Source: tf.data.Dataset.sparse_batch.

    row_shape: what every element fits into.
    """

    shown_as = "_DenseToSparseBatchDataset"

    def __init__(self, source, batch_size, row_shape):
        spec = source.element_spec
        if not isinstance(spec, TensorSpec):
            raise TypeError(explain("Dataset.sparse_batch", f"elements like {spec!r}",
                                    "`sparse_batch` requires an input dataset whose elements have a single component"))
        self.sources = (source,)
        self.batch_size = batch_size
        self.row_shape = row_shape
        self.element_spec = SparseTensorSpec([None, *row_shape], spec.dtype)

    def start(self):
        return SparseBatchCursor(self.sources[0].begin(), self)


class SparseBatchCursor(Cursor):
    """It has no place of its own: the source has it."""

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage

    def next(self):
        elements = self.above[0].several(self.stage.batch_size)
        if not elements:
            raise StopIteration
        arrays = [leaves[0]._array for leaves in elements]
        indices = [np.insert(np.argwhere(np.ones(a.shape)), 0, i, axis=1) for i, a in enumerate(arrays)]
        device = elements[0][0]._device
        parts = np.concatenate(indices), np.concatenate([a.ravel() for a in arrays]), self._shape(arrays)
        return [SparseTensor(*(Tensor(part, device) for part in parts))]

    def _shape(self, arrays):
        largest = np.max([a.shape for a in arrays], axis=0)
        return np.array([len(arrays), *(n if d is None else d for d, n in zip(self.stage.row_shape, largest))])

