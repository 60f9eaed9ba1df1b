"""Texts in frames of sound or of writing, of `tf.keras.backend`: what old CTC models call. Floor 7.

y_pred: probabilities [B, T, C], of which the last class is the blank. Lengths are int [B, 1] or [B].
"""

from ...ops.elementwise.exponential import log
from ...ops.indexing.scatter import gather_nd
from ...ops.indexing.selection import where
from ...ops.indexing.slicing import pad
from ...ops.nn.ctc import ctc_loss
from ...ops.nn.ctc_decode import ctc_beam_search_decoder, ctc_greedy_decoder
from ...ops.reductions.cumulative import cumsum
from ...ops.shapes import layout
from ...ops.shapes.identity import cast
from ...ops.shapes.joining import stack
from ...ops.shapes.sequences import range_
from ...ops.sparse.dense import to_dense
from ...ops.sparse.sparse_tensor import SparseTensor
from ..config import epsilon
from ..variables import as_tensor


def ctc_batch_cost(y_true, y_pred, input_length, label_length):
    """-ln of the probability of each text, [B, 1].   y_true: int [B, L].  Source: tf.keras.backend.ctc_batch_cost."""
    frames, letters = (cast(layout.squeeze(as_tensor(n), -1), "int32") for n in (input_length, label_length))
    logits = log(as_tensor(y_pred) + epsilon())
    costs = ctc_loss(cast(as_tensor(y_true), "int32"), logits, letters, frames, logits_time_major=False, blank_index=-1)
    return layout.expand_dims(costs, 1)


def ctc_decode(y_pred, input_length, greedy=True, beam_width=100, top_paths=1):
    """The likeliest texts: a list of int64 [B, T], -1 behind the end, and their scores.  input_length: [B].

    Source: tf.keras.backend.ctc_decode.
    """
    logits = layout.transpose(log(as_tensor(y_pred) + epsilon()), [1, 0, 2])
    lengths = cast(as_tensor(input_length), "int32")
    if greedy:
        texts, scores = ctc_greedy_decoder(logits, lengths)
    else:
        texts, scores = ctc_beam_search_decoder(logits, lengths, beam_width, top_paths)
    shape = cast(layout.shape(as_tensor(y_pred))[:2], "int64")
    found = [to_dense(SparseTensor(text.indices, text.values, shape), -1) for text in texts]
    return (found if greedy else [without_repetitions(text) for text in found]), scores


def without_repetitions(texts):
    """Of equal letters in a row only the first, and -1 behind the end.   texts: int64 [B, T]."""
    before = pad(texts, [[0, 0], [1, 0]], constant_values=as_tensor(-1, texts.dtype))[:, :-1]
    keeps = (texts != before) & (texts >= 0)
    at = where(keeps)
    places = gather_nd(cumsum(cast(keeps, "int64"), 1), at) - 1
    shape = cast(layout.shape(texts), "int64")
    return to_dense(SparseTensor(stack([at[:, 0], places], 1), gather_nd(texts, at), shape), -1)


def ctc_label_dense_to_sparse(labels, label_lengths):
    """The letters of each text as a SparseTensor.   labels: [B, L], label_lengths: int [B].

    Source: tf.keras.backend.ctc_label_dense_to_sparse.
    """
    labels, lengths = as_tensor(labels), as_tensor(label_lengths)
    shape = layout.shape(labels)
    at = where(range_(shape[1])[None] < cast(lengths, "int32")[:, None])
    return SparseTensor(at, gather_nd(labels, at), cast(shape, "int64"))
