"""Functions of `keras.ops` that reduce the rows of each segment. Floor 7.

data: [N, ...]. segment_ids: int [N], the segment of each row. num_segments: how many there are; None to find out.
sorted: whether the ids ascend, and `num_segments` must be left out. The result is [num_segments, ...].
Raises: ValueError where both are given.
"""

from ...backend.errors import explain
from ...ops.indexing.gather import unsorted_segment_sum
from ...ops.reductions import segments, sorted_segments
from ...ops.reductions.counting import unique
from ...ops.reductions.reduction import reduce_max
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import shape
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor


@on_symbols_too
def segment_sum(data, segment_ids, num_segments=None, sorted=False):
    """The sum of each segment."""
    if num_segments is None and not sorted:
        num_segments = shape(unique(as_tensor(segment_ids))[0])[0]
    return _reduced(unsorted_segment_sum, sorted_segments.segment_sum, data, segment_ids, num_segments, sorted)


@on_symbols_too
def segment_max(data, segment_ids, num_segments=None, sorted=False):
    """The greatest of each segment."""
    return _reduced(segments.unsorted_segment_max, sorted_segments.segment_max, data, segment_ids, num_segments, sorted)


@on_symbols_too
def segment_min(data, segment_ids, num_segments=None, sorted=False):
    """The least of each segment."""
    return _reduced(segments.unsorted_segment_min, sorted_segments.segment_min, data, segment_ids, num_segments, sorted)


@on_symbols_too
def segment_prod(data, segment_ids, num_segments=None, sorted=False):
    """The product of each segment."""
    return _reduced(segments.unsorted_segment_prod, sorted_segments.segment_prod, data, segment_ids, num_segments,
                    sorted)


def _reduced(of_any, of_sorted, data, segment_ids, count, ascending):
    data, ids = as_tensor(data), as_tensor(segment_ids)
    if ascending:
        if count is not None:
            raise ValueError(explain("segment_sum", f"num_segments={count}, sorted=True",
                                     "num_segments must be left out for sorted ids"))
        return of_sorted(data, ids)
    return of_any(data, ids, cast(reduce_max(ids) + 1, "int32") if count is None else count)
