"""What `adapt` looks at: batches, out of arrays, lists, datasets, generators. Floor 7."""

from __future__ import annotations

from itertools import islice

import numpy as np

from ....core.tensor import is_tensor
from ....ops.ragged.ragged_tensor import RaggedTensor
from ....ops.sparse.sparse_tensor import SparseTensor


def is_one_batch(data, lists=True) -> bool:
    """Whether data is one batch by itself: an array, a tensor or, with `lists`, a list of values."""
    kinds = (np.ndarray, RaggedTensor, SparseTensor, *((list, tuple) if lists else ()))
    return isinstance(data, kinds) or is_tensor(data) or not hasattr(data, "__iter__")


def batches_of(data, steps=None):
    """The batches that a dataset or another iterable gives; `steps` of them at most."""
    return islice(iter(data), steps)
