"""What a body keeps for the way back, and the ops that look at it. Floor 4. Read next: `tensor_list.py`.

`kept` is a list with a tuple for every run of the body: `kept[i][position]` is one tensor's value in run i. Its
gradient is a TensorList with the keys (i, position), of which most are missing, and count as zeros.
"""

from __future__ import annotations

from ...backend.dtypes import INDEX, int32, variant
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from .tensor_list import TensorList


class Kept(list):
    """The list as a value in a program."""

    dtype, shape, ndim, size = variant, (), 0, 1


class Recall(Op):
    """y = kept[i][position].   kept: variant [], i: int32 []  ->  y: like `spec`."""

    types = ("kept", "index")
    kept = frozenset({variant})
    index = INDEX

    def infer(kept, i, *, position, like):
        return like

    def kernel(xp, kept, i, *, position, like):
        return kept[i][position]

    def gradient(call, dy):
        i = call.inputs[1]
        return [execute(Remember, i, dy, position=call.attrs["position"]), None]

    def write(writer, node):
        kept, i = [writer.names[id(x)] for x in node.inputs]
        writer.assign(node, f"{kept}[{i}][{node.attrs['position']}]")


class Remember(Op):
    """y = a list with x alone, under (i, position).   i: int32 [], x: any [...]  ->  y: variant []."""

    types = ("index", "T")
    index = INDEX

    def infer(i, x, *, position):
        return Spec((), variant)

    def kernel(xp, i, x, *, position):
        return TensorList(0, {key_of(i, position): x})

    def gradient(call, dy):
        i, x = call.inputs
        return [None, gradient_kept(dy, i, x, call.attrs["position"])]


class KeptGradient(Op):
    """y = kept[i, position], or zeros like x where there is none.   kept: variant [], i: int32 [], x: any [...]."""

    types = ("kept", "index", "T")
    kept = frozenset({variant})
    index = INDEX

    def infer(kept, i, x, *, position):
        return x.with_dims(x.dims)

    def kernel(xp, kept, i, x, *, position):
        found = kept.get(key_of(i, position))
        if found is None:
            return x.empty() if x.dtype is variant else xp.zeros(x.shape, x.dtype)
        return found

    def gradient(call, dy):
        return [execute(Remember, call.inputs[1], dy, position=call.attrs["position"]), None, None]


def key_of(i, position):
    """The key of a gradient: of what was kept at a position in run i, or of item i of a list of tensors."""
    return int(i) if position is None else (int(i), position)


class CountKept(Op):
    """n = len(kept).   kept: variant []  ->  n: int32 []."""

    types = ("kept",)
    kept = frozenset({variant})
    gradient = no_gradient

    def infer(kept):
        return Spec((), int32)

    def kernel(xp, kept):
        return xp.asarray(len(kept), "int32")


class EmptyList(Op):
    """y = a list without items: the zero of lists.   ->  y: variant []."""

    gradient = no_gradient

    def infer():  # type: ignore[misc]  # an op without inputs
        return Spec((), variant)

    def kernel(xp):
        return TensorList()


def recall(kept, i, position, spec):
    """The value of one tensor in run `i`."""
    return execute(Recall, kept, i, position=position, like=spec.with_dims(spec.dims))


def gradient_kept(kept, i, x, position):
    """The gradient of `x`, which was kept at `position` in run `i`."""
    return execute(KeptGradient, kept, i, x, position=position)


def count_of(kept):
    """How many runs there were."""
    return execute(CountKept, kept)
