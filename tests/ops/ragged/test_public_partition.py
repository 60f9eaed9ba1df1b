from itertools import pairwise

import pytest

import minitf as tf
from minitf.ops.ragged.public_partition import numbers

RowPartition = tf.experimental.RowPartition


@pytest.mark.parametrize(("rows", "splits"), [
    (RowPartition.from_row_lengths([2, 0, 3]), [0, 2, 2, 5]),
    (RowPartition.from_row_splits([0, 2, 2, 5]), [0, 2, 2, 5]),
    (RowPartition.from_value_rowids([0, 0, 2, 2, 2]), [0, 2, 2, 5]),
    (RowPartition.from_value_rowids([0, 0], nrows=3), [0, 2, 2, 2]),
    (RowPartition.from_row_starts([0, 2, 2], nvals=5), [0, 2, 2, 5]),
    (RowPartition.from_row_limits([2, 2, 5]), [0, 2, 2, 5]),
    (RowPartition.from_uniform_row_length(2, nvals=6), [0, 2, 4, 6]),
    (RowPartition.from_uniform_row_length(0, nvals=0, nrows=2), [0, 0, 0]),
])
def test_all_descriptions(rows, splits):
    assert rows.row_splits().numpy().tolist() == splits
    assert (rows.nrows().numpy(), rows.nvals().numpy()) == (len(splits) - 1, splits[-1])
    assert rows.static_nrows == len(splits) - 1
    assert rows.row_starts().numpy().tolist() == splits[:-1]
    assert rows.row_limits().numpy().tolist() == splits[1:]
    assert rows.row_lengths().numpy().tolist() == [b - a for a, b in pairwise(splits)]
    ids = rows.value_rowids().numpy().tolist()
    assert rows.offsets_in_rows().numpy().tolist() == [i - splits[row] for i, row in enumerate(ids)]
    assert rows.with_dtype(tf.int32).dtype == tf.int32


def test_rows_of_one_length_are_known_to_be():
    rows, plain = RowPartition.from_uniform_row_length(2, nrows=3), RowPartition.from_row_lengths([2, 2])
    assert (rows.is_uniform(), rows.static_uniform_row_length, rows.static_nvals) == (True, 2, 6)
    assert (plain.is_uniform(), plain.static_uniform_row_length, plain.static_nvals) == (False, None, None)
    assert (rows.uniform_row_length().numpy(), plain.uniform_row_length()) == (2, None)
    assert repr(rows) == "tf.RowPartition(nrows=3, uniform_row_length=2)"
    assert repr(plain) == "tf.RowPartition(row_splits=[0 2 4])"


@pytest.mark.parametrize(("make", "error", "message"), [
    (lambda: RowPartition([0, 1]), ValueError, "constructor is private"),
    (lambda: RowPartition.from_row_splits([]), ValueError, "empty"),
    (lambda: RowPartition.from_row_lengths([-1]), tf.errors.InvalidArgumentError, "negative"),
    (lambda: RowPartition.from_row_lengths([2.0]), ValueError, "int32 or int64"),
    (lambda: RowPartition.from_uniform_row_length(2), ValueError, "must be specified"),
    (lambda: RowPartition.from_uniform_row_length(2, nvals=5), ValueError, "must equal nvals"),
    (lambda: RowPartition.from_uniform_row_length(-1, nvals=5), ValueError, ">= 0"),
])
def test_what_is_refused(make, error, message):
    with pytest.raises(error, match=message):
        make()


def test_the_dtype_that_was_asked_for():
    assert RowPartition.from_row_lengths([2], dtype=tf.int32).dtype == tf.int32
    assert RowPartition.from_row_lengths([2], dtype_hint=tf.int32).dtype == tf.int32
    assert numbers([1], None, None) == [1]
