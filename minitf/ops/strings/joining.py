"""Many texts as one: reduce_join along axes, unsorted_segment_join by number. Floor 2. Read `elementwise.py` first."""

from __future__ import annotations

from math import prod

from ...backend.dtypes import INDEX
from ...backend.errors import OutOfRangeError, RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.tensor import is_tensor
from ..axes import as_axes, as_flag
from ..indexing.gather import segment_dims
from .texts import TEXT, packed


class ReduceJoin(Op):
    """y = the texts along some axes as one.   input: string [...]  ->  y: without those axes, or with size 1 there.

    axis: the axes; the first of them changes fastest. None for all, in the order in which they stand in memory.
    """

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, axis, keep_dims, separator):
        if input.dims is None:
            return input
        axes = joined_axes(input.rank, axis)
        if keep_dims:
            return input.with_dims(tuple(1 if i in axes else n for i, n in enumerate(input.dims)))
        return input.with_dims(tuple(n for i, n in enumerate(input.dims) if i not in axes))

    def kernel(xp, input, *, axis, keep_dims, separator):
        axes = joined_axes(input.ndim, axis)
        kept = [i for i in range(input.ndim) if i not in axes]
        dims = [input.shape[i] for i in kept]
        rows = input.transpose([*kept, *reversed(axes)]).reshape(prod(dims), prod(input.shape[i] for i in axes))
        if keep_dims:
            dims = [1 if i in axes else n for i, n in enumerate(input.shape)]
        return packed([separator.encode().join(row) for row in rows.tolist()], dims)


def joined_axes(rank, axis) -> list:
    """The axes as numbers from 0, in their order.  Raises: OutOfRangeError; RuleError where one is named twice."""
    if axis is None:
        return list(reversed(range(rank)))
    for a in axis:
        if not -rank <= a < rank:
            raise OutOfRangeError(explain("ReduceJoin", f"axis {a} of a tensor of {rank} axes",
                                          f"it must be in [{-rank}, {rank})"))
    axes = [a % rank for a in axis]
    if len(set(axes)) < len(axes):
        raise RuleError(f"axis {list(axis)} names an axis twice")
    return axes


class UnsortedSegmentJoin(Op):
    """y[s] = the texts whose id is s, as one.

    inputs: string [J, I], segment_ids: int [J], num_segments: int []  ->  y: string [num_segments, I].
    """

    types = ("Text", "Tindices", "Tnumsegments")
    Text, Tindices, Tnumsegments = TEXT, INDEX, INDEX
    host = (2,)
    gradient = no_gradient

    def infer(inputs, segment_ids, num_segments, *, separator):
        return inputs.with_dims(segment_dims(inputs, segment_ids, num_segments))

    def kernel(xp, inputs, segment_ids, num_segments, *, separator):
        ids, n, inner = segment_ids.reshape(-1), int(num_segments), inputs.shape[segment_ids.ndim:]
        if ids.size and (ids.min() < 0 or ids.max() >= n):
            raise RuleError(f"segment_ids must be in [0, {n})")
        columns = inputs.reshape(len(ids), prod(inner)).T.tolist()
        gathered = [[[] for _ in columns] for _ in range(n)]
        for j, column in enumerate(columns):
            for i, text in zip(ids.tolist(), column, strict=True):
                gathered[i][j].append(text)
        return packed([separator.encode().join(texts) for row in gathered for texts in row], (n, *inner))


def reduce_join(inputs, axis=None, keepdims=False, separator="", name=None):
    """The texts along some axes as one text.

    inputs: string [...], dense or ragged.
    axis: int or list of int in [-rank, rank), of which the first changes fastest; None for all.
    keepdims: keep the axes, with size 1.
    separator: str, what stands between the texts.

        >>> import minitf as tf
        >>> tf.strings.reduce_join([["a", "b"], ["c", "d"]], axis=1, separator="-").numpy().tolist()
        [b'a-b', b'c-d']

    Raises: InvalidArgumentError for what is no text, or an axis named twice; OutOfRangeError for one that is not there.
    Source: tf.strings.reduce_join.
    """
    x = inputs if is_tensor(inputs) or hasattr(inputs, "__tf_dispatch__") else convert_to_tensor(inputs)
    rank = None if hasattr(x, "__tf_dispatch__") else x.shape.rank
    axes = as_axes(axis) if axis is not None or rank is None else tuple(reversed(range(rank)))
    return execute(ReduceJoin, x, axis=axes, keep_dims=as_flag(keepdims, "keepdims"), separator=separator)


def unsorted_segment_join(inputs, segment_ids, num_segments, separator="", name=None):
    """Those texts as one that have the same id.

    inputs: string [J, I], where J and I may be several axes.
    segment_ids: int [J], in [0, num_segments).
    num_segments: int [].   separator: str, what stands between the texts.
    Returns: [num_segments, I], with empty texts for an id that nobody has.

        >>> import minitf as tf
        >>> tf.strings.unsorted_segment_join(["a", "b", "c"], [1, 0, 1], 2, separator="+").numpy().tolist()
        [b'b', b'a+c']

    Raises: InvalidArgumentError for an id out of range, or where there is not one for each text.
    Source: tf.strings.unsorted_segment_join.
    """
    return execute(UnsortedSegmentJoin, inputs, segment_ids, num_segments, separator=separator)
