"""The CTC loss, for labels whose place in time is not known. Floor 2. Read `ctc_lattice.py` first.

As for the other losses over classes, TensorFlow's ops have two outputs, the loss and its gradient for the logits,
because they share all of the work.
"""

from __future__ import annotations

from ...backend.dtypes import bfloat16, float16, float32, float64, int32, int64
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag, as_int
from ..indexing.gather import gather
from ..indexing.masking import sequence_mask
from ..indexing.partition import invert_permutation
from ..indexing.scatter import gather_nd
from ..indexing.selection import where
from ..shapes.identity import cast
from ..shapes.joining import concat
from ..shapes.layout import expand_dims, known_sizes, sizes_of, transpose
from ..sparse.sparse_tensor import SparseTensor
from .ctc_lattice import alignments, label_matrix
from .softmax import LogSoftmax

LETTERS = ("T", "Indices", "Labels", "Labels")


def loss_and_gradient(inputs, labels_indices, labels_values, sequence_length):
    """The shape rule of both ops."""
    if inputs.rank not in (3, None):
        raise RuleError("inputs must have 3 axes: frames, batch, classes")
    batch = inputs.dims and inputs.dims[1:2]
    if not may_equal(batch, sequence_length.dims):
        raise RuleError("there must be one sequence_length for each example of the batch")
    if labels_indices.dims is not None and not may_equal(labels_indices.dims[1:], (2,)):
        raise RuleError("labels_indices must be pairs of an example and a place")
    if labels_indices.dims is not None and not may_equal(labels_indices.dims[:1], labels_values.dims):
        raise RuleError("there must be one label for each row of labels_indices")
    return inputs.with_dims(batch or sequence_length.dims), inputs


def scaled(call, dloss, dgradient):
    """The gradient of both ops: `gradient` is the whole of it. It has none itself, here as in TensorFlow."""
    if dgradient is not None:
        raise LookupError(explain(call.op.__name__, "a second derivative was asked for", "the loss has only a first"))
    return [expand_dims(dloss, -1) * call.outputs[1], None, None, None]


class CTCLoss(Op):
    """-ln P(labels), where the last class is the blank.   inputs: float [T, B, C]  ->  loss: [B], gradient: [T, B, C].

    labels_indices: int64 [N, 2], labels_values: int32 [N]: a sparse matrix [B, U].   sequence_length: int32 [B].
    """

    types = LETTERS
    T = frozenset({float32, float64})
    Indices, Labels = frozenset({int64}), frozenset({int32})
    takes_none = True
    infer = loss_and_gradient

    def kernel(xp, inputs, labels_indices, labels_values, sequence_length):
        frames, batch, classes = inputs.shape
        if (sequence_length > frames).any():
            raise RuleError(f"a sequence_length of {int(sequence_length.max())} exceeds the {frames} frames of inputs")
        labels, lengths = label_matrix(xp, labels_indices, labels_values, batch, classes, classes - 1)
        if (lengths > sequence_length).any():
            i = int(xp.argmax(lengths > sequence_length))
            raise RuleError(f"example {i} has {int(sequence_length[i])} frames for {int(lengths[i])} labels")
        log_probs = LogSoftmax.kernel(xp, inputs)
        loss, gradient = alignments(xp, log_probs, labels, lengths, sequence_length, classes - 1)
        impossible = lengths + blanks_needed(xp, labels, lengths) > sequence_length
        loss[impossible] = xp.inf
        active = xp.arange(frames)[:, None] < sequence_length
        gradient[:, impossible] = (xp.exp(log_probs) * active[:, :, None])[:, impossible]
        return loss, gradient

    gradient = scaled


def blanks_needed(xp, labels, lengths):
    """How many labels of each row equal the one before: a frame with a blank must part them."""
    repeats = labels[:, 1:] == labels[:, :-1]
    return (repeats & (xp.arange(1, repeats.shape[1] + 1) < lengths[:, None])).sum(1)


class CTCLossV2(Op):
    """As CTCLoss, but class 0 is the blank, and labels too long for their frames give a large loss, no error."""

    types = LETTERS
    T = frozenset({float32})
    Indices, Labels = frozenset({int64}), frozenset({int32})
    takes_none = True
    infer = loss_and_gradient

    def kernel(xp, inputs, labels_indices, labels_values, sequence_length):
        frames, batch, classes = inputs.shape
        labels, lengths = label_matrix(xp, labels_indices, labels_values, batch, classes, 0)
        return alignments(xp, LogSoftmax.kernel(xp, inputs), labels, lengths, xp.minimum(sequence_length, frames), 0)

    gradient = scaled


def ctc_loss(labels, logits, label_length, logit_length, logits_time_major=True, unique=None, blank_index=None,
             name=None):
    """-ln of the probability that the frames spell the labels, summed over all alignments.

    labels: int [B, U], padded; or a SparseTensor of int32 [B, U].
    logits: float [T, B, C], the scores before the softmax; [B, T, C] unless logits_time_major.
    label_length: int [B], how many labels of each row count; not used where labels are sparse.
    logit_length: int [B], how many frames of each example count.
    unique: accepted, as `ctc_unique_labels` gives it; nothing is faster for it here.
    blank_index: which class is the blank, negative from the end; 0 by default where labels are dense.
    Returns: float [B].

        >>> import minitf as tf
        >>> loss = tf.nn.ctc_loss(labels=[[1, 2]], logits=tf.zeros([2, 1, 3]), label_length=[2], logit_length=[2])
        >>> loss.numpy().round(4)                     # one alignment of 9 equally likely ones
        array([2.1972], dtype=float32)

    Raises: ValueError for sparse labels without blank_index; InvalidArgumentError for a label that is no class, sizes
    that do not fit, or sparse labels that are more than the frames.
    Source: tf.nn.ctc_loss; Graves et al., 2006, https://doi.org/10.1145/1143844.1143891. Logits of 16 bits are
    computed with in 32. Differs: a dense label out of range, or a label that is the
    blank, is an error.
    """
    logits = convert_to_tensor(logits)
    if not as_flag(logits_time_major, "logits_time_major"):
        logits = transpose(logits, [1, 0, 2])
    precise = cast(logits, float32) if logits.dtype in (float16, bfloat16) else logits
    frames = convert_to_tensor(logit_length)
    frames = frames if frames.dtype == int32 else cast(frames, int32)
    if isinstance(labels, SparseTensor):
        if blank_index is None:
            raise ValueError(explain("ctc_loss", "sparse labels without blank_index", "it must say which class is the "
                                     "blank", "Pass blank_index=-1 where it is the last"))
        indices, values = labels.indices, labels.values
        precise, values = with_blank(precise, values, as_int(blank_index, "blank_index"), last=True)
        op = CTCLoss
    else:
        labels = convert_to_tensor(labels)
        if label_length is None:
            raise ValueError(explain("ctc_loss", "dense labels without label_length", "it must say how many count"))
        indices = where(sequence_mask(label_length, sizes_of(labels)[1]))
        values = gather_nd(labels, indices)
        blank = 0 if blank_index is None else as_int(blank_index, "blank_index")
        precise, values = with_blank(precise, values, blank, last=False)
        op = CTCLossV2
    loss, _ = execute(op, precise, indices, cast(values, int32), frames)
    return cast(loss, logits.dtype)


def with_blank(logits, labels, blank, last):
    """Logits whose class `blank` has moved to the first place, or to the last, and the labels' new numbers."""
    if blank == (-1 if last else 0):
        return logits, labels
    classes = known_sizes("ctc_loss", logits)[-1]
    if not -classes <= blank < classes:
        raise ValueError(explain("ctc_loss", f"blank_index is {blank}", f"it must be in [{-classes}, {classes})"))
    blank %= classes
    others = [c for c in range(classes) if c != blank]
    order = [*others, blank] if last else [blank, *others]
    if order == list(range(classes)):
        return logits, labels
    before, itself, behind = logits[..., :blank], logits[..., blank:blank + 1], logits[..., blank + 1:]
    moved = [before, behind, itself] if last else [itself, before, behind]
    return concat(moved, -1), gather(invert_permutation(order), labels)
