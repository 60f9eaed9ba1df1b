"""Texts as numbers of words."""

import numpy as np
import pytest

from minitf.keras.datasets.texts import as_objects, frequent, numbered, shorter, shuffled


def test_numbering():
    assert numbered([[1], [2, 3]], None, 3) == [[4], [5, 6]]
    assert numbered([[1]], 1, None) == [[1, 1]]


def test_short_ones():
    assert shorter([[1, 2], [1]], [7, 8], 2) == ([[1]], [8])
    assert shorter([[1, 2]], [7], None) == ([[1, 2]], [7])
    with pytest.raises(ValueError, match="Increase maxlen"):
        shorter([[1, 2]], [7], 1)


def test_frequent_words():
    assert frequent([[1, 5, 9]], None, 0, 2) == [[1, 5, 2]]
    assert frequent([[1, 5, 9]], 6, 2, None) == [[5]]


def test_both_are_shuffled_alike():
    x, y = shuffled(np.arange(9), np.arange(9) * 2, 113)
    assert (2 * x == y).all()
    assert x.tolist() != [*range(9)]


def test_equally_long_lists_stay_lists():
    assert as_objects([[1, 2], [3, 4]]).tolist() == [[1, 2], [3, 4]]
    assert as_objects([[1, 2], [3, 4]]).shape == (2,)
