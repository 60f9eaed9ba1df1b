"""Ops on lists of tensors that TensorFlow has and minitf makes of others. Floor 4. Read `control/list_ops.py` first."""

from __future__ import annotations

import numpy as np

from ...core.context import local
from ...core.execute import execute
from ...ops.shapes.layout import shape
from ...ops.shapes.sequences import range_
from ..control import list_ops
from .plain_reader import element_shape


def read_from_tensor(reader, node):
    """TensorListFromTensor: a list with the rows of a tensor."""
    x = node.inputs[0]
    rows = range_(shape(x)[0])
    dims = None if x.spec.dims is None else x.spec.dims[1:]
    attrs = {"element_dtype": x.dtype, "element_shape": dims}
    empty = execute(list_ops.TensorListReserve, shape(x)[0], **attrs)
    return reader.add(node.name, list_ops.TensorListScatter, [empty, rows, x], {"resize": False}).outputs


def read_stack(reader, node):
    """TensorListStack: all items as the rows of a tensor."""
    items, element = node.inputs
    rows = range_(execute(list_ops.TensorListLength, items))
    attrs = {"element_dtype": node.attrs["element_dtype"], "element_shape": element_shape(element.spec.value)}
    return reader.add(node.name, list_ops.TensorListGather, [items, rows], attrs).outputs


def read_empty(reader, node):
    """EmptyTensorList: a list without items."""
    zero = local.state.graph.constant(np.array(0, np.int32))
    attrs = {"element_dtype": node.attrs["element_dtype"], "element_shape": element_shape(node.inputs[0].spec.value)}
    return reader.add(node.name, list_ops.TensorListReserve, [zero], attrs).outputs


def read_push(reader, node):
    """TensorListPushBack: one item more, at the end."""
    items, x = node.inputs
    length = execute(list_ops.TensorListLength, items)
    return reader.add(node.name, list_ops.TensorListSetItem, [items, length, x], {"resize": True}).outputs


def read_split(reader, node):
    """TensorListSplit: pieces of a tensor; ours needs no shape of items."""
    x, _, lengths = node.inputs
    return reader.add(node.name, list_ops.TensorListSplit, [x, lengths], {}).outputs


def read_concat(reader, node):
    """TensorListConcat and its second version: the items one after the other; the lengths of each come out, too."""
    items, *rest = node.inputs
    dims = element_shape(rest[0].spec.value) if rest else node.attrs["element_shape"]
    attrs = {"element_dtype": node.attrs["element_dtype"], "element_shape": dims}
    return reader.add(node.name, list_ops.TensorListConcat, [items], attrs).outputs


LIST_READERS = {
    "TensorListFromTensor": read_from_tensor,
    "TensorListStack": read_stack,
    "EmptyTensorList": read_empty,
    "TensorListPushBack": read_push,
    "TensorListSplit": read_split,
    **dict.fromkeys(["TensorListConcat", "TensorListConcatV2"], read_concat),
}
