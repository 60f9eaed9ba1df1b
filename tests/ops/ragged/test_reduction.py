"""Reductions equal those of Python's lists, row by row and down the rows."""

import itertools
import math

import numpy as np
import pytest

import minitf as tf

ROWS = [[3, 1, 2], [], [5, 4]]
PLAIN = {tf.reduce_sum: sum, tf.reduce_prod: math.prod, tf.reduce_max: max, tf.reduce_min: min}


@pytest.mark.parametrize("function", PLAIN, ids=lambda f: f.__name__)
def test_along_both_axes(function):
    rows = [row or [7] for row in ROWS]
    rt = tf.ragged.constant(rows)
    plain = PLAIN[function]
    columns = [[x for x in column if x is not None] for column in itertools.zip_longest(*rows)]
    assert function(rt, axis=1).numpy().tolist() == [plain(row) for row in rows]
    assert function(rt, axis=0).numpy().tolist() == [plain(column) for column in columns]
    assert int(function(rt)) == plain(x for row in rows for x in row)
    assert function(rt, axis=1, keepdims=True).shape.as_list() == [3, 1]


def test_means_of_integers_are_float64():
    mean = tf.reduce_mean(tf.ragged.constant(ROWS), axis=1)
    assert mean.dtype == tf.float64
    np.testing.assert_array_equal(mean, [2, np.nan, 4.5])


def test_bools():
    x = tf.ragged.constant([[True, False], [], [True]])
    assert tf.reduce_all(x, axis=1).numpy().tolist() == [False, True, True]
    assert tf.reduce_any(x, axis=1).numpy().tolist() == [True, False, True]
    assert not bool(tf.reduce_all(x))


def test_rows_of_rows():
    rt = tf.ragged.constant([[[1, 2], [3]], [[4], [5, 6, 7]]])
    assert tf.reduce_sum(rt, axis=0).to_list() == [[5, 2], [8, 6, 7]]
    assert tf.reduce_sum(rt, axis=[1, 2]).numpy().tolist() == [6, 22]
    with pytest.raises(ValueError, match="axis"):
        tf.reduce_sum(rt, axis=3)
