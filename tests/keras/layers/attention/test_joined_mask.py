"""Several masks as one. Chapter 18 sets `joined_mask` as an exercise."""

import minitf as tf
from minitf.keras.layers.attention.masks import joined_mask

ROW = tf.constant([[[True, True, False]]])  # [1, 1, 3]
COLUMN = tf.constant([[[True], [False]]])  # [1, 2, 1]


def as_lists(mask):
    assert mask.dtype == tf.bool
    return mask.numpy().astype(int).tolist()


def test_what_all_of_them_allow():
    assert as_lists(joined_mask([ROW, COLUMN])) == [[[1, 1, 0], [0, 0, 0]]]
    last = tf.constant([[[False, True, True]]])
    assert as_lists(joined_mask([ROW, COLUMN, last])) == [[[0, 1, 0], [0, 0, 0]]]


def test_none_has_nothing_to_say():
    assert as_lists(joined_mask([None, ROW, None])) == [[[1, 1, 0]]]
    assert joined_mask([None, None]) is None
    assert joined_mask([]) is None


def test_numbers_may_stand_for_bools():
    assert as_lists(joined_mask([tf.constant([[[1, 0, 1]]]), ROW])) == [[[1, 0, 0]]]
    assert as_lists(joined_mask([tf.constant([[[1, 0, 1]]])])) == [[[1, 0, 1]]]
