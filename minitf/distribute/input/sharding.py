"""Which data a worker reads: AutoShardPolicy. Floor 6. Read `dealing.py` and `in_step.py` first, `datasets.py` next.

By files, each worker opens some of them, and all rows that it reads are its own. By data, all workers read everything,
and each takes its part of every batch: that always works, but every worker does the work of reading for all of them.
"""

from __future__ import annotations

from ...backend.errors import NotFoundError, explain
from ...data.dataset import Dataset
from ...data.options import AutoShardPolicy
from ...data.transformations.batch import Batch
from ...data.transformations.limits import Skip, Take
from ...data.transformations.map import Map
from ...data.transformations.padded_batch import PaddedBatch
from ...data.transformations.parallel_map import ParallelMap
from ...data.transformations.prefetch import Prefetch
from ...data.transformations.rebatch import Rebatch
from ...data.transformations.repeat import Repeat
from ...data.transformations.shuffle import Shuffle
from ...data.worker_shards import with_file_shards, with_hinted_shards
from .dealing import Deal, Split, check_batches, cut
from .in_step import in_step

SAME_BATCHES = Map, ParallelMap, Prefetch, Repeat, Shuffle, Skip, Take  # what leaves the size of batches as it is


def parts_of_batches(dataset, extended) -> Dataset:
    """A pipeline of tuples, with a part of a global batch for each replica of this machine.

    dataset: of global batches.
    extended: the strategy's StrategyExtended.
    Raises: ValueError where the elements are no batches; NotFoundError for the policy FILE without files.
    """
    replicas, here, group = extended.num_replicas_in_sync, len(extended.devices), extended.group
    if replicas == 1:
        return dataset.map(as_only_entry)
    own = own_batches(dataset, group) if group.size > 1 else None
    if own is None:
        return in_step(cut(dataset, replicas, extended.first_replica, here), group)
    check_batches(dataset.element_spec)
    return in_step(Dataset(Deal(for_one_replica(own, replicas), here)), group)


def for_one_replica(batches, replicas):
    """The stage of a replica's part after the other: of equal parts that also cross batches, where that can be."""
    size = batch_size_of(batches)
    even = size is not None and size % replicas == 0
    return Rebatch(batches, (size // replicas,)) if even else Split(batches, replicas)


def batch_size_of(stage):
    """How many rows the batches of a pipeline have, but for the last one; None where nobody can tell."""
    for each in stage.chain():
        if isinstance(each, (Batch, PaddedBatch)):
            return each.batch_size if isinstance(each.batch_size, int) else None
        if not isinstance(each, SAME_BATCHES):
            return None
    return None


def own_batches(dataset, group):
    """The stage of what only this worker reads; None where it shares the data with others."""
    policy = dataset.options().experimental_distribute.auto_shard_policy
    if policy is AutoShardPolicy.OFF:
        return dataset.stage
    if policy is AutoShardPolicy.HINT:
        return with_hinted_shards(dataset.stage, group.size, group.rank)
    if policy is AutoShardPolicy.DATA:
        return None
    own = with_file_shards(dataset.stage, group.size, group.rank)
    if own is None and policy is AutoShardPolicy.FILE:
        raise NotFoundError(explain("experimental_distribute_dataset", "AutoShardPolicy.FILE", "Found an unshardable "
                                    "source dataset: no stage of it reads files", "Use AutoShardPolicy.DATA"))
    return own


def as_only_entry(*element):
    """The element for the only replica."""
    return ((element if len(element) > 1 else element[0]),)
