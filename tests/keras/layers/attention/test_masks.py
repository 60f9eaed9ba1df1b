"""Which steps a step may look at."""

import numpy as np

import minitf as tf
from minitf.keras.layers.attention.masks import attention_mask_of, causal_mask, joined_mask, window_mask


def test_causal_and_window():
    i, j = np.indices((3, 4))
    assert np.array_equal(causal_mask(3, 4)[0], i >= j)
    assert np.array_equal(window_mask(3, 4, 2)[0], abs(i - j) < 2)


def test_joined():
    assert joined_mask([None, None]) is None
    found = joined_mask([tf.constant([True, True]), None, tf.constant([1, 0])])
    assert found.numpy().tolist() == [True, False]


def test_all_masks_of_a_call():
    query, value = tf.constant([[True, False]]), tf.constant([[True, True, False]])
    found = attention_mask_of((2, 3), query, value, None, None, True, None)
    assert found.numpy().tolist() == [[[True, False, False], [False, False, False]]]
    assert attention_mask_of((2, 3), None, None, None, None, False, None) is None
