"""DistributedDataset: a dataset whose elements are PerReplica. Floor 6. Read `dealing.py` first.

Underneath it is a pipeline of tuples, one entry for each replica. Only where a program takes an element does the tuple
become a structure of PerReplica values: so passes, traced loops and places in the data are those of tf.data.
"""

from __future__ import annotations

import numpy as np

from ... import tree
from ...backend.dtypes import variant
from ...backend.errors import explain
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...core.trackable import Trackable
from ...data import binding
from ...data.dataset import Dataset
from ...data.in_graph import dataset_for, iterator_for
from ...data.iterator import Iterator
from ...data.specs import DatasetSpec
from ...data.structure import is_dataset
from ...graph.autograph.for_stmt import loops
from ..values import PerReplicaSpec, regrouped
from .dealing import Deal
from .in_step import in_step
from .input_context import InputContext
from .sharding import parts_of_batches


class DistributedDataset:
    """What `Strategy.experimental_distribute_dataset` returns: iterate over it, and give each element to `run`.

    strategy: the strategy.   parts: a tf.data.Dataset of tuples, with an entry for each replica.

    Source: tf.distribute.DistributedDataset.
    """

    def __init__(self, strategy, parts):
        self.strategy = strategy
        self.parts = parts

    @classmethod
    def of_batches(cls, strategy, dataset):
        """That of a dataset of global batches.  Raises: ValueError for anything else."""
        if isinstance(dataset, DistributedDataset):
            return dataset
        if not is_dataset(dataset):
            raise ValueError(explain("experimental_distribute_dataset", f"received {dataset!r}",
                                     "it must be a tf.data.Dataset"))
        return cls(strategy, parts_of_batches(dataset, strategy.extended))

    @property
    def element_spec(self):
        """The structure of an element, with a PerReplicaSpec for each leaf."""
        return specs_together(self.parts.element_spec)

    @property
    def cardinality(self):
        """How many elements there are."""
        return np.int64(self.parts.stage.cardinality())

    def __iter__(self):
        return DistributedIterator(iter(self.parts))

    def reduce(self, initial_state, reduce_func):
        """The state after all elements: reduce_func(state, element) -> next state."""
        return self.parts.reduce(initial_state, lambda state, entries: reduce_func(state, regrouped(entries)))


class DistributedIterator(Trackable):
    """A pass over a DistributedDataset.

    inner: the tf.data.Iterator underneath.

    Source: tf.distribute.DistributedIterator.
    """

    def __init__(self, inner):
        self.inner = inner

    @property
    def element_spec(self):
        """The structure of an element, with a PerReplicaSpec for each leaf."""
        return specs_together(self.inner.element_spec)

    def __iter__(self):
        return self

    def __next__(self):
        return regrouped(next(self.inner))

    def get_next(self):
        """The next element.  Raises: OutOfRangeError after the last."""
        return regrouped(self.inner.get_next())

    def get_next_as_optional(self):
        """The next element, or an empty Optional after the last."""
        return DistributedOptional(self.inner.get_next_as_optional())

    def _trackable_children(self, save_type="checkpoint", **kwargs):
        return {"iterator": self.inner}


class DistributedOptional:
    """An element, or none.   inner: the tf.experimental.Optional underneath.  Source: tf.experimental.Optional."""

    def __init__(self, inner):
        self.inner = inner

    def has_value(self):
        """Whether there is one, bool []."""
        return self.inner.has_value()

    def get_value(self):
        """The element.  Raises: InvalidArgumentError where there is none."""
        return regrouped(self.inner.get_value())


class DistributedDatasetSpec:
    """What describes a DistributedDataset.   inner_spec: the spec of an element, as a tuple of entries."""

    def __init__(self, strategy, inner_spec):
        self.strategy = strategy
        self.inner_spec = inner_spec

    def __eq__(self, other):
        return isinstance(other, DistributedDatasetSpec) and vars(self) == vars(other)

    def __hash__(self):
        return hash(tuple(tree.flatten(self.inner_spec)))


class DistributedIteratorSpec:
    """What describes a DistributedIterator.   inner_spec: the spec of an element, as a tuple of entries."""

    def __init__(self, inner_spec):
        self.inner_spec = inner_spec

    def __eq__(self, other):
        return isinstance(other, DistributedIteratorSpec) and self.inner_spec == other.inner_spec

    def __hash__(self):
        return hash(tuple(tree.flatten(self.inner_spec)))


def dataset_from_function(strategy, dataset_fn):
    """The DistributedDataset of a function that makes the datasets: from an InputContext to batches for one replica."""
    extended = strategy.extended
    context = InputContext(extended.group.size, extended.group.rank, extended.num_replicas_in_sync)
    dataset = dataset_fn(context)
    if not is_dataset(dataset):
        raise ValueError(explain("distribute_datasets_from_function", f"dataset_fn returned {dataset!r}",
                                 "it must return a tf.data.Dataset"))
    return DistributedDataset(strategy, in_step(Dataset(Deal(dataset.stage, len(extended.devices))), extended.group))


def specs_together(spec):
    """One structure with a PerReplicaSpec at each leaf, from a tuple of structures; that of an only entry as it is."""
    return spec[0] if len(spec) == 1 else tree.map_structure(PerReplicaSpec, *spec)


# --- in functions that are traced -------------------------------------------------------------------------------------
def distributed_dataset_for(dataset, loop_body, *rest):
    """The state after a loop over a distributed dataset."""
    return dataset_for(dataset.parts, lambda entries, *state: loop_body(regrouped(entries), *state), *rest)


def distributed_iterator_for(iterator, loop_body, *rest):
    """The state after a loop over an iterator of one."""
    return iterator_for(iterator.inner, lambda entries, *state: loop_body(regrouped(entries), *state), *rest)


def of_handle(spec, parts):
    """The iterator behind a tensor; the spec itself, where that is a spec, too."""
    (handle,) = parts
    return DistributedIterator(Iterator.of_handle(handle, spec.inner_spec)) if isinstance(handle, Tensor) else spec


def dataset_of_handle(spec, parts):
    """The dataset behind a tensor; the spec itself, where that is a spec, too."""
    if not isinstance(parts[0], Tensor):
        return spec
    return DistributedDataset(spec.strategy, binding.of_handle(DatasetSpec(spec.inner_spec), parts))


loops.append((lambda x: isinstance(x, DistributedDataset), distributed_dataset_for))
loops.append((lambda x: isinstance(x, DistributedIterator), distributed_iterator_for))
tree.register_composite(DistributedDataset,
                        lambda data: (binding.handle_parts(data.parts)[0],
                                      DistributedDatasetSpec(data.strategy, data.parts.element_spec)),
                        dataset_of_handle)
tree.register_composite(DistributedDatasetSpec, lambda spec: ([TensorSpec([], variant)], spec), dataset_of_handle)
tree.register_composite(DistributedIterator,
                        lambda each: ([each.inner.handle], DistributedIteratorSpec(each.inner.element_spec)), of_handle)
tree.register_composite(DistributedIteratorSpec, lambda spec: ([TensorSpec([], variant)], spec), of_handle)
