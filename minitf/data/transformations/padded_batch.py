"""padded_batch: elements of several sizes in one batch, filled up to the largest. Floor 5. Read next: `scan.py`."""

from __future__ import annotations

import numpy as np

from ... import tree
from ...backend.errors import DataLossError, InvalidArgumentError, explain
from ...backend.shapes import TensorShape
from ...core.convert import convert_to_tensor
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ..stage import Cursor, Stage
from ..values import is_open


class PaddedBatch(Stage):
    """Each `batch_size` elements as one, filled up to `padded_shapes`.  Source: tf.data.Dataset.padded_batch.

    padded_shapes: for each leaf a shape, in which an axis that is None or -1 is as long as the longest of the batch.
    padding_values: for each leaf what fills it up; zeros, and empty strings, by default.
    """

    def __init__(self, source, batch_size, padded_shapes=None, padding_values=None, drop_remainder=False):
        self.sources = (source,)
        self.batch_size = batch_size
        self.drop_remainder = drop_remainder
        specs = tree.flatten(source.element_spec)
        _check_specs(specs)
        self.shapes = _padded_shapes(source.element_spec, specs, padded_shapes)
        self.values = _padding_values(source.element_spec, specs, padding_values)
        size = batch_size if drop_remainder and not is_open(batch_size) else None
        found = [TensorSpec([size, *(None if d == -1 or is_open(d) else d for d in dims)], spec.dtype)
                 for dims, spec in zip(self.shapes, specs)]
        self.element_spec = tree.pack_sequence_as(source.element_spec, found)

    def cardinality(self):
        whole = self.sources[0].cardinality()
        if whole < 0:
            return whole
        return whole // self.batch_size if self.drop_remainder else -(-whole // self.batch_size)

    def start(self):
        return PaddedBatchCursor(self.sources[0].begin(), self)


class PaddedBatchCursor(Cursor):
    """It has no place of its own: the source has it."""

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage

    def next(self):
        stage = self.stage
        elements = self.above[0].several(stage.batch_size)
        if not elements or (stage.drop_remainder and len(elements) < stage.batch_size):
            raise StopIteration
        return [_padded(leaves, dims, value)
                for leaves, dims, value in zip(zip(*elements), stage.shapes, stage.values)]


def _padded(leaves, dims, value):
    """Tensors of one rank -> one tensor [N, ...], with `value` where a leaf ends."""
    arrays = [x._array for x in leaves]
    for other in (a for a in arrays if a.ndim != len(dims)):
        raise InvalidArgumentError(explain(
            "Dataset.padded_batch", f"an element of rank {other.ndim}",
            f"All elements in a batch must have the same rank as the padded shape {list(dims)}"))
    longest = np.max([a.shape for a in arrays], axis=0) if arrays[0].ndim else ()
    wanted = tuple(int(largest) if d == -1 else d for d, largest in zip(dims, longest))
    if any(have > want for have, want in zip(longest, wanted)):
        raise DataLossError(explain(
            "Dataset.padded_batch", f"an element of shape {[int(n) for n in longest]}",
            f"Attempted to pad to a smaller size than the input element: the padded shape is {list(wanted)}"))
    result = np.full((len(arrays), *wanted), value, arrays[0].dtype)
    for i, array in enumerate(arrays):
        result[(i, *map(slice, array.shape))] = array
    return Tensor(result, leaves[0]._device)


def _check_specs(specs):
    for spec in specs:
        if not isinstance(spec, TensorSpec):
            raise TypeError(explain("Dataset.padded_batch", f"a component is {spec!r}",
                                    "only dense tensors can be filled up", "Use batch"))


def _padded_shapes(element_spec, specs, padded_shapes):
    """For each leaf a tuple of sizes, -1 for as long as the longest."""
    if padded_shapes is None:
        if any(spec.shape.rank is None for spec in specs):
            raise ValueError(explain("Dataset.padded_batch", "an element of unknown rank",
                                     "its padded shape cannot be guessed", "Pass padded_shapes"))
        given = [spec.shape for spec in specs]
    else:
        given = _leaves_like(element_spec, padded_shapes)
    return [_as_dims(shape, spec) for shape, spec in zip(given, specs, strict=True)]


def _leaves_like(spec, structure) -> list:
    """The shapes that stand where `spec` has its leaves; one shape may stand for all."""
    if isinstance(spec, dict):
        return [leaf for key in sorted(spec) for leaf in _leaves_like(spec[key], structure[key])]
    if isinstance(spec, tuple):
        return [leaf for part, below in zip(spec, structure, strict=True) for leaf in _leaves_like(part, below)]
    return [structure]


def _as_dims(shape, spec):
    if isinstance(shape, Tensor):
        shape = shape.numpy().tolist()
    dims = shape.as_list() if isinstance(shape, TensorShape) else shape if isinstance(shape, (list, tuple)) else [shape]
    dims = tuple(-1 if d is None else d if is_open(d) else int(d) for d in dims)
    if spec.shape.rank is not None and len(dims) != spec.shape.rank:
        raise ValueError(explain("Dataset.padded_batch", f"padded shape {list(dims)} for {spec!r}",
                                 "it must have as many axes as the element"))
    known = () if spec.shape.rank is None else spec.shape
    if any(have is not None and -1 < want < have for have, want in zip(known, dims) if not is_open(want)):
        raise ValueError(explain("Dataset.padded_batch", f"padded shape {list(dims)} for {spec!r}",
                                 "it must hold the element"))
    return dims


def _padding_values(element_spec, specs, padding_values):
    if padding_values is None:
        return [_nothing(spec.dtype) for spec in specs]
    given = _leaves_like(element_spec, padding_values) if tree.is_nested(padding_values) else [padding_values] * len(
        specs)
    return [_nothing(spec.dtype) if value is None else convert_to_tensor(value, _dtype_for(value, spec)).numpy()
            for value, spec in zip(given, specs, strict=True)]


def _dtype_for(value, spec):
    """The dtype of the leaf; a tensor keeps its own, which must be that."""
    if isinstance(value, Tensor) and value.dtype != spec.dtype:
        raise TypeError(explain("Dataset.padded_batch", f"a padding value of {value.dtype.name} for {spec!r}",
                                "it must have the dtype of the component"))
    return spec.dtype


def _nothing(dtype):
    return b"" if dtype.name == "string" else np.zeros((), dtype.as_numpy_dtype)[()]
