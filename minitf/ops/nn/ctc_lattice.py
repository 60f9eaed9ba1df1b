"""The sum over all alignments behind the CTC loss, by dynamic programming. Floor 2. Read next: `ctc.py`.

A label sequence such as "cat" is read off the frames of an utterance in many ways: c-aa-t, ccca-t and so on, where -
is the blank, and repetitions count once. An alignment is a path through the states

    blank  c  blank  a  blank  t  blank

which in each frame stays, takes one step, or skips a blank between two different labels. Going once forward and once
backward over the frames gives the probability of being in each state in each frame, summed over all paths.
All examples and all states of a frame are computed at once, in logarithms, shifted so that none vanishes.
"""

from __future__ import annotations

import numpy as np

from ...backend.errors import RuleError

IMPOSSIBLE = float(np.log(1e-307))  # log of what TensorFlow takes for a probability of 0 at either end of a path


def alignments(xp, log_probs, labels, label_length, frames, blank):
    """The loss of each example and its gradient for the logits.

    log_probs: float [T, B, C], the log-softmax of the logits.
    labels: int [B, U]; those from label_length on do not count.
    label_length, frames: int [B], how many labels and frames each example has.
    Returns: loss [B] = -ln P(labels), and [T, B, C] = softmax - (the share of the paths that say this class).

    Its scratch memory is that of T * B * (2U + 1) floats.
    """
    dtype = log_probs.dtype
    batch, states = len(labels), 2 * labels.shape[1] + 1
    classes = xp.full((batch, states), blank)
    classes[:, 1::2] = labels
    skips = xp.zeros((batch, states), bool)   # may this state be reached from the one before the last?
    skips[:, 3::2] = labels[:, 1:] != labels[:, :-1]
    place = xp.arange(states)
    start = xp.where(place < 2, 0, IMPOSSIBLE).astype(dtype) + xp.zeros((batch, 1), dtype)
    ends = (place == 2 * label_length[:, None]) | (place == 2 * label_length[:, None] - 1)
    end = xp.where(ends, 0, IMPOSSIBLE).astype(dtype)

    forward, scale = go_forward(xp, log_probs, classes, skips, start, frames)
    last = forward[-1] + end if len(forward) else start + end
    loss = -(scale + log_sum(xp, last))
    gradient = xp.where((xp.arange(len(log_probs))[:, None] < frames)[:, :, None], xp.exp(log_probs), 0)
    go_backward(xp, log_probs, classes, skips, end, frames, forward, gradient)
    return loss.astype(dtype), gradient


def go_forward(xp, log_probs, classes, skips, start, frames):
    """For each frame and state the log-probability of all paths that lead there, [T, B, S], less a shift per frame.

    After its last frame an example keeps what it had. Returns also the sum of the shifts, [B].
    """
    forward = xp.empty((len(log_probs), *classes.shape), log_probs.dtype)
    scale = xp.zeros(len(classes))
    before = start
    for t, frame in enumerate(log_probs):
        reached = before if t == 0 else advance(xp, before, skips)
        now = reached + xp.take_along_axis(frame, classes, 1)
        shift = xp.maximum(now.max(1), 2 * IMPOSSIBLE)
        active = t < frames
        before = xp.where(active[:, None], now - shift[:, None], before)
        scale += xp.where(active, shift, 0)
        forward[t] = before
    return forward, scale


def go_backward(xp, log_probs, classes, skips, end, frames, forward, gradient):
    """Subtract from `gradient`, in place, the share of the paths that are in each class in each frame."""
    leaves = xp.zeros_like(skips)             # may this state be left to the one after the next?
    leaves[:, :-2] = skips[:, 2:]
    example = xp.arange(len(classes))[:, None]
    after = end
    for t in range(len(log_probs) - 1, -1, -1):
        if t + 1 < len(log_probs):
            then = after + xp.take_along_axis(log_probs[t + 1], classes, 1)
            then -= xp.maximum(then.max(1), 2 * IMPOSSIBLE)[:, None]
            after = xp.where((t + 1 < frames)[:, None], advance(xp, then[:, ::-1], leaves[:, ::-1])[:, ::-1], end)
        paths = forward[t] + after
        share = xp.exp(paths - xp.maximum(paths.max(1, keepdims=True), xp.finfo(paths.dtype).min))
        share *= ((t < frames) / share.sum(1))[:, None].astype(paths.dtype)
        xp.subtract.at(gradient[t], (example, classes), share)


def advance(xp, before, skips):
    """The log of the sum of three: stay in a state, come from the one before, or (if it skips) from that before it."""
    none = before.dtype.type(-np.inf)
    padded = xp.concatenate([xp.full((len(before), 2), none), before], 1)
    stay, step = padded[:, 2:], padded[:, 1:-1]
    skip = xp.where(skips, padded[:, :-2], none)
    top = xp.maximum(xp.maximum(stay, step), skip)
    top = xp.maximum(top, xp.finfo(before.dtype).min)  # where all three are -inf
    return top + xp.log(xp.exp(stay - top) + xp.exp(step - top) + xp.exp(skip - top))


def log_sum(xp, x):
    """ln(sum of e^x) over the last axis."""
    top = xp.maximum(x.max(-1), xp.finfo(x.dtype).min)
    return top + xp.log(xp.exp(x - top[..., None]).sum(-1, dtype=x.dtype))


def label_matrix(xp, indices, values, batch, classes, blank):
    """The rows of a sparse matrix of labels, packed to the left: int [B, U], and the length of each, [B].

    Raises: RuleError for a row that is not there, or a label that is no class.
    """
    if len(indices) and (indices.min() < 0 or indices[:, 0].max() >= batch):
        raise RuleError(f"labels_indices must name rows in [0, {batch})")
    wrong = (values < 0) | (values >= classes) | (values == blank)
    if wrong.any():
        raise RuleError(f"label {int(values[wrong][0])} is no class in [0, {classes}) other than the blank, {blank}")
    lengths = xp.bincount(indices[:, 0], minlength=batch) if len(indices) else xp.zeros(batch, int)
    labels = xp.full((batch, int(lengths.max(initial=0))), blank)
    labels[indices[:, 0], indices[:, 1]] = values
    return labels, lengths
