"""From frames to the likeliest labels: the greedy way, and beam search. Floor 2. Read `ctc.py` first."""

from __future__ import annotations

from ...backend.dtypes import float32, float64, int32, int64
from ...backend.errors import FailedPreconditionError, InvalidArgumentError, RuleError, explain
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_flag, as_int
from ..sparse.sparse_tensor import SparseTensor
from .ctc_beam import BeamSearch
from .softmax import LogSoftmax


def decoded(inputs, sequence_length, paths):
    """The shape rule of both decoders: indices, values and shape of each path, and the log-probabilities."""
    if inputs.rank not in (3, None):
        raise RuleError("inputs must have 3 axes: frames, batch, classes")
    batch = inputs.dims[1] if inputs.dims else None
    found = [Spec(dims, int64) for dims in ((None, 2), (None,), (2,)) for _ in range(paths)]
    return (*found, inputs.with_dims((batch, paths)))


def refuse_lengths(sequence_length, frames, batch):
    """Raise FailedPreconditionError, as TensorFlow does here, unless every example has a length in [0, frames]."""
    if sequence_length.shape != (batch,):
        received = f"sequence_length of shape {list(sequence_length.shape)}, a batch of {batch}"
        raise FailedPreconditionError(explain("CTC decoder", received, "there must be one length for each example"))
    if (sequence_length > frames).any():
        received = f"a sequence_length of {int(sequence_length.max())}, inputs of {frames} frames"
        raise FailedPreconditionError(explain("CTC decoder", received, "no example has more frames than there are"))


class CTCGreedyDecoder(Op):
    """The likeliest class of each frame.   inputs: float [T, B, C]  ->  indices, values, shape, log-probability [B, 1].

    Repeated classes (if merge_repeated) and blanks are left out.
    """

    types = ("T", "Lengths")
    T = frozenset({float32, float64})
    Lengths = frozenset({int32})

    def infer(inputs, sequence_length, *, merge_repeated, blank_index):
        return decoded(inputs, sequence_length, 1)

    def kernel(xp, inputs, sequence_length, *, merge_repeated, blank_index):
        frames, batch, classes = inputs.shape
        refuse_lengths(sequence_length, frames, batch)
        active = xp.arange(frames)[:, None] < sequence_length
        best = xp.argmax(inputs, 2)
        score = -(inputs.max(2) * active).sum(0, dtype=inputs.dtype)
        keep = active & (best != blank_index % classes)
        if merge_repeated:
            keep[1:] &= best[1:] != best[:-1]
        example, frame = xp.nonzero(keep.T)
        place = (xp.cumsum(keep, 0) - 1).T[example, frame]
        indices = xp.stack([example, place], 1).astype(xp.int64)
        longest = int(keep.sum(0).max(initial=0))
        return indices, best.T[example, frame], xp.asarray([batch, longest], xp.int64), score[:, None]

    gradient = no_gradient


def ctc_greedy_decoder(inputs, sequence_length, merge_repeated=True, blank_index=None):
    """The likeliest class of each frame, without repetitions and blanks.

    inputs: float [T, B, C], logits.
    sequence_length: int32 [B], how many frames of each example count.
    merge_repeated: let a class that lasts for several frames count once.
    blank_index: which class is the blank, negative from the end; by default the last.
    Returns: a list with one SparseTensor of int64 [B, longest], and float [B, 1], minus the sum of the chosen logits.

        >>> import minitf as tf
        >>> logits = tf.one_hot([[0], [0], [2], [1]], 3)                  # a a - b
        >>> [labels], _ = tf.nn.ctc_greedy_decoder(logits, [4])
        >>> labels.values.numpy()
        array([0, 1])

    Raises: InvalidArgumentError for a blank_index out of range; FailedPreconditionError for lengths that do not fit.
    Source: tf.nn.ctc_greedy_decoder.
    """
    blank = -1 if blank_index is None else as_int(blank_index, "blank_index")
    classes = getattr(inputs, "shape", [None])[-1]
    if classes is not None and not -classes <= blank < classes:
        raise InvalidArgumentError(explain("ctc_greedy_decoder", f"blank_index is {blank}",
                                           f"it must be in [{-classes}, {classes})"))
    *sparse, score = execute(CTCGreedyDecoder, inputs, sequence_length, blank_index=blank,
                             merge_repeated=as_flag(merge_repeated, "merge_repeated"))
    return [SparseTensor(*sparse)], score


class CTCBeamSearchDecoder(Op):
    """The likeliest label sequences, each summed over its alignments.   inputs: float [T, B, C]; the last class: blank.

    ->  `top_paths` tensors of indices, as many of values, as many of shapes, and log-probabilities [B, top_paths].
    """

    types = ("T", "Lengths")
    T = frozenset({float32, float64})
    Lengths = frozenset({int32})

    def infer(inputs, sequence_length, *, beam_width, top_paths):
        if top_paths > beam_width:
            raise RuleError(f"top_paths is {top_paths}, and the beam holds only {beam_width}", "Use a wider beam")
        return decoded(inputs, sequence_length, top_paths)

    def kernel(xp, inputs, sequence_length, *, beam_width, top_paths):
        frames, batch, _ = inputs.shape
        refuse_lengths(sequence_length, frames, batch)
        log_probs = LogSoftmax.kernel(xp, inputs)
        found = []
        for b in range(batch):
            search = BeamSearch(xp, beam_width)
            for frame in log_probs[:int(sequence_length[b]), b]:
                search.step(frame)
            found.append(search.best(top_paths))
        scores = xp.asarray([[score for _, score in paths] for paths in found], inputs.dtype)
        sparse = [as_sparse_matrix(xp, [paths[i][0] for paths in found]) for i in range(top_paths)]
        return (*[part for parts in zip(*sparse) for part in parts], scores.reshape(batch, top_paths))

    gradient = no_gradient


def as_sparse_matrix(xp, rows):
    """Lists of different lengths as indices, values and shape of a sparse matrix."""
    indices = [[i, j] for i, row in enumerate(rows) for j in range(len(row))]
    values = [label for row in rows for label in row]
    longest = max(map(len, rows), default=0)
    return (xp.asarray(indices, xp.int64).reshape(-1, 2), xp.asarray(values, xp.int64),
            xp.asarray([len(rows), longest], xp.int64))


def ctc_beam_search_decoder(inputs, sequence_length, beam_width=100, top_paths=1):
    """The likeliest label sequences. The last class is the blank.

    inputs: float [T, B, C], logits.
    sequence_length: int32 [B], how many frames of each example count.
    beam_width: how many sequences are followed at a time; more find better ones, and take longer.
    top_paths: how many to return, at most beam_width.
    Returns: a list of `top_paths` SparseTensors of int64 [B, longest], the likeliest first, and their log-probabilities
        [B, top_paths].

        >>> import minitf as tf
        >>> logits = tf.math.log([[[0.4, 0.6]], [[0.4, 0.6]]])       # blank is likelier in each frame,
        >>> [best], _ = tf.nn.ctc_beam_search_decoder(logits, [2])     # yet 64% of the alignments say a
        >>> best.values.numpy()
        array([0])

    Raises: InvalidArgumentError for more paths than there are; FailedPreconditionError for lengths that do not fit.
    Source: tf.nn.ctc_beam_search_decoder.
    """
    paths = as_int(top_paths, "top_paths")
    found = execute(CTCBeamSearchDecoder, inputs, sequence_length, beam_width=as_int(beam_width, "beam_width"),
                    top_paths=paths)
    indices, values, shapes = found[:paths], found[paths:2 * paths], found[2 * paths:3 * paths]
    return [SparseTensor(*parts) for parts in zip(indices, values, shapes)], found[-1]
