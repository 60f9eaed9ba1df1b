"""From a function of one row to one of all rows at once: each op gets one more axis. Floor 4. Read `map_fn.py` first.

The function is traced for a single row. Then its nodes are executed again, on all rows together: what comes from the
rows has the rows as its first axis, and everything else, such as a weight, has not. A rule for each op says how it is
done with that axis. Where an op has no rule, a loop over the rows has to do it.
"""

from __future__ import annotations

from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...ops.linalg.matmul import BatchMatMulV2
from ...ops.shapes.broadcasting import broadcast_to
from ...ops.shapes.joining import stack
from ...ops.shapes.layout import expand_dims, reshape
from ...ops.shapes.layout import shape as shape_of
from ..body import body_of, prune
from ..passes.steps import FILLERS, UFUNCS
from ..structure import Const


class NoRule(Exception):
    """An op that cannot be done for all rows at once."""


def for_all_rows(graph, rows) -> list:
    """The outputs of a graph that was traced for one row, for all rows: each with them as its first axis.

    rows: a tensor [N, ...] for each argument of the graph, N > 0.

    Raises: NoRule where an op has no rule.
    """
    count = rows[0].shape[0]
    count = shape_of(rows[0])[0] if count is None else count
    there = {id(x): (all_rows, True) for x, all_rows in zip(graph.arguments, rows, strict=True)}
    there.update((id(inside), (x, False)) for x, inside in graph.captures.values())
    for node in prune(body_of(graph)).nodes:
        found = outputs_of(node, [there[id(x)] for x in node.inputs], count)
        there.update((id(y), value) for y, value in zip(node.outputs, found, strict=True))
    return [spread(*there[id(y)], y, count) for y in graph.outputs]


def outputs_of(node, inputs, count) -> list:
    """(tensor, whether it has the axis of the rows) for each output of a node.

    inputs: the same for its inputs.
    """
    tensors, stacked = [x for x, _ in inputs], [is_stacked for _, is_stacked in inputs]
    known = node.attrs["value"].array if node.op is Const else node.outputs and node.outputs[0].spec.value
    if known is not None and len(node.outputs) == 1:
        return [(convert_to_tensor(known), False)]
    if node.type == "ReadVariableOp":
        return [(convert_to_tensor(tensors[0]), False)]
    if node.op.stateful or node.op.has_bodies or any(x.spec.rank is None for x in node.inputs):
        raise NoRule(node.type)
    if not any(stacked):
        found = execute(node.op, *tensors, **node.attrs)
        return [(y, False) for y in (found if isinstance(found, list) else [found])]
    if node.type not in RULES:
        raise NoRule(node.type)
    return [(RULES[node.type](node, tensors, stacked, count), True)]


def spread(x, is_stacked, like, count):
    """A tensor with the axis of the rows: if it has none yet, every row is the same.   like: the tensor of one row."""
    return x if is_stacked else broadcast_to(x, sizes(count, like.spec.dims))


def sizes(count, dims):
    """The shape of all rows, of which each has these dims."""
    if dims is None or None in dims:
        raise NoRule("sizes that are not known")
    return [count, *dims] if isinstance(count, int) else stack([count, *dims])


def known(x):
    """The value of a small tensor of a row's graph, as a list of numbers."""
    value = x.op.attrs["value"].array if x.op.op is Const else x.spec.value
    if value is None:
        raise NoRule("a shape that depends on the row")
    return value.tolist()


def aligned(node, tensors, stacked) -> list:
    """The inputs, so that they broadcast: where one row has fewer axes than another, axes of size 1 follow the rows."""
    rank = max(x.spec.rank for x in node.inputs)
    found = []
    for x, tensor, is_stacked in zip(node.inputs, tensors, stacked):
        for _ in range(rank - x.spec.rank if is_stacked else 0):
            tensor = expand_dims(tensor, 1)
        found.append(tensor)
    return found


# --- the rules: of the node of one row, its inputs, which of them have the axis of the rows, and the number of rows
def elementwise(node, tensors, stacked, count):
    """y = f(a, b, ...), with broadcasting."""
    return execute(node.op, *aligned(node, tensors, stacked), **node.attrs)


def reduction(node, tensors, stacked, count):
    """y = the sum of x over some axes."""
    rank, axis = node.inputs[0].spec.rank, node.attrs["axis"]
    axes = range(rank) if axis is None else [axis] if isinstance(axis, int) else axis
    return execute(node.op, *tensors, **{**node.attrs, "axis": tuple(a % rank + 1 for a in axes)})


def along_last_axis(node, tensors, stacked, count):
    """y = f(x), where f works along the last axis."""
    return execute(node.op, *tensors, **node.attrs)


def product(node, tensors, stacked, count):
    """y = a b, of matrices."""
    if node.inputs[0].dtype.is_complex:
        raise NoRule(node.type)
    adj_x, adj_y = tuple(node.attrs.values()) or (False, False)
    return execute(BatchMatMulV2, *aligned(node, tensors, stacked), adj_x=adj_x, adj_y=adj_y)


def to_shape(node, tensors, stacked, count):
    """y = x in another shape, which is known."""
    if stacked[1]:
        raise NoRule(node.type)
    return reshape(tensors[0], sizes(count, known(node.inputs[1])))


def to_wider_shape(node, tensors, stacked, count):
    """y = x, repeated to a shape that is known."""
    shape = known(node.inputs[1])
    x = tensors[0]
    for _ in range(len(shape) - node.inputs[0].spec.rank):
        x = expand_dims(x, 1)
    return broadcast_to(x, sizes(count, shape))


def transposition(node, tensors, stacked, count):
    """y = x with its axes in another order."""
    return execute(node.op, *tensors, perm=(0, *(axis + 1 for axis in node.attrs["perm"])))


def new_axis(node, tensors, stacked, count):
    """y = x with one more axis of size 1."""
    return execute(node.op, *tensors, axis=node.attrs["axis"] % (node.inputs[0].spec.rank + 1) + 1)


def without_axes(node, tensors, stacked, count):
    """y = x without some axes of size 1."""
    x = node.inputs[0].spec
    axes = node.attrs["squeeze_dims"] or [i for i, size in enumerate(x.dims) if size == 1]
    return execute(node.op, *tensors, squeeze_dims=tuple(a % x.rank + 1 for a in axes))


def lookup(node, tensors, stacked, count):
    """y = rows of x at some positions."""
    axis, batch_dims = node.attrs["axis"] % node.inputs[0].spec.rank, node.attrs["batch_dims"]
    if not stacked[0]:
        if axis or batch_dims:
            raise NoRule(node.type)
        return execute(node.op, *tensors, axis=0, batch_dims=0)
    return execute(node.op, *tensors, axis=axis + 1, batch_dims=batch_dims + 1 if stacked[1] else 0)


def joined(node, tensors, stacked, count):
    """y = several tensors, one behind the other, or side by side along a new axis."""
    axes = node.inputs[0].spec.rank + (node.type == "Pack")
    whole = [spread(*value, x, count) for value, x in zip(zip(tensors, stacked), node.inputs)]
    return execute(node.op, *whole, axis=node.attrs["axis"] % axes + 1)


def part(node, tensors, stacked, count):
    """y = x[begin:end:strides], at known places."""
    if stacked != [True, False, False, False]:
        raise NoRule(node.type)
    begin, end, strides = ([first, *known(x)] for first, x in zip((0, 0, 1), node.inputs[1:]))
    masks = node.attrs["masks"]
    shifted = {name: mask << 1 for name, mask in masks._asdict().items()}
    shifted["begin_mask"] |= 1
    shifted["end_mask"] |= 1
    return execute(node.op, tensors[0], begin, end, strides, masks=type(masks)(**shifted))


RULES = {
    **dict.fromkeys([*UFUNCS, *FILLERS, "Relu", "ReluGrad", "Relu6", "Elu", "Selu", "Pow", "FloorMod", "FloorDiv",
                     "Sign", "Tan", "Sinh", "Cosh", "Identity", "IsNan", "IsInf", "IsFinite"], elementwise),
    **dict.fromkeys(["Sum", "Mean", "Max", "Min", "Prod", "All", "Any"], reduction),
    **dict.fromkeys(["Softmax", "LogSoftmax"], along_last_axis),
    **dict.fromkeys(["MatMul", "BatchMatMulV2"], product),
    **dict.fromkeys(["ConcatV2", "Pack"], joined),
    "Reshape": to_shape, "BroadcastTo": to_wider_shape, "Transpose": transposition, "ExpandDims": new_axis,
    "Squeeze": without_axes, "GatherV2": lookup, "StridedSlice": part,
}  # fmt: skip
