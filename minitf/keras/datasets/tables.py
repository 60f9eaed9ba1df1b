"""Data sets that are one table: rows of numbers, and a number for each row. Floor 7."""

import numpy as np

from ...backend.errors import explain
from .sources import fetched


def load_table(path, file_hash, origin_name, test_split, seed, rows=None):
    """Return `(x_train, y_train), (x_test, y_test)` of a file with the arrays x and y, its rows mixed.

    test_split: fraction in [0, 1) of the rows that goes to the second part. seed: for the order.
    rows: how many to take, all unless given.
    Raises: ValueError for another fraction.
    """
    if not 0 <= test_split < 1:
        raise ValueError(explain("load_data", f"Invalid `test_split` argument: {test_split}",
                                 "It must be between 0 and 1 (exclusive of 1)"))
    with np.load(fetched(path, file_hash, origin_name), allow_pickle=False) as arrays:
        x, y = arrays["x"][:rows], arrays["y"][:rows]
    order = np.arange(len(x))
    np.random.RandomState(seed).shuffle(order)
    x, y = x[order], y[order]
    first = int(len(x) * (1 - test_split))
    return (x[:first], y[:first]), (x[first:], y[first:])
