"""Datasets inside functions: `for x in dataset` and `next(iterator)` as parts of a graph. Floor 5.

A pass over a dataset is a value of the program, like a tensor: one op begins it, another takes the next element from
it. Both are stateful, so they stay in program order. Read `iterator.py` first.
"""

from __future__ import annotations

import numpy as np

from .. import tree
from ..backend.dtypes import bool_, variant
from ..backend.errors import OutOfRangeError, explain
from ..core.convert import convert_to_tensor
from ..core.execute import execute
from ..core.op import Op, no_gradient
from ..core.spec import Spec, TensorSpec
from ..graph.autograph.for_stmt import loops
from ..graph.autograph.overloads import OVERLOADS
from ..graph.autograph.staging import packed, unpacked
from ..graph.autograph.while_stmt import staged_while
from ..graph.control.cond import cond
from ..graph.func_graph import init_scope
from ..graph.function import as_spec
from ..ops.elementwise.logical import logical_and
from .stage import slots
from .structure import is_dataset


class Pass:
    """A pass over a dataset, as a value in a program."""

    dtype, shape, ndim, size = variant, (), 0, 1

    def __init__(self, cursor):
        self.cursor = cursor


class AnonymousIterator(Op):
    """y = a pass: `begin()` returns its cursor.   ->  y: variant []."""

    stateful = True
    gradient = no_gradient

    def infer(*, begin):
        return Spec((), variant)

    def kernel(xp, *, begin):
        with init_scope():
            return Pass(begin())


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
                return (np.False_, *(_zeros(spec) for spec in specs))
        return (np.True_, *(x._array for x in leaves if x is not None))


def _zeros(spec):
    """What stands for a tensor that is not there; nobody reads it."""
    return np.zeros([d or 0 for d in spec.dims or ()], spec.dtype.as_numpy_dtype)


class Elements:
    """The elements of a pass in the graph that is being built.

    begin: a function that returns the cursor. ends: whether the end is no error.
    """

    def __init__(self, begin, element_spec, ends=True):
        self.element_spec = element_spec
        self.parts = tree.flatten(element_spec, expand_composites=True)
        self.specs = tuple(as_spec(s) for s in self.parts if isinstance(s, TensorSpec))
        self.ends = ends
        self.place = execute(AnonymousIterator, begin=begin)

    def next(self):
        """(whether there is one, the tensors of the next element)."""
        more, *tensors = execute(IteratorGetNext, self.place, specs=self.specs, ends=self.ends)
        return more, tensors

    def element(self, tensors):
        """The element with these tensors."""
        given = iter(tensors)
        leaves = [next(given) if isinstance(s, TensorSpec) else None for s in self.parts]
        return tree.pack_sequence_as(self.element_spec, leaves, expand_composites=True)


def next_in_graph(iterator):
    """The next element of an iterator from outside, each time the graph runs."""
    elements = Elements(iterator.cursor, iterator.element_spec, ends=False)
    return elements.element(elements.next()[1])


# --- for x in dataset -------------------------------------------------------------------------------------------------
def dataset_for(dataset, loop_body, state, names, places, options, go_on):
    """The state after a loop over a dataset. The next element is taken after the body, with the rest of the state."""
    elements = Elements(dataset.stage.begin, dataset.element_spec)
    more, first = elements.next()
    n = len(first)

    def test(more, *values):
        return more if go_on is None else logical_and(more, go_on(*values[n:]))

    def body(more, *values):
        after = packed(loop_body(elements.element(values[:n]), *values[n:]), names)
        more, following = elements.next()
        return unpacked((more, *following, *after))

    inner = ("more", *(f"element_{i}" for i in range(n)), *names)
    options = {**options, "relax_shapes": True}
    return staged_while(test, body, (more, *first, *state), inner, places, options)[1 + n :]


def iterator_for(iterator, loop_body, state, names, places, options, go_on):
    """The state after a loop over an iterator. No element is taken that the body does not see."""
    elements = Elements(iterator.cursor, iterator.element_spec)

    def test(more, *values):
        return more if go_on is None else logical_and(more, go_on(*values))

    def body(more, *values):
        more, tensors = elements.next()
        after = cond(more, lambda: packed(loop_body(elements.element(tensors), *values), names), lambda: values)
        return unpacked((more, *after)) if names else more

    more = convert_to_tensor(True)
    return staged_while(test, body, (more, *state), ("more", *names), places, options)[1:]




# --- Python's builtins, in functions that are traced ------------------------------------------------------------------
def enumerate_(iterable, start=0):
    """enumerate; of a dataset, the dataset of pairs."""
    return iterable.enumerate(start) if is_dataset(iterable) else enumerate(iterable, start)


def zip_(*iterables, strict=False):
    """zip; of datasets, the dataset of tuples."""
    if iterables and all(map(is_dataset, iterables)):
        return type(iterables[0]).zip(iterables)
    return zip(*iterables, strict=strict)


def map_(function, *iterables):
    """map; of datasets, the dataset of what the function returns."""
    if iterables and all(map(is_dataset, iterables)):
        return zip_(*iterables).map(function) if len(iterables) > 1 else iterables[0].map(function)
    return map(function, *iterables)


def filter_(function, iterable):
    """filter; of a dataset, the dataset of the elements for which the function is true."""
    return iterable.filter(function) if is_dataset(iterable) else filter(function, iterable)


OVERLOADS.update({id(enumerate): enumerate_, id(zip): zip_, id(map): map_, id(filter): filter_})
slots.next_in_graph = next_in_graph
loops.append((is_dataset, dataset_for))
loops.append((lambda x: hasattr(x, "cursor") and hasattr(x, "element_spec"), iterator_for))

