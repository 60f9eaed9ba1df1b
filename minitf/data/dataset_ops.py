"""The ops of datasets in graphs: a pipeline, a pass over it, its elements. Floor 5. Read next: `in_graph.py`.

A pipeline and a pass over it are values of the program, like tensors. Taking an element from a pass changes it, so the
ops are stateful, and stay in program order.
"""

from __future__ import annotations

import numpy as np

from .. import tree
from ..backend.dtypes import bool_, int64, variant
from ..backend.errors import OutOfRangeError, explain
from ..core.context import local
from ..core.op import Op, no_gradient
from ..core.spec import Spec
from ..core.tensor import Tensor
from ..graph.func_graph import init_scope
from .binding import Pipeline, bound
from .iterator import Pass, single


class MakeDataset(Op):
    """y = a pipeline with the values xs for the symbolic tensors `symbols`.   xs: any  ->  y: variant []."""

    takes_any = stateful = True
    gradient = no_gradient

    def infer(*xs, stage, symbols):
        return Spec((), variant)

    def kernel(xp, *xs, stage, symbols):
        device = local.state.place()
        return Pipeline(bound(stage, symbols, [Tensor(x, device) for x in xs]))


class AnonymousIterator(Op):
    """y = a pass over a dataset.   dataset: variant []  ->  y: variant []."""

    stateful = True
    gradient = no_gradient

    def infer(dataset):
        return Spec((), variant)

    def kernel(xp, dataset):
        with init_scope():
            return Pass(dataset.stage.begin())


class DatasetCardinality(Op):
    """y = how many elements there are.   dataset: variant []  ->  y: int64 []."""

    gradient = no_gradient

    def infer(dataset):
        return Spec((), int64)

    def kernel(xp, dataset):
        return np.array(dataset.stage.cardinality(), np.int64)


class IteratorGetNext(Op):
    """more, xs = whether there is a next element, and its tensors.   place: variant []  ->  more: bool [], xs: [...].

    specs: what is known of the xs. ends: whether the end is no error; the xs are then zeros.
    """

    types = ("handle",)
    handle = frozenset({variant})
    stateful = True
    gradient = no_gradient

    def infer(place, *, specs, ends):
        return (Spec((), bool_), *specs)

    def kernel(xp, place, *, specs, ends):
        with init_scope():
            try:
                leaves = tree.flatten(place.cursor.next(), expand_composites=True)
            except StopIteration:
                if not ends:
                    raise OutOfRangeError(explain("IteratorGetNext", "the dataset has no more elements",
                                                  "End of sequence")) from None
                return (np.False_, *(zeros_of(spec) for spec in specs))
        return (np.True_, *(x._array for x in leaves if x is not None))


class DatasetToSingleElement(Op):
    """xs = the tensors of the one element of a dataset.   dataset: variant []  ->  xs: [...], as `specs` says."""

    stateful = several = True
    gradient = no_gradient

    def infer(dataset, *, specs):
        return specs

    def kernel(xp, dataset, *, specs):
        with init_scope():
            leaves = tree.flatten(single(dataset.stage), expand_composites=True)
        return tuple(x._array for x in leaves if x is not None)


def zeros_of(spec):
    """What stands for a tensor that is not there; nobody reads it."""
    if spec.dtype is variant:
        return Pipeline(None)
    return np.zeros([d or 0 for d in spec.dims or ()], spec.dtype.as_numpy_dtype)
