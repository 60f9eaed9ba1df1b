"""split_dataset: a small dataset in two parts. Floor 7."""

import random

import numpy as np

from ... import tree
from ...backend.errors import explain
from ...data.dataset import Dataset


def split_dataset(dataset, left_size=None, right_size=None, shuffle=False, seed=None, preferred_backend=None):
    """Return two tf.data.Datasets: the first samples, and the last ones.

    dataset: an array of N samples, a list or tuple of arrays [N, ...], or a tf.data.Dataset; all of it is read at once.
    left_size, right_size: an int, samples; a float in (0, 1), a fraction; or None for what the other leaves.
    shuffle: whether the samples are mixed first; seed: an int, for the same order every time.

    Raises: TypeError for what is no dataset, or a size that is no number; ValueError for sizes that are out of range,
    and for a dataset that is empty.
    Source: keras.utils.split_dataset. Differs: parts of a batched dataset are not batched again.
    """
    samples = _samples(dataset)
    left, right = split_sizes(left_size, right_size, len(samples))
    if shuffle:
        random.Random(seed).shuffle(samples)
    return _dataset(samples[:left]), _dataset(samples[len(samples) - right :])


def _samples(dataset):
    """All samples as a list of structures of arrays."""
    if isinstance(dataset, Dataset):
        samples = list(dataset.as_numpy_iterator())
    elif isinstance(dataset, np.ndarray):
        samples = list(dataset)
    elif isinstance(dataset, list | tuple):
        samples = list(zip(*_equally_long(dataset)))
    else:
        raise TypeError(explain("split_dataset", f"{type(dataset).__name__}",
                                "it must be a `tf.data.Dataset`, or a list or tuple of arrays",
                                "Convert it: np.array(x)"))
    if not samples:
        raise ValueError(explain("split_dataset", "an empty dataset", "there must be samples to split"))
    return samples


def _equally_long(arrays):
    wrong = [type(x).__name__ for x in arrays if not isinstance(x, np.ndarray)]
    if wrong or len({len(x) for x in arrays}) > 1:
        received = f"elements of type {wrong[0]}" if wrong else f"arrays of lengths {[len(x) for x in arrays]}"
        raise ValueError(explain("split_dataset", received, "a list of arrays of the same length is needed"))
    return arrays


def _dataset(samples):
    return Dataset.from_tensor_slices(tree.map_structure(lambda *rows: np.array(rows), *samples))


def split_sizes(left_size, right_size, total):
    """Return how many of `total` samples go left and right.

    >>> split_sizes(0.8, None, 10), split_sizes(None, 3, 10), split_sizes(2, 2, 10)
    ((8, 2), (7, 3), (2, 2))

    Raises: as `split_dataset`.
    """
    if left_size is None and right_size is None:
        raise ValueError(explain("split_dataset", "left_size=None and right_size=None",
                                 "At least one of them must be specified", "left_size=0.8"))
    left, right = (_count(name, size, total) for name, size in (("left_size", left_size), ("right_size", right_size)))
    left = total - right if left is None else left
    right = total - left if right is None else right
    if left + right > total or 0 in (left, right):
        received = f"left_size={left_size} and right_size={right_size} of {total} samples"
        raise ValueError(explain("split_dataset", received,
                                 f"{left} and {right} of them: no side may be empty, and the sum not larger than all"))
    return left, right


def _count(name, size, total):
    """A size as a number of samples."""
    if size is None:
        return None
    if type(size) not in (int, float):
        raise TypeError(explain("split_dataset", f"{name}={size!r} of type {type(size).__name__}",
                                "it must be an int, a float or None"))
    if not 0 < size < (total if isinstance(size, int) else 1):
        raise ValueError(explain("split_dataset", f"{name}={size} of {total} samples", "an int must be positive and "
                                 "smaller than the number of samples, a float within (0, 1)"))
    return round(size * total) if isinstance(size, float) else size
