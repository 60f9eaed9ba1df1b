"""Ops that TensorFlow has and minitf makes of others: older versions, and those of gradients. Floor 4.

Read `reading.py` first. A row of RENAMED is an op of ours under another name; a row of COMPOSED is a function of
tensors, which may take several of ours.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...core.context import local, name_scope
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...ops.elementwise.extrema import clip_by_value
from ...ops.indexing.gather import gather
from ...ops.indexing.selection import where
from ...ops.indexing.slicing import PadV2
from ...ops.nn.sigmoid import sigmoid
from ...ops.shapes.identity import Identity
from ...ops.shapes.joining import concat
from ...ops.shapes.layout import reshape, shape
from ...ops.shapes.sequences import linspace
from ...ops.shapes.sums import add_n
from ...ops.variables.resource_ops import ReadVariableOp
from .plain_reader import op_of
from .signatures import signature_of

# Op of a file -> the op that it is here, and attributes that this has besides.
RENAMED = {
    "Add": ("AddV2", {}),
    "BatchMatMul": ("BatchMatMulV2", {}),
    "BatchMatMulV3": ("BatchMatMulV2", {}),
    "BiasAddV1": ("BiasAdd", {"data_format": "NHWC"}),
    "FusedBatchNorm": ("FusedBatchNormV3", {}),
    "FusedBatchNormV2": ("FusedBatchNormV3", {}),
    "FusedBatchNormGradV2": ("FusedBatchNormGradV3", {}),
    "Inv": ("Reciprocal", {}),
    "Unique": ("UniqueWithCounts", {}),
}


def read_renamed(reader, node):
    """An op that is here under another name; it may have outputs more."""
    name, attrs = RENAMED[node.op]
    return reader.plain(replace(node, op=name, signature=signature_of(name), attrs={**node.attrs, **attrs}))


def read_division(reader, node):
    """Div: of integers, the quotient cut towards zero."""
    exact = node.inputs[0].dtype.is_floating or node.inputs[0].dtype.is_complex
    name = "RealDiv" if exact else "TruncateDiv"
    return reader.add(node.name, op_of(replace(node, op=name)), node.inputs, {}).outputs


def padded(x, paddings):
    """`x` with zeros around it."""
    return execute(PadV2, x, paddings, np.zeros((), x.dtype.np))


def selected(condition, x, y):
    """`x` where the condition holds, else `y`; a vector of conditions chooses among rows."""
    rank = x.spec.rank
    if condition.spec.rank == 1 and rank is not None and rank > 1:
        condition = reshape(condition, [-1] + [1] * (rank - 1))
    return where(condition, x, y)


def gathered_from_variable(node, variable, indices):
    """The rows of a variable."""
    return gather(execute(ReadVariableOp, variable), indices, batch_dims=node.attrs["batch_dims"])


# Op of a file -> a function of its inputs.
COMPOSED = {
    "AccumulateNV2": lambda *xs: add_n(list(xs)),
    "ApproximateEqual": lambda x, y: abs(x - y) < 1e-5,
    "ClipByValue": clip_by_value,
    "Concat": lambda axis, *xs: concat(list(xs), axis=axis),
    "Gather": gather,
    "InvGrad": lambda y, dy: -dy * y * y,
    "LinSpace": linspace,
    "Pad": padded,
    "ReciprocalGrad": lambda y, dy: -dy * y * y,
    "RsqrtGrad": lambda y, dy: dy * y * y * y * -0.5,
    "Select": selected,
    "ShapeN": lambda *xs: [shape(x) for x in xs],
    "SigmoidGrad": lambda y, dy: dy * y * (1 - y),
    "SoftplusGrad": lambda dy, x: dy * sigmoid(x),
    "SqrtGrad": lambda y, dy: dy * 0.5 / y,
    "TanhGrad": lambda y, dy: dy * (1 - y * y),
    "VarIsInitializedOp": lambda handle: convert_to_tensor(True),
}


def read_composed(reader, node):
    """Several of our ops, and an Identity that has the node's name."""
    with name_scope(f"{reader.scope}{node.name}/"):
        found = COMPOSED[node.op](*node.inputs)
    return named(reader, node, found)


def read_gather_from_variable(reader, node):
    """ResourceGather: rows of a variable."""
    with name_scope(f"{reader.scope}{node.name}/"):
        found = gathered_from_variable(node, *node.inputs)
    return named(reader, node, found)


def named(reader, node, found):
    """The results, the last step of which has the node's name."""
    found = found if isinstance(found, list) else [found]
    results = [reader.add(f"{node.name}/{i}" if i else node.name, Identity, [local.state.graph.capture(y)], {})
               for i, y in enumerate(found)]
    return [result.outputs[0] for result in results]


OLD_READERS = {
    **dict.fromkeys(RENAMED, read_renamed),
    **dict.fromkeys(COMPOSED, read_composed),
    "Div": read_division,
    "ResourceGather": read_gather_from_variable,
}
