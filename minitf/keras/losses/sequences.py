"""The loss of sequences that are not aligned with their labels, as in speech and handwriting: CTC. Floor 7."""

from __future__ import annotations

from ...backend.dtypes import float32, int32
from ...backend.errors import explain
from ...ops.elementwise.comparison import not_equal
from ...ops.nn.ctc import ctc_loss
from ...ops.shapes.broadcasting import broadcast_to, reduce_sum
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import sizes_of
from .arguments import as_tensor
from .wrapper import LossFunctionWrapper


def ctc(y_true, y_pred):
    """-ln of the probability that the frames spell the labels, summed over all alignments.

    y_true: int [B, U], labels in [1, C), padded with 0, which is the blank.
    y_pred: float [B, T, C], the scores before the softmax, for each frame.
    Returns: float [B].

        >>> import minitf as tf
        >>> tf.keras.losses.ctc([[1, 2]], tf.zeros([1, 2, 3])).numpy().round(4)    # one alignment of 9
        array([2.1972], dtype=float32)

    Raises: ValueError for other ranks; InvalidArgumentError for a label that is no class.
    Source: keras.losses.ctc; Graves et al., 2006, https://doi.org/10.1145/1143844.1143891.
    """
    y_true, y_pred = as_tensor(y_true), as_tensor(y_pred)
    _require_rank("y_true", y_true, 2, "[B, U], labels in [1, C) padded with 0")
    _require_rank("y_pred", y_pred, 3, "[B, T, C], scores for each frame")
    batch, frames, _ = sizes_of(y_pred)
    lengths = cast(reduce_sum(cast(not_equal(y_true, cast(0, y_true.dtype)), int32), axis=-1), int32)
    precise = y_pred if y_pred.dtype.is_floating and y_pred.dtype.size < 8 else cast(y_pred, float32)
    loss = ctc_loss(cast(y_true, int32), precise, lengths, broadcast_to(cast(frames, int32), [batch]),
                    logits_time_major=False, blank_index=0)
    return cast(loss, y_pred.dtype)


class CTC(LossFunctionWrapper):
    """-ln of the probability that the frames spell the labels.  Arguments as for `Loss`.  Source: keras.losses.CTC."""

    def __init__(self, reduction="sum_over_batch_size", name="ctc", dtype=None):
        super().__init__(ctc, reduction, name, dtype)


def _require_rank(what, x, rank, form):
    if x.ndim not in (rank, None):
        raise ValueError(explain("ctc", f"{what} has shape {x.shape}", f"it must be {form}"))
