"""Label sequences: ctc_unique_labels, collapse_repeated. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import int32, int64
from ...core.convert import convert_to_tensor
from ..elementwise.comparison import equal, not_equal
from ..elementwise.logical import logical_and
from ..indexing.gather import gather
from ..indexing.masking import sequence_mask
from ..indexing.scatter import gather_nd, scatter_nd
from ..indexing.selection import where
from ..reductions.argmax import argmax
from ..reductions.cumulative import cumsum
from ..reductions.reduction import reduce_max
from ..shapes.broadcasting import reduce_sum
from ..shapes.creation import ones_like
from ..shapes.identity import cast
from ..shapes.joining import concat, stack
from ..shapes.layout import expand_dims, shape, sizes_of
from ..shapes.sequences import range_


def ctc_unique_labels(labels, name=None):
    """The different labels of each row, in the order in which they first appear, padded with 0.

    labels: int [B, U].
    Returns: a list of two: the different labels, int64 [B, U], and where each label stands among them, int32 [B, U].

        >>> import minitf as tf
        >>> labels, places = tf.nn.ctc_unique_labels([[5, 3, 5]])
        >>> labels.numpy(), places.numpy()
        (array([[5, 3, 0]]), array([[0, 1, 0]], dtype=int32))

    Source: tf.nn.ctc_unique_labels.
    """
    labels = cast(labels, int64)
    alike = equal(expand_dims(labels, 2), expand_dims(labels, 1))      # [B, U, U]
    first = argmax(cast(alike, int32), 2, int32)                       # where each label appeared first
    new = equal(first, range_(sizes_of(labels)[1]))
    number = cumsum(cast(new, int32), 1) - 1                           # of the different labels so far
    return [packed(labels, new, shape(labels, int64)), gather(number, first, batch_dims=1)]


def collapse_repeated(labels, seq_length, name=None):
    """Each row without labels that repeat the one before.

    labels: int [B, U].
    seq_length: int [B], how many labels of each row count.
    Returns: the rows, padded with 0 to the longest of them, and the new length of each.

        >>> import minitf as tf
        >>> labels, lengths = tf.nn.collapse_repeated([[1, 1, 2, 1]], [4])
        >>> labels.numpy(), lengths.numpy()
        (array([[1, 2, 1]], dtype=int32), array([3], dtype=int32))

    Source: tf.nn.collapse_repeated.
    """
    labels, lengths = convert_to_tensor(labels), convert_to_tensor(seq_length)
    changes = not_equal(labels[:, 1:], labels[:, :-1])
    new = concat([cast(ones_like(labels[:, :1]), changes.dtype), changes], 1)
    new = logical_and(new, sequence_mask(lengths, sizes_of(labels)[1]))
    kept = reduce_sum(cast(new, lengths.dtype), 1)
    dims = stack([shape(labels, int64)[0], cast(reduce_max(kept), int64)])
    return packed(labels, new, dims), kept


def packed(x, mask, dims):
    """The elements of each row of `x` where `mask` is True, moved to the left, in a matrix of size `dims`."""
    places = where(mask)
    column = gather_nd(cumsum(cast(mask, int64), 1) - 1, places)
    return scatter_nd(stack([places[:, 0], column], 1), gather_nd(x, places), dims)
