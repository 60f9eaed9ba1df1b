"""The ops on lists of tensors, of which a TensorArray is made. Floor 4. Read `tensor_list.py` first.

A list is one value, so it can be a loop variable. Its gradient is a list, too: under each index the gradient of the
item there, and nothing where that is zero.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import INDEX, int32, string, variant
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from .kept import Remember, gradient_kept
from .tensor_list import TensorList

LIST = Spec((), variant)
HANDLE = frozenset({variant})


class TensorListReserve(Op):
    """y = a list of n items, none of them written yet.   n: int32 []  ->  y: variant [].

    element_dtype, element_shape: what is known of the items, for whoever writes the graph to a file.
    """

    types = ("n",)
    n = INDEX
    gradient = no_gradient

    def infer(n, *, element_dtype, element_shape):
        return LIST

    def kernel(xp, n, *, element_dtype, element_shape):
        return TensorList(int(n))


class TensorListLength(Op):
    """n = the number of items, written or not.   items: variant []  ->  n: int32 []."""

    types = ("handle",)
    handle = HANDLE
    gradient = no_gradient

    def infer(items):
        return Spec((), int32)

    def kernel(xp, items):
        return xp.asarray(items.length, "int32")


class TensorListSetItem(Op):
    """y = the list with x at index i.   items: variant [], i: int32 [], x: any [...]  ->  y: variant [].

    resize: whether an index behind the end makes the list longer.
    """

    types = ("handle", "index", "T")
    handle = HANDLE
    index = INDEX

    def infer(items, i, x, *, resize):
        return LIST

    def kernel(xp, items, i, x, *, resize):
        return items.with_item(checked(items, int(i), resize), x, max(items.length, int(i) + 1))

    def gradient(call, dy):
        _, i, x = call.inputs
        return [execute(Erase, dy, i), None, gradient_kept(dy, i, x, None)]


class TensorListGetItem(Op):
    """y = the item at index i; zeros, where it was not written.   items: variant [], i: int32 []  ->  y: [...].

    element_dtype, element_shape: what is known of the items.
    """

    types = ("handle", "index")
    handle = HANDLE
    index = INDEX

    def infer(items, i, *, element_dtype, element_shape):
        return Spec(element_shape, element_dtype)

    def kernel(xp, items, i, *, element_dtype, element_shape):
        return item(xp, items, checked(items, int(i)), element_dtype, element_shape)

    def gradient(call, dy):
        return [execute(Remember, call.inputs[1], dy, position=None), None]


class TensorListGather(Op):
    """y[k] = the item at indices[k].   items: variant [], indices: int32 [N]  ->  y: [N, ...]."""

    types = ("handle", "index")
    handle = HANDLE
    index = INDEX

    def infer(items, indices, *, element_dtype, element_shape):
        if element_shape is None:
            return Spec(None, element_dtype)
        return Spec(((indices.dims or (None,))[0], *element_shape), element_dtype)

    def kernel(xp, items, indices, *, element_dtype, element_shape):
        rows = [item(xp, items, checked(items, i), element_dtype, element_shape) for i in indices.tolist()]
        if rows:
            return stacked(xp, rows)
        return xp.zeros((0, *(n or 0 for n in element_shape or ())), element_dtype.np)

    def gradient(call, dy):
        return [execute(Spread, call.inputs[1], dy), None]


class TensorListScatter(Op):
    """y = the list with x[k] at indices[k].   items: variant [], indices: int32 [N], x: [N, ...]  ->  y: variant []."""

    types = ("handle", "index", "T")
    handle = HANDLE
    index = INDEX

    def infer(items, indices, x, *, resize):
        if x.rank == 0:
            raise RuleError("x needs an axis of items")
        return LIST

    def kernel(xp, items, indices, x, *, resize):
        if len(indices) > len(x):
            raise RuleError(f"there must be a row of x for each of {len(indices)} indices")
        for i, row in zip(indices.tolist(), x):
            items = items.with_item(checked(items, i, resize), xp.asarray(row, x.dtype), max(items.length, i + 1))
        return items

    def gradient(call, dy):
        _, indices, x = call.inputs
        return [execute(Erase, dy, indices), None, execute(Collect, dy, indices, x)]


class TensorListConcat(Op):
    """y = all items, one after the other along their first axis.   items: variant []  ->  y: [sum of lengths, ...]."""

    types = ("handle",)
    handle = HANDLE

    def infer(items, *, element_dtype, element_shape):
        return Spec(None if element_shape is None else (None, *element_shape[1:]), element_dtype)

    def kernel(xp, items, *, element_dtype, element_shape):
        items = [item(xp, items, i, element_dtype, element_shape) for i in range(items.length)]
        if any(not x.ndim for x in items):
            raise RuleError("items without axes cannot be concatenated", "Use stack")
        if not items:
            return xp.zeros((0, *(n or 0 for n in (element_shape or ())[1:])), element_dtype.np)
        return xp.concatenate(items)

    def gradient(call, dy):
        return [execute(TensorListSplit, dy, execute(ItemLengths, call.inputs[0]))]


class TensorListSplit(Op):
    """y = a list of the pieces of x with these lengths along the first axis.   x: [...], lengths: int32 [N]."""

    types = ("T", "index")
    index = INDEX

    def infer(x, lengths):
        if x.rank == 0:
            raise RuleError("x needs an axis to be split")
        return LIST

    def kernel(xp, x, lengths):
        if int(lengths.sum()) != len(x):
            raise RuleError(f"the lengths {lengths.tolist()} must add up to {len(x)}, the length of x")
        ends = np.cumsum(lengths).tolist()
        pieces = {i: x[end - n:end] for i, (n, end) in enumerate(zip(lengths.tolist(), ends))}
        return TensorList(len(pieces), pieces)

    def gradient(call, dy):
        return [execute(Join, dy, *call.inputs), None]


# --- for gradients -------------------------------------------------------------------------------------------------
class Erase(Op):
    """y = the list without the items at some indices: their gradient is zero.   items: variant [], i: int32."""

    types = ("handle", "index")
    handle = HANDLE
    index = INDEX

    def infer(items, i):
        return LIST

    def kernel(xp, items, i):
        for index in i.reshape(-1).tolist():
            items = items.with_item(index, None) if items.get(index) is not None else items
        return items

    def gradient(call, dy):
        return [execute(Erase, dy, call.inputs[1]), None]


class Spread(Op):
    """y = a list with x[k] at indices[k], added where an index is there twice.   indices: int32 [N], x: [N, ...]."""

    types = ("index", "T")
    index = INDEX

    def infer(indices, x):
        return LIST

    def kernel(xp, indices, x):
        items: dict = {}
        for i, row in zip(indices.tolist(), x):
            items[i] = items[i] + row if i in items else xp.asarray(row, x.dtype)
        return TensorList(0, items)

    def gradient(call, dy):
        return [None, execute(Collect, dy, *call.inputs)]


class Collect(Op):
    """y[k] = the item at indices[k], or zeros where there is none.   items: variant [], indices: int32 [N], x: as y."""

    types = ("handle", "index", "T")
    handle = HANDLE
    index = INDEX

    def infer(items, indices, x):
        return x.with_dims(x.dims)

    def kernel(xp, items, indices, x):
        result = xp.zeros(x.shape, x.dtype)
        for k, i in enumerate(indices.tolist()):
            found = items.get(i)
            if found is not None:
                result[k] = found
        return result

    def gradient(call, dy):
        return [execute(Spread, call.inputs[1], dy), None, None]


class Join(Op):
    """y = the items one after the other, zeros where none is.   items: variant [], x: as y, lengths: int32 [N]."""

    types = ("handle", "T", "index")
    handle = HANDLE
    index = INDEX

    def infer(items, x, lengths):
        return x.with_dims(x.dims)

    def kernel(xp, items, x, lengths):
        result = xp.zeros(x.shape, x.dtype)
        end = 0
        for i, n in enumerate(lengths.tolist()):
            end += n
            found = items.get(i)
            if found is not None:
                result[end - n:end] = found
        return result

    def gradient(call, dy):
        return [execute(TensorListSplit, dy, call.inputs[2]), None, None]


class ItemLengths(Op):
    """n[i] = the length of item i along its first axis.   items: variant []  ->  n: int32 [N]."""

    types = ("handle",)
    handle = HANDLE
    gradient = no_gradient

    def infer(items):
        return Spec((None,), int32)

    def kernel(xp, items):
        items = [items.get(i) for i in range(items.length)]
        return xp.asarray([0 if x is None else len(x) for x in items], "int32")


# --- on arrays -----------------------------------------------------------------------------------------------------
def checked(items, i, resize=False):
    """The index; a broken rule, where the list has no such item."""
    if i < 0 or (i >= items.length and not resize):
        raise RuleError(f"index {i} is not in a list of {items.length} items")
    return i


def item(xp, items, i, dtype, shape):
    """The item at `i`, zeros where none was written."""
    found = items.get(i)
    if found is not None:
        return found
    others = [x for _, x in items.items()]
    if others:
        shape = others[0].shape
    if shape is None or None in shape:
        raise RuleError(f"item {i} was never written, and the shape of items is not known", "Set element_shape")
    return xp.full(shape, b"", object) if dtype is string else xp.zeros(shape, dtype.np)


def stacked(xp, rows):
    """Arrays of one shape as one.  Raises: RuleError where shapes differ."""
    if any(row.shape != rows[0].shape for row in rows):
        raise RuleError(f"items of shapes {sorted({row.shape for row in rows})} cannot be stacked")
    return xp.stack(rows)
