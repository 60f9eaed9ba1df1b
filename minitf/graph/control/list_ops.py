"""The ops on lists of tensors, of which a TensorArray is made. Floor 4. Read `tensor_list.py` first.

A list is one value, so it can be a loop variable. Its gradient is a list, too: under each index the gradient of the
item there, and nothing where that is zero.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import INDEX, int32, variant
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from .kept import Remember, gradient_kept
from .tensor_list import TensorList

LIST = Spec((), variant)
HANDLE = frozenset({variant})


class TensorListReserve(Op):
    """y = a list of n items, none of them written yet.   n: int32 []  ->  y: variant []."""

    types = ("n",)
    n = INDEX
    gradient = no_gradient

    def infer(n):
        return LIST

    def kernel(xp, n):
        return TensorList(int(n))


class TensorListLength(Op):
    """n = the number of items, written or not.   list: variant []  ->  n: int32 []."""

    types = ("handle",)
    handle = HANDLE
    gradient = no_gradient

    def infer(list):
        return Spec((), int32)

    def kernel(xp, list):
        return xp.asarray(list.length, "int32")


class TensorListSetItem(Op):
    """y = the list with x at index i.   list: variant [], i: int32 [], x: any [...]  ->  y: variant [].

    resize: whether an index behind the end makes the list longer.
    """

    types = ("handle", "index", "T")
    handle = HANDLE
    index = INDEX

    def infer(list, i, x, *, resize):
        return LIST

    def kernel(xp, list, i, x, *, resize):
        return list.with_item(checked(list, int(i), resize), x, max(list.length, int(i) + 1))

    def gradient(call, dy):
        _, i, x = call.inputs
        return [execute(Erase, dy, i), None, gradient_kept(dy, i, x, None)]


class TensorListGetItem(Op):
    """y = the item at index i; zeros, where it was not written.   list: variant [], i: int32 []  ->  y: [...].

    element_dtype, element_shape: what is known of the items.
    """

    types = ("handle", "index")
    handle = HANDLE
    index = INDEX

    def infer(list, i, *, element_dtype, element_shape):
        return Spec(element_shape, element_dtype)

    def kernel(xp, list, i, *, element_dtype, element_shape):
        return item(xp, list, checked(list, int(i)), element_dtype, element_shape)

    def gradient(call, dy):
        return [execute(Remember, call.inputs[1], dy, position=None), None]


class TensorListGather(Op):
    """y[k] = the item at indices[k].   list: variant [], indices: int32 [N]  ->  y: [N, ...]."""

    types = ("handle", "index")
    handle = HANDLE
    index = INDEX

    def infer(list, indices, *, element_dtype, element_shape):
        if element_shape is None:
            return Spec(None, element_dtype)
        return Spec(((indices.dims or (None,))[0], *element_shape), element_dtype)

    def kernel(xp, list, indices, *, element_dtype, element_shape):
        rows = [item(xp, list, checked(list, i), element_dtype, element_shape) for i in indices.tolist()]
        if rows:
            return stacked(xp, rows)
        return xp.zeros((0, *(n or 0 for n in element_shape or ())), element_dtype.np)

    def gradient(call, dy):
        return [execute(Spread, call.inputs[1], dy), None]


class TensorListScatter(Op):
    """y = the list with x[k] at indices[k].   list: variant [], indices: int32 [N], x: [N, ...]  ->  y: variant []."""

    types = ("handle", "index", "T")
    handle = HANDLE
    index = INDEX

    def infer(list, indices, x, *, resize):
        if x.rank == 0:
            raise RuleError("x needs an axis of items")
        return LIST

    def kernel(xp, list, indices, x, *, resize):
        if len(indices) > len(x):
            raise RuleError(f"there must be a row of x for each of {len(indices)} indices")
        for i, row in zip(indices.tolist(), x):
            list = list.with_item(checked(list, i, resize), xp.asarray(row, x.dtype), max(list.length, i + 1))
        return list

    def gradient(call, dy):
        _, indices, x = call.inputs
        return [execute(Erase, dy, indices), None, execute(Collect, dy, indices, x)]


class TensorListConcat(Op):
    """y = all items, one after the other along their first axis.   list: variant []  ->  y: [sum of lengths, ...]."""

    types = ("handle",)
    handle = HANDLE

    def infer(list, *, element_dtype, element_shape):
        return Spec(None if element_shape is None else (None, *element_shape[1:]), element_dtype)

    def kernel(xp, list, *, element_dtype, element_shape):
        items = [item(xp, list, i, element_dtype, element_shape) for i in range(list.length)]
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
    """y = the list without the items at some indices: their gradient is zero.   list: variant [], i: int32."""

    types = ("handle", "index")
    handle = HANDLE
    index = INDEX

    def infer(list, i):
        return LIST

    def kernel(xp, list, i):
        for index in i.reshape(-1).tolist():
            list = list.with_item(index, None) if list.get(index) is not None else list
        return list

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
    """y[k] = the item at indices[k], or zeros where there is none.   list: variant [], indices: int32 [N], x: like y."""

    types = ("handle", "index", "T")
    handle = HANDLE
    index = INDEX

    def infer(list, indices, x):
        return x.with_dims(x.dims)

    def kernel(xp, list, indices, x):
        result = xp.zeros(x.shape, x.dtype)
        for k, i in enumerate(indices.tolist()):
            found = list.get(i)
            if found is not None:
                result[k] = found
        return result

    def gradient(call, dy):
        return [execute(Spread, call.inputs[1], dy), None, None]


class Join(Op):
    """y = the items one after the other, zeros where there is none.   list: variant [], x: like y, lengths: int32 [N]."""

    types = ("handle", "T", "index")
    handle = HANDLE
    index = INDEX

    def infer(list, x, lengths):
        return x.with_dims(x.dims)

    def kernel(xp, list, x, lengths):
        result = xp.zeros(x.shape, x.dtype)
        end = 0
        for i, n in enumerate(lengths.tolist()):
            end += n
            found = list.get(i)
            if found is not None:
                result[end - n:end] = found
        return result

    def gradient(call, dy):
        return [execute(TensorListSplit, dy, call.inputs[2]), None, None]


class ItemLengths(Op):
    """n[i] = the length of item i along its first axis.   list: variant []  ->  n: int32 [N]."""

    types = ("handle",)
    handle = HANDLE
    gradient = no_gradient

    def infer(list):
        return Spec((None,), int32)

    def kernel(xp, list):
        items = [list.get(i) for i in range(list.length)]
        return xp.asarray([0 if x is None else len(x) for x in items], "int32")


# --- on arrays -----------------------------------------------------------------------------------------------------
def checked(list, i, resize=False):
    """The index; a broken rule, where the list has no such item."""
    if i < 0 or (i >= list.length and not resize):
        raise RuleError(f"index {i} is not in a list of {list.length} items")
    return i


def item(xp, list, i, dtype, shape):
    """The item at `i`, zeros where none was written."""
    found = list.get(i)
    if found is not None:
        return found
    others = [x for _, x in list.items()]
    if others:
        shape = others[0].shape
    if shape is None or None in shape:
        raise RuleError(f"item {i} was never written, and the shape of items is not known", "Set element_shape")
    return xp.full(shape, b"", object) if dtype.np == object else xp.zeros(shape, dtype.np)


def stacked(xp, rows):
    if any(row.shape != rows[0].shape for row in rows):
        raise RuleError(f"items of shapes {sorted({row.shape for row in rows})} cannot be stacked")
    return xp.stack(rows)
