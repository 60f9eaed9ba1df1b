"""ParseExampleV2, there and back: the columns of serialized examples. Floor 4.

Read `ops/examples/parse_example.py` first. Ours lists the columns one after the other. TensorFlow sorts them by kind,
first the sparse ones, then the dense, then the ragged; and of the sparse ones it gives first all indices, then all
values, then all shapes.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import int64, string
from ...backend.errors import UnimplementedError, explain
from ...ops.examples.features import FixedLenFeature, FixedLenSequenceFeature, VarLenFeature
from ...ops.examples.parse_example import ParseExampleV2
from ...ops.shapes.identity import cast

KIND = {"sparse": "sparse", "dense": "dense", "sequence": "dense", "ragged": "ragged"}  # ours -> TensorFlow's
PARTS = {"sparse": 3, "dense": 1, "ragged": 2}


# --- reading ----------------------------------------------------------------------------------------------------------
def read_parse_example(reader, node):
    """The op of ours with these columns; its results in TensorFlow's order."""
    serialized, _, sparse, dense, ragged, *defaults = node.inputs
    attrs = node.attrs
    wanted = [("sparse", key, VarLenFeature(dtype)) for key, dtype in zip(keys_of(node, sparse), attrs["sparse_types"])]
    wanted += [dense_column(key, *rest) for key, *rest in zip(
        keys_of(node, dense), attrs["Tdense"], attrs["dense_shapes"], defaults, strict=True)]
    wanted += [("ragged", key, VarLenFeature(dtype)) for key, dtype in zip(
        keys_of(node, ragged), attrs["ragged_value_types"])]
    found = reader.add(node.name, ParseExampleV2, [serialized], {"wanted": tuple(wanted)}).outputs
    results = [found[place] for place in places([KIND[kind] for kind, _, _ in wanted])]
    splits = attrs["ragged_split_types"]
    before = len(results) - len(splits)
    rows = [y if dtype is int64 else cast(y, dtype) for y, dtype in zip(results[before:], splits)]
    return results[:before] + rows


def keys_of(node, x) -> list[str]:
    """The names of columns, which must be known.  Raises: UnimplementedError where they are not."""
    if x.spec.value is None:
        raise UnimplementedError(explain("GraphDef", f"node {node.name!r} is told its columns by {x.name!r}",
                                         "they must be constants"))
    return [key.decode() for key in x.spec.value.reshape(-1).tolist()]


def dense_column(key, dtype, dims, default):
    """A column of fixed size, or with any number of pieces of one."""
    value = default.spec.value
    value = None if value is None or not value.size else value.tolist()
    value = frozen(value)
    if dims and dims[0] is None:
        return "sequence", key, FixedLenSequenceFeature(tuple(dims[1:]), dtype, True, value)
    return "dense", key, FixedLenFeature(tuple(dims or ()), dtype, value)


def frozen(value):
    """A list as a tuple, so that it can be part of an attribute."""
    return tuple(map(frozen, value)) if isinstance(value, list) else value


def places(kinds) -> list[int]:
    """For each tensor in TensorFlow's order, its place in ours."""
    starts = np.cumsum([0, *(PARTS[kind] for kind in kinds)]).tolist()
    of = {kind: [start for start, other in zip(starts, kinds) if other == kind] for kind in PARTS}
    return [start + part for kind, count in PARTS.items() for part in range(count) for start in of[kind]]


# --- writing ----------------------------------------------------------------------------------------------------------
def write_parse_example(writer, node):
    """TensorFlow's op for ours."""
    wanted = node.attrs["wanted"]
    by_kind = {kind: [(key, feature) for ours, key, feature in wanted if KIND[ours] == kind] for kind in PARTS}
    dense = by_kind["dense"]
    texts = {f"{kind}_keys": [key for key, _ in columns] for kind, columns in by_kind.items()}
    constants = [writer.nodes.constant(f"{node.name}/{name}", strings(keys))
                 for name, keys in {"names": [], **texts}.items()]
    defaults = [writer.nodes.constant(f"{node.name}/default_{i}", default_of(feature)) for i, (_, feature) in
                enumerate(dense)]
    attrs = {"num_sparse": len(by_kind["sparse"]), "sparse_types": types_of(by_kind["sparse"]),
             "Tdense": types_of(dense), "dense_shapes": [shape_of(feature) for _, feature in dense],
             "ragged_value_types": types_of(by_kind["ragged"]),
             "ragged_split_types": (int64,) * len(by_kind["ragged"])}
    order = places([KIND[kind] for kind, _, _ in wanted])
    dtypes = [node.outputs[place].spec.dtype for place in order]
    found = writer.add(node, "ParseExampleV2", [*writer.inputs_of(node), *constants, *defaults], attrs, dtypes)
    return [found[order.index(place)] for place in range(len(order))]


def strings(texts):
    """Texts as a vector of bytes."""
    return np.array([*(text.encode() for text in texts), None], object)[:-1]


def types_of(columns) -> tuple:
    """The dtypes of columns."""
    return tuple(feature.dtype for _, feature in columns)


def shape_of(feature):
    """The shape of a dense column: with an open axis in front, where the number of pieces is open."""
    dims = tuple(feature.shape)
    return (None, *dims) if isinstance(feature, FixedLenSequenceFeature) else dims


def default_of(feature):
    """The default of a dense column; empty where it has none."""
    kind = object if feature.dtype is string else feature.dtype.np
    if feature.default_value is None:
        return np.zeros(0, kind)
    if isinstance(feature, FixedLenSequenceFeature):
        return np.array(feature.default_value, kind)
    values = np.empty(tuple(feature.shape), kind)
    values[...] = np.array(feature.default_value, kind)
    return values
