"""Partitions: every description of the same rows gives the same splits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minitf.backend.dtypes import int32, int64
from minitf.backend.errors import InvalidArgumentError
from minitf.ops.ragged import row_partition as rows

LENGTHS = st.lists(st.integers(0, 4), max_size=6)


def splits_of(partition):
    return partition.row_splits.numpy().tolist()


@given(LENGTHS)
def test_all_descriptions_agree(lengths):
    splits = np.cumsum([0, *lengths]).astype(np.int64)
    ids = np.repeat(np.arange(len(lengths)), lengths)
    partitions = [
        rows.partition_from_splits(splits),
        rows.partition_from_lengths(np.array(lengths, np.int64)),
        rows.partition_from_rowids(ids, len(lengths)),
        rows.partition_from_starts(splits[:-1], splits[-1]),
        rows.partition_from_limits(splits[1:]),
    ]
    assert [splits_of(p) for p in partitions] == [splits.tolist()] * 5


@given(LENGTHS)
def test_what_follows_from_the_splits(lengths):
    p = rows.partition_from_lengths(np.array(lengths, np.int64))
    assert p.row_lengths().numpy().tolist() == lengths
    assert p.value_rowids().numpy().tolist() == np.repeat(np.arange(len(lengths)), lengths).tolist()
    assert p.places_in_rows().numpy().tolist() == [j for n in lengths for j in range(n)]
    assert (int(p.nrows()), int(p.nvals()), int(p.longest())) == (len(lengths), sum(lengths), max(lengths, default=0))


def test_uniform_rows_know_their_length():
    p = rows.uniform_partition(2, 3)
    assert splits_of(p) == [0, 3, 6]
    assert p.uniform_row_length == 3
    assert p.cast(int32).uniform_row_length == 3


@pytest.mark.parametrize("splits", [[1, 2], [0, 2, 1]])
def test_splits_that_are_none(splits):
    with pytest.raises(InvalidArgumentError, match="row_splits"):
        rows.partition_from_splits(splits)


def test_splits_that_are_no_vector():
    for splits in ([], [[0, 1]], [0.0, 1.0]):
        with pytest.raises(ValueError, match="row_splits"):
            rows.partition_from_splits(splits)


def test_of_one_dtype_is_the_wider():
    p, q = rows.uniform_partition(1, 1, int32), rows.uniform_partition(1, 1, int64)
    assert [x.dtype for x in rows.of_one_dtype([p, q])] == [int64, int64]
    assert [x.dtype for x in rows.of_one_dtype([p, p])] == [int32, int32]


def test_rows_of_other_lengths_are_refused():
    p, q = rows.partition_from_lengths([1, 2]), rows.partition_from_lengths([2, 1])
    rows.require_same_splits(p, p, "here")
    with pytest.raises(InvalidArgumentError, match="here"):
        rows.require_same_splits(p, q, "here")
