"""Weights as pictures."""

import numpy as np
import pytest

from minitf.keras.callbacks.weight_pictures import picture_of


@pytest.mark.parametrize(("shape", "picture"), [
    ((5,), (1, 5, 1, 1)), ((3, 5), (1, 3, 5, 1)), ((5, 3), (1, 3, 5, 1)), ((3, 4, 7), (7, 3, 4, 1)),
    ((3, 3, 2, 4), (3, 3, 2, 4)), ((1, 5, 1), (1, 5, 1, 1)),
])  # fmt: skip
def test_shapes(shape, picture):
    assert picture_of(np.zeros(shape)).shape == picture


@pytest.mark.parametrize("shape", [(2, 2, 2, 5), (2, 2, 2, 2, 2)])
def test_too_many_axes(shape):
    assert picture_of(np.zeros(shape)) is None
