"""tf.compat.v1.data: iterators of graphs that sessions run. Floor 5. Read `in_graph.py` first."""

from __future__ import annotations

from .. import tree
from ..backend.dtypes import variant
from ..backend.errors import FailedPreconditionError, explain
from ..core.context import local
from ..core.execute import execute
from ..core.op import Op, no_gradient
from ..core.spec import Spec
from ..core.tensor import Tensor
from ..graph.func_graph import init_scope
from .iterator import Iterator, Pass
from .stage import Cursor, slots


class MakeIterator(Op):
    """Begin a pass anew, over a dataset.   place, dataset: variant []  ->  place: variant []."""

    types = ("place", "dataset")
    place = dataset = frozenset({variant})
    stateful = True
    gradient = no_gradient

    def infer(place, dataset):
        return Spec((), variant)

    def kernel(xp, place, dataset):
        with init_scope():
            place.cursor.close()
            place.cursor = dataset.stage.begin()
        return place


class NotBegun(Cursor):
    """The place of an iterator before its initializer has run."""

    def next(self):
        raise FailedPreconditionError(explain(
            "IteratorGetNext", "an iterator that has not been initialized", "its initializer must run before",
            "session.run(iterator.initializer)"))


class InitializableIterator(Iterator):
    """An iterator of a graph, whose passes begin where `initializer` runs."""

    def __init__(self, dataset):
        self._element_spec = dataset.element_spec
        with init_scope():
            self._handle = Tensor(Pass(NotBegun()), local.state.place())
        self.initializer = execute(MakeIterator, self._handle, slots.handle_of(dataset)).op


def make_one_shot_iterator(dataset) -> Iterator:
    """An iterator over a dataset whose elements are known now.

    Source: tf.compat.v1.data.make_one_shot_iterator.
    """
    with init_scope():
        return Iterator(dataset.stage)


def make_initializable_iterator(dataset, shared_name=None) -> InitializableIterator:
    """An iterator of the graph that is being built, which begins whenever a session runs its `initializer`.

    Raises: RuntimeError outside of a graph.
    Source: tf.compat.v1.data.make_initializable_iterator.
    """
    if local.state.graph is None:
        raise RuntimeError(explain("make_initializable_iterator", "eager mode", "it is not supported there",
                                   "Use a for loop over the dataset"))
    return InitializableIterator(dataset)


def get_output_types(dataset_or_iterator):
    """The dtypes of the elements, in their structure.  Source: tf.compat.v1.data.get_output_types."""
    return tree.map_structure(lambda spec: spec.dtype, dataset_or_iterator.element_spec)


def get_output_shapes(dataset_or_iterator):
    """The shapes of the elements, in their structure.  Source: tf.compat.v1.data.get_output_shapes."""
    return tree.map_structure(lambda spec: spec.shape, dataset_or_iterator.element_spec)


def get_output_classes(dataset_or_iterator):
    """The classes of the elements, in their structure.  Source: tf.compat.v1.data.get_output_classes."""
    return tree.map_structure(lambda spec: spec.value_type, dataset_or_iterator.element_spec)
