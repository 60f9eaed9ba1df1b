"""The mean and variance of a batch that replicas have in parts. Floor 7. Read `batch_normalization.py` first."""

from ....core.context import replicas_in_sync
from ....distribute.current import get_replica_context
from ....ops.elementwise.arithmetic import square
from ....ops.elementwise.extrema import maximum
from ....ops.elementwise.no_nan import divide_no_nan
from ....ops.reductions.statistics import moments
from ....ops.shapes.broadcasting import reduce_sum
from ....ops.shapes.creation import ones_like


def moments_over_replicas(x, axes):
    """The mean and variance over some axes of all replicas' batches, as if they were one.

    Each replica adds up its numbers and their squares, and all of them add up these sums. Outside
    of the replicas, they are the moments of this batch.
    """
    replica = get_replica_context()
    if replica is None or replicas_in_sync() == 1:
        return moments(x, axes)
    mine = [reduce_sum(each, axes) for each in (ones_like(x), x, square(x))]
    count, total, squares = replica.all_reduce("SUM", mine)
    mean = divide_no_nan(total, count)
    return mean, maximum(divide_no_nan(squares, count) - square(mean), 0.0)
