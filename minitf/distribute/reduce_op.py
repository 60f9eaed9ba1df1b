"""ReduceOp: how the values of the replicas become one. Floor 6. Read next: `values.py`."""

from enum import Enum

from ..backend.errors import explain
from ..ops.variables.variable import VariableAggregation


class ReduceOp(Enum):
    """SUM: the values are added up.   MEAN: and divided by the number of replicas.   Source: tf.distribute.ReduceOp."""

    SUM = "SUM"
    MEAN = "MEAN"

    @staticmethod
    def from_variable_aggregation(aggregation):
        """The one that belongs to a VariableAggregation.  Raises: ValueError where none does."""
        if aggregation not in (VariableAggregation.SUM, VariableAggregation.MEAN):
            raise ValueError(explain("ReduceOp", f"received {aggregation}", "it is neither a sum nor a mean",
                                     "Make the variable with aggregation=tf.VariableAggregation.SUM or MEAN"))
        return ReduceOp[aggregation.name]


def as_reduce_op(reduce_op) -> ReduceOp:
    """A ReduceOp, or its name in any case, as a ReduceOp.

        >>> as_reduce_op("mean")
        <ReduceOp.MEAN: 'MEAN'>

    Raises: ValueError for any other value.
    """
    if isinstance(reduce_op, ReduceOp):
        return reduce_op
    name = reduce_op.upper() if isinstance(reduce_op, str) else reduce_op
    if name not in ReduceOp.__members__:
        raise ValueError(explain("ReduceOp", f"{name!r} is not a valid ReduceOp", "it must be SUM or MEAN"))
    return ReduceOp[name]
