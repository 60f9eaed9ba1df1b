"""Sequences as rows of one array."""

import numpy as np
import pytest

from minitf.keras.utils import pad_sequences


@pytest.mark.parametrize(("options", "expected"), [
    ({}, [[0, 0, 1], [2, 3, 4]]), ({"padding": "post"}, [[1, 0, 0], [2, 3, 4]]), ({"maxlen": 2}, [[0, 1], [3, 4]]),
    ({"maxlen": 2, "truncating": "post"}, [[0, 1], [2, 3]]), ({"maxlen": 4, "value": 9}, [[9, 9, 9, 1], [9, 2, 3, 4]])])
def test_padding_and_cutting(options, expected):
    assert pad_sequences([[1], [2, 3, 4]], **options).tolist() == expected


def test_nothing():
    assert pad_sequences([[], []]).shape == (2, 0)
    assert pad_sequences([]).shape == (0, 0)
    assert pad_sequences([[1], []], maxlen=2).tolist() == [[0, 1], [0, 0]]


def test_elements_with_axes():
    assert pad_sequences([np.ones((1, 3)), np.ones((2, 3))]).shape == (2, 2, 3)


@pytest.mark.parametrize(("sequences", "options"), [
    (3, {}), ([1, 2], {}), ([[1]], {"padding": "middle"}), ([[1]], {"truncating": "middle"}),
    ([[[1, 2]], [[1, 2, 3]]], {}), ([["a"]], {"value": "-"})])
def test_what_cannot_be_padded(sequences, options):
    with pytest.raises(ValueError, match="pad_sequences"):
        pad_sequences(sequences, **options)
