"""Indexing: as Python's lists of lists are indexed."""

import pytest

import minitf as tf
from minitf.ops.ragged import indexing

ROWS = [[1, 2, 3], [], [4, 5], [6]]
SLICES = [slice(a, b, c) for a in (None, -2, 0, 1, 9) for b in (None, -1, 2, -9) for c in (None, 2, -1, -2)]


@pytest.mark.parametrize("key", SLICES, ids=str)
def test_slices_of_rows_and_inside_of_rows(key):
    rt = tf.ragged.constant(ROWS)
    assert rt[key].to_list() == ROWS[key]
    assert rt[:, key].to_list() == [row[key] for row in ROWS]


@pytest.mark.parametrize("i", range(-4, 4))
def test_one_row(i):
    assert tf.ragged.constant(ROWS)[i].numpy().tolist() == ROWS[i]


def test_deeper():
    rows = [[[1, 2], [3]], [[4, 5, 6]]]
    rt = tf.ragged.constant(rows)
    assert rt[1, 0].numpy().tolist() == [4, 5, 6]
    assert rt[:, :1, 1:].to_list() == [[[2]], [[5, 6]]]
    assert rt[..., -1:].to_list() == [[[2], [3]], [[6]]]


def test_new_axes():
    rt = tf.ragged.constant(ROWS)
    assert rt[None].shape.as_list() == [1, 4, None]
    assert rt[:, None].shape.as_list() == [4, 1, None]
    assert rt[:, :, None].shape.as_list() == [4, None, 1]


def test_rows_picked_by_number():
    rt = tf.ragged.constant(ROWS)
    assert indexing.gather_rows(rt, tf.constant([2, 0, 2])).to_list() == [ROWS[2], ROWS[0], ROWS[2]]


def test_what_is_refused():
    rt = tf.ragged.constant(ROWS)
    with pytest.raises(ValueError, match="ragged axis"):
        rt[:, 0]
    with pytest.raises(IndexError, match="row 4 of 4"):
        rt[4]
    with pytest.raises(TypeError, match="index is 'a'"):
        rt["a"]
    with pytest.raises(ValueError, match="step"):
        rt[:, ::0]
