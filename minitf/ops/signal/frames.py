"""Cutting a signal into frames that overlap, and adding them up again: frame, overlap_and_add. Floor 2.

Read next: `windows.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ...core.tensor import is_tensor
from ..axes import as_int
from ..indexing.gather import gather
from ..indexing.slicing import pad
from ..shapes.broadcasting import reduce_sum
from ..shapes.counts import larger_of
from ..shapes.layout import reshape, sizes_of, transpose
from ..shapes.sequences import range_


def frame(signal, frame_length, frame_step, pad_end=False, pad_value=0, axis=-1, name=None):
    """The pieces of `frame_length` samples that start at every `frame_step`-th sample.

    signal: any [..., samples, ...].
    frame_length, frame_step: int, in samples.
    pad_end: also return the frames that start inside the signal and end behind it, filled up with `pad_value`.
    axis: which axis is time.
    Returns: any [..., frames, frame_length, ...].

        >>> import minitf as tf
        >>> tf.signal.frame([1, 2, 3, 4, 5], 3, 2).numpy()
        array([[1, 2, 3],
               [3, 4, 5]], dtype=int32)

    Raises: ValueError for a signal without axes or a length with some; IndexError for an axis that is not there;
    InvalidArgumentError for a negative length or a step below 1.
    Source: tf.signal.frame.
    """
    x = convert_to_tensor(signal)
    length, step = as_size(frame_length, "frame_length", 0), as_size(frame_step, "frame_step", 1)
    rank, axis = require_rank("frame", x, 1), as_int(axis)
    if not -rank <= axis < rank:
        raise IndexError(explain("frame", f"axis is {axis}", f"it must be in [{-rank}, {rank})"))
    axis %= rank
    samples = sizes_of(x)[axis]
    count = -(-samples // step) if pad_end else larger_of(0, 1 + (samples - length) // step)
    if pad_end:
        missing = larger_of((count - 1) * step + length - samples, 0)
        paddings = [[0, missing if a == axis else 0] for a in range(rank)]
        x = pad(x, paddings, constant_values=convert_to_tensor(pad_value, x.dtype) if pad_value else 0)
    starts = range_(count) if is_tensor(count) else np.arange(count, dtype=np.int32)
    places = step * starts[:, None] + np.arange(length, dtype=np.int32)
    return gather(x, convert_to_tensor(places), axis=axis)


def overlap_and_add(signal, frame_step, name=None):
    """The sum of frames of which each starts `frame_step` samples after the one before.

    signal: numeric [..., frames, length].
    frame_step: int.
    Returns: same [..., length + frame_step (frames - 1)].

        >>> import minitf as tf
        >>> tf.signal.overlap_and_add([[1, 2, 3], [30, 40, 50]], 2).numpy()
        array([ 1,  2, 33, 40, 50], dtype=int32)

    Raises: ValueError for a signal of fewer than 2 axes, or a step that is no integer; InvalidArgumentError for a
    step below 1.
    Source: tf.signal.overlap_and_add.
    """
    x = convert_to_tensor(signal)
    rank, step = require_rank("overlap_and_add", x, 2), as_step(frame_step)
    *batch, frames, length = sizes_of(x)
    parts = -(-length // step)  # each frame is this many parts, of `step` samples
    x = pad(x, [[0, 0]] * (rank - 1) + [[0, parts * step - length]])
    x = reshape(x, [*batch, frames, parts, step])
    x = transpose(x, [*range(rank - 2), rank - 1, rank - 2, rank])  # [..., parts, frames, step]
    # Part p of frame f belongs to place f + p. With `parts` zeros behind each row and the last of all cut off,
    # every row begins one place further right than the row above it; then all that belongs together is in one column.
    x = pad(x, [[0, 0]] * (rank - 1) + [[0, parts], [0, 0]])
    x = reshape(x, [*batch, parts * (frames + parts), step])
    places = frames + parts - 1
    x = reshape(x[..., : parts * places, :], [*batch, parts, places, step])
    x = reshape(reduce_sum(x, rank - 2), [*batch, places * step])
    return x[..., : larger_of(length + step * (frames - 1), 0)]


def require_rank(where, x, least):
    """The rank of `x`, which must be at least `least`.  Raises: ValueError."""
    if x.shape.rank < least:
        raise ValueError(explain(where, f"the signal has shape {x.shape}", f"it must have rank >= {least}"))
    return x.shape.rank


def as_size(value, name, least):
    """A length in samples as an int.  Raises: ValueError, InvalidArgumentError or TypeError for what is none."""
    if np.ndim(value):
        raise ValueError(explain(name, f"received {value!r}", "it must be one number, without axes"))
    size = as_int(value, name)
    if size < least:
        raise InvalidArgumentError(explain(name, f"received {size}", f"it must be >= {least}"))
    return size


def as_step(value):
    """A frame_step as an int; for what is none overlap_and_add has ValueError."""
    try:
        return as_size(value, "frame_step", 1)
    except TypeError as error:
        raise ValueError(str(error)) from None
