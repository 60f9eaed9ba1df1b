"""Datasets inside functions: `for x in dataset` and `next(iterator)` as parts of a graph. Floor 5.

A pass over a dataset is a value of the program, like a tensor: one op begins it, another takes the next element from
it. Both are stateful, so they stay in program order. Read `dataset_ops.py` first.
"""

from __future__ import annotations

from .. import tree
from ..core.context import local
from ..core.convert import convert_to_tensor
from ..core.execute import execute
from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from ..graph.autograph.for_stmt import loops
from ..graph.autograph.overloads import OVERLOADS
from ..graph.autograph.staging import packed, unpacked
from ..graph.autograph.while_stmt import staged_while
from ..graph.control.cond import cond
from ..graph.control.while_loop import while_loop
from ..graph.function import as_spec
from ..ops.elementwise.logical import logical_and
from .binding import Given, Pipeline, open_tensors
from .dataset_ops import AnonymousIterator, DatasetCardinality, DatasetToSingleElement, IteratorGetNext, MakeDataset
from .iterator import Iterator
from .stage import slots
from .structure import arguments, is_dataset, normalized


def handle_of(dataset):
    """The tensor that stands for a dataset in a program: a value where all is known, else what a graph makes."""
    if isinstance(dataset.stage, Given):
        return dataset.stage.handle
    graph = local.state.graph
    if dataset.handle[0] is not graph or dataset.handle[1] is None:
        symbols = open_tensors(dataset.stage)
        if symbols:
            handle = execute(MakeDataset, *symbols, stage=dataset.stage, symbols=tuple(symbols))
        else:
            handle = Tensor(Pipeline(dataset.stage), local.state.place())
        dataset.handle = graph, handle
    return dataset.handle[1]


class Elements:
    """The elements of a pass in the graph that is being built.

    place: the tensor of the pass. ends: whether the end is no error.
    """

    def __init__(self, place, element_spec, ends=True):
        self.element_spec = element_spec
        self.parts = tree.flatten(element_spec, expand_composites=True)
        self.specs = tuple(as_spec(s) for s in self.parts if isinstance(s, TensorSpec))
        self.ends = ends
        self.place = place

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
    elements = Elements(iterator.handle, iterator.element_spec, ends=False)
    return elements.element(elements.next()[1])


def cardinality_in_graph(dataset):
    """How many elements a dataset has that is made when the graph runs."""
    return execute(DatasetCardinality, handle_of(dataset))


def single_in_graph(dataset):
    """The one element of a dataset that is made when the graph runs."""
    elements = Elements(None, dataset.element_spec)
    return elements.element(execute(DatasetToSingleElement, handle_of(dataset), specs=elements.specs))


def reduced_in_graph(dataset, initial_state, function):
    """The state after all elements, by a loop in the graph: function(state, element) -> next state."""
    elements = Elements(execute(AnonymousIterator, handle_of(dataset)), dataset.element_spec)

    def step(more, state):
        more, tensors = elements.next()
        element = elements.element(tensors)
        return more, cond(more, lambda: normalized(function(state, *arguments(dataset.element_spec, element))),
                          lambda: state)

    return while_loop(lambda more, state: more, step, (convert_to_tensor(True), normalized(initial_state)))[1]


# --- for x in dataset -------------------------------------------------------------------------------------------------
def dataset_for(dataset, loop_body, state, names, places, options, go_on):
    """The state after a loop over a dataset. The next element is taken after the body, with the rest of the state."""
    elements = Elements(execute(AnonymousIterator, handle_of(dataset)), dataset.element_spec)
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
    elements = Elements(iterator.handle, iterator.element_spec)

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
slots.next_in_graph, slots.handle_of = next_in_graph, handle_of
loops.append((is_dataset, dataset_for))
loops.append((lambda x: isinstance(x, Iterator), iterator_for))

