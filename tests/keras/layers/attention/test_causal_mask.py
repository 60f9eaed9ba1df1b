"""The mask that hides the future. Chapter 18 sets `causal_mask` as an exercise."""

import numpy as np

from minitf.keras.layers.attention.masks import causal_mask


def test_no_step_sees_a_later_one():
    mask = causal_mask(4, 4).numpy()[0]
    assert not np.triu(mask, 1).any()
    assert mask[3, 0]


def test_a_step_sees_itself():
    assert np.diagonal(causal_mask(4, 4).numpy()[0]).all()


def test_rows_and_columns_of_different_number():
    assert causal_mask(2, 4).numpy().astype(int).tolist() == [[[1, 0, 0, 0], [1, 1, 0, 0]]]
    assert causal_mask(3, 1).numpy().astype(int).tolist() == [[[1], [1], [1]]]
