"""timeseries_dataset_from_array: stretches of a series as elements. Floor 7. Read `../../data/dataset.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...data.dataset import AUTOTUNE, Dataset
from ...ops.indexing.gather import gather

WHERE = "timeseries_dataset_from_array"


def timeseries_dataset_from_array(data, targets, sequence_length, sequence_stride=1, sampling_rate=1, batch_size=128,
                                  shuffle=False, seed=None, start_index=None, end_index=None, format="tf"):
    """Batches of stretches of a series, each with the target of its first step.

    data: [T, ...], one row for each step.
    targets: [T, ...], or None for the stretches alone.
    sequence_length: how many rows make a stretch. sampling_rate: take every so many-th row.
    sequence_stride: how many rows lie between the beginnings of two stretches.
    batch_size: stretches in a batch; None for no batches.
    shuffle, seed: whether they come in random order, and in which.
    start_index, end_index: the part of the rows that is used.

        >>> import minitf as tf
        >>> series = np.arange(6)
        >>> pairs = tf.keras.utils.timeseries_dataset_from_array(series[:-2], series[2:], 2)
        >>> for x, y in pairs:
        ...     print(x.numpy().tolist(), y.numpy().tolist())
        [[0, 1], [1, 2], [2, 3]] [2, 3, 4]

    Raises: ValueError for numbers out of range.
    Source: keras.utils.timeseries_dataset_from_array. Differs: format="grain" is left out.
    """
    _check(len(data), sequence_stride, sampling_rate, start_index, end_index, format)
    first, last = start_index or 0, len(data) if end_index is None else end_index
    count = last - first - (sequence_length - 1) * sampling_rate
    if targets is not None:
        count = min(count, len(targets))
    starts = np.arange(0, count, sequence_stride, dtype=np.int32)
    if shuffle:
        seed = int(np.random.randint(1e6)) if seed is None else seed
        np.random.RandomState(seed).shuffle(starts)
    rows = convert_to_tensor(np.asarray(data)[first:last])
    goals = None if targets is None else convert_to_tensor(np.asarray(targets)[first:last])
    offsets = np.arange(sequence_length, dtype=np.int32) * sampling_rate

    def taken(start):
        """The stretches that begin at some steps, or the one that begins at one."""
        stretch = gather(rows, start[..., None] + offsets)
        return stretch if goals is None else (stretch, gather(goals, start))

    dataset = Dataset.from_tensor_slices(starts)
    if shuffle:  # the buffer is Keras's, and so is the order for a seed
        dataset = dataset.shuffle(1024 if batch_size is None else 8 * batch_size, seed=seed)
    return (dataset.batch(batch_size) if batch_size is not None else dataset).map(taken).prefetch(AUTOTUNE)


def _check(length, stride, rate, start, end, format):
    if start and not 0 <= start < length:
        raise _wrong("start_index", start, f"it must be in [0, {length})")
    if end and not max(0, start or 0) < end < length:
        raise _wrong("end_index", end, f"it must be above start_index, and lower than the length of the data, {length}")
    for name, value in (("sampling_rate", rate), ("sequence_stride", stride)):
        if not 0 < value < length:
            raise _wrong(name, value, f"it must be higher than 0, and lower than the length of the data, {length}")
    if format != "tf":
        raise _wrong("format", repr(format), "it must be 'tf'")


def _wrong(name, value, rule):
    return ValueError(explain(WHERE, f"{name} is {value}", rule))
