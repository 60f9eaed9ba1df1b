"""The order in which an epoch takes the rows. Floor 7.

Where the program has set a seed, the order is that of Keras on TensorFlow, which shuffles with the stream of the seeds
(program's, 0). There, every epoch opens this stream anew, so that all epochs have the same order; so have ours.
"""

from functools import lru_cache

import numpy as np

from ....backend.bits import Philox
from ....ops.random.choice import permutation
from ....ops.random.seeds import LARGEST_SEED, program_seed


def row_order(rows, batch_size, shuffle):
    """Return the numbers of all rows in the order of an epoch, int [rows], or None for that in which they are.

    shuffle: True for a random order of all, "batch" for one that mixes rows of the same batch only, or False.
    """
    if not shuffle:
        return None
    group = batch_size if shuffle == "batch" else rows
    seed = program_seed()
    if seed is None:
        generator = np.random.default_rng()
        return _by_groups(rows, group, generator.permutation)
    return _of_seed(rows, group, seed % LARGEST_SEED)


@lru_cache(maxsize=2)  # of the data to train on, and of some other: each epoch asks again
def _of_seed(rows, group, seed):
    seeds = (seed, 0) if seed else (0, LARGEST_SEED)
    position = 0

    def draw(size):
        nonlocal position
        order = permutation(Philox.from_seeds(*seeds, position), size)
        position += (size - 1 + 3) // 4  # a stream is read in groups of four words
        return np.array(order)

    return _by_groups(rows, group, draw)


def _by_groups(rows, group, draw):
    """Each group of rows in an order that `draw(size)` gives."""
    starts = range(0, rows, group)
    return np.concatenate([start + draw(min(group, rows - start)) for start in starts])
