"""Ops on rows that TensorFlow has and minitf makes of others. Floor 4. Read `ops/ragged/ragged_tensor.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import float64
from ...backend.errors import UnimplementedError, explain
from ...core.context import name_scope
from ...ops.ragged.ragged_tensor import RaggedTensor
from ...ops.reductions.searching import searchsorted
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import reshape
from ...ops.shapes.layout import shape as shape_of
from .old_ops import named


def read_ragged_to_tensor(reader, node):
    """RaggedTensorToTensor: rows, filled up to a common length."""
    shape, values, default, *partitions = node.inputs
    kinds = node.attrs["row_partition_types"]
    with name_scope(f"{reader.scope}{node.name}/"):
        if set(kinds) == {"ROW_SPLITS"}:
            rows = RaggedTensor.from_nested_row_splits(values, partitions, validate=False)
        elif kinds[:1] == ("FIRST_DIM_SIZE",) and set(kinds[1:]) == {"VALUE_ROWIDS"}:
            rows = of_row_ids(values, partitions)
        else:
            raise UnimplementedError(explain("GraphDef", f"node {node.name!r} with partitions {kinds}",
                                             "they must be ROW_SPLITS, or VALUE_ROWIDS after a FIRST_DIM_SIZE"))
        found = rows.to_tensor(default, shape=wanted_shape(shape))
    return named(reader, node, found)


def of_row_ids(values, partitions):
    """Rows that are told by the number of its row for each value, innermost last."""
    count, *ids = partitions
    rows = values
    for i, row_ids in enumerate(reversed(ids)):
        is_outermost = i == len(ids) - 1
        rows = RaggedTensor.from_value_rowids(rows, row_ids, count if is_outermost else None, validate=False)
    return rows


def wanted_shape(shape):
    """The sizes that are asked for: -1 for as large as needed, and a single -1 for all of them."""
    value = shape.spec.value
    if value is None:
        raise UnimplementedError(explain("GraphDef", f"rows are filled up to the shape {shape.name!r}",
                                         "it must be a constant here"))
    return None if value.ndim == 0 else [None if n < 0 else n for n in value.tolist()]


def read_bucketize(reader, node):
    """Bucketize: between which two boundaries each value lies."""
    (x,) = node.inputs
    boundaries = np.asarray(node.attrs["boundaries"], np.float64)
    with name_scope(f"{reader.scope}{node.name}/"):
        found = reshape(searchsorted(boundaries, cast(reshape(x, [-1]), float64), side="right"), shape_of(x))
    return named(reader, node, found)


RAGGED_READERS = {"RaggedTensorToTensor": read_ragged_to_tensor, "Bucketize": read_bucketize}
