"""Steps on several devices: a batch is divided, each replica takes its part. Floor 7. Read `stepping.py` first.

Read next: `distribute/strategy.py`. A model that is made and compiled in the scope of a strategy of `tf.distribute` has
variables with copies; here its steps become steps of all replicas.
"""

from __future__ import annotations

from functools import partial, wraps

from ... import tree
from ...core.tensor import Tensor
from ...data.dataset import Dataset
from ...distribute.current import DefaultStrategy, get_strategy, has_strategy
from ...distribute.input.dealing import part_of
from ...distribute.values import PerReplica, regrouped
from ...graph.autograph.api import do_not_convert


def strategy_of(variables):
    """The strategy that is open, or whose variables these are; the default one otherwise."""
    found = [] if has_strategy() else [v.distribute_strategy for v in variables if hasattr(v, "distribute_strategy")]
    return found[0] if found else get_strategy()


def is_chief(model) -> bool:
    """Whether this process writes files: of several workers that train one model, the first."""
    strategy = getattr(model, "distribute_strategy", None)
    return strategy is None or strategy.extended.should_checkpoint


def replicated(step, strategy, together):
    """A step that all replicas take, each on its part of the batch; the step itself, without a strategy.

    step: takes a batch, returns a structure of tensors.
    together: from the strategy, and what the replicas have returned for a leaf, to one tensor.
    """
    if isinstance(strategy, DefaultStrategy):
        return step

    @wraps(step)
    def of_all_replicas(batch):
        found = strategy.run(do_not_convert(step), (divided(strategy, batch),))
        return tree.map_structure(partial(together, strategy), found)

    return of_all_replicas


class Share:
    """The batches of a dataset of which each worker reads its share, with the parts of this worker's replicas.

    dataset: a tf.data.Dataset of global batches; its option `auto_shard_policy` says what a share is.
    """

    def __init__(self, strategy, dataset):
        self._whole = strategy.experimental_distribute_dataset(dataset)
        self.element_spec = self._whole.element_spec

    @property
    def cardinality(self):
        """How many batches there are."""
        return self._whole.cardinality

    def __iter__(self):
        for entries in self._whole.parts:
            yield tree.map_structure(lambda *leaves: PerReplica(leaves), *entries)


def share_of(strategy, data, class_weight=None):
    """What this worker reads of the data: of a dataset its share, where there are other workers; else everything."""
    together = strategy.extended.group.size > 1 and class_weight is None
    return Share(strategy, data) if together and isinstance(data, Dataset) else data


def divided(strategy, batch):
    """A batch with a part for each replica; one that comes from a distributed dataset is divided already."""
    if any(isinstance(x, PerReplica) for x in tree.flatten(batch)):
        return batch
    extended = strategy.extended
    places = range(extended.first_replica, extended.first_replica + len(extended.devices))
    return regrouped([part_of(batch, extended.num_replicas_in_sync, i) for i in places])


def mean_of_replicas(strategy, value):
    """The mean of a metric over this machine's replicas, to be shown while an epoch runs."""
    values = strategy.experimental_local_results(value)
    return values[0] if len(values) == 1 else sum(values[1:], values[0]) / len(values)


def rows_of_replicas(strategy, value):
    """The outputs of all replicas, in the order of their samples."""
    if isinstance(value, Tensor) and value.shape.rank == 0:
        return value
    return strategy.gather(value, axis=0)
