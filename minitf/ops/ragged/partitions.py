"""tf.ragged.stack_dynamic_partitions: rows sorted into rows of rows. Floor 2. Read `gathering.py` first."""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ..elementwise.logical import logical_and
from ..indexing.gather import gather
from ..reductions.reduction import reduce_all
from ..reductions.sorting import argsort
from ..shapes.layout import reshape
from . import row_partition as rows
from .indexing import gather_rows
from .ragged_tensor import RaggedTensor


def stack_dynamic_partitions(data, partitions, num_partitions, name=None):
    """Row p of the result has those pieces of `data` that belong to partition p, in their order.

    data: any [J, ...], a tensor or a ragged one.   partitions: int [J] in [0, num_partitions), as deep as J.
    num_partitions: int.
    Returns: a RaggedTensor [num_partitions, (pieces), ...].

        >>> import minitf as tf
        >>> tf.ragged.stack_dynamic_partitions(["a", "b", "c"], [2, 0, 2], num_partitions=3)
        <tf.RaggedTensor [[b'b'], [], [b'a', b'c']]>

    Raises: InvalidArgumentError for a partition out of range; ValueError where the shapes do not fit.
    Source: tf.ragged.stack_dynamic_partitions.
    """
    data = data if isinstance(data, RaggedTensor) else convert_to_tensor(data)
    partitions = partitions if isinstance(partitions, RaggedTensor) else convert_to_tensor(partitions)
    if isinstance(partitions, RaggedTensor):
        if not isinstance(data, RaggedTensor):
            raise ValueError(explain("stack_dynamic_partitions", "dense data, ragged partitions",
                                     "the data must have the same rows as the partitions"))
        return stack_dynamic_partitions(data.values, partitions.values, num_partitions)
    if not data.shape[: partitions.shape.rank].is_compatible_with(partitions.shape):
        raise ValueError(explain("stack_dynamic_partitions", f"data of shape {data.shape}, partitions of shape "
                                 f"{partitions.shape}", "the data must begin with the shape of the partitions"))
    if partitions.shape.rank != 1:
        data = reshape(data, [-1, *data.shape[partitions.shape.rank:]])
        partitions = reshape(partitions, [-1])
    order = argsort(partitions, stable=True)
    ids = gather(partitions, order)
    if rows.is_false(reduce_all(logical_and(ids >= 0, ids < num_partitions))):
        raise InvalidArgumentError(explain("stack_dynamic_partitions", f"partitions {partitions}",
                                           f"they must be in [0, {num_partitions})"))
    pieces = gather_rows(data, order) if isinstance(data, RaggedTensor) else gather(data, order)
    return RaggedTensor.from_value_rowids(pieces, ids, num_partitions, validate=False)
