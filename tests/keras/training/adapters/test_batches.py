"""The batches of arrays. Chapter 15 sets `ArrayAdapter.batches` as an exercise."""

import inspect

import numpy as np
import pytest

import minitf as tf
from minitf.keras.training.adapters.arrays import ArrayAdapter


def batches(*args, **options):
    return list(ArrayAdapter(*args, **options).batches())


def labels(found):
    return [value for _, y in found for value in y.numpy().tolist()]


@pytest.mark.parametrize(("rows", "sizes"), [(6, [3, 3]), (7, [3, 3, 1]), (2, [2])])
def test_only_the_last_batch_may_be_smaller(rows, sizes):
    found = batches(np.arange(rows), np.arange(rows), batch_size=3)
    assert [len(y.numpy()) for _, y in found] == sizes
    assert labels(found) == [*range(rows)]


@pytest.mark.parametrize("shuffle", [True, "batch"])
def test_every_row_comes_once_in_another_order(shuffle):
    tf.random.set_seed(1)
    found = labels(batches(np.arange(40), np.arange(40), batch_size=8, shuffle=shuffle))
    tf.random.set_seed(None)
    assert sorted(found) == [*range(40)]
    assert found != sorted(found)


def test_all_arrays_stay_together():
    x, y = [np.arange(50), {"a": np.arange(50) * 2}], np.arange(50) * 3
    tf.random.set_seed(1)
    found = batches(x, y, np.arange(50.0), batch_size=7, shuffle=True)
    tf.random.set_seed(None)
    for (first, named), targets, weights in found:
        rows = first.numpy()
        assert named["a"].numpy().tolist() == (2 * rows).tolist()
        assert targets.numpy().tolist() == (3 * rows).tolist()
        assert weights.numpy().tolist() == rows.tolist()


def test_nothing_is_copied_where_the_order_stays():
    x = np.ones((10, 2), "float32")
    assert all(np.shares_memory(np.asarray(batch), x) for batch in batches(x, batch_size=4))


def test_what_is_missing_stays_none():
    found = batches([np.arange(4), None], np.arange(4), batch_size=2)
    assert [pair[1] for pair, _ in found] == [None, None]


def test_a_batch_is_made_when_it_is_asked_for():
    assert inspect.isgenerator(ArrayAdapter(np.arange(4)).batches())
