"""Batches made ahead."""

import threading
import time

import pytest

from minitf.keras.training.adapters.workers import fetched_ahead


def test_the_order_stays_where_the_first_takes_longest():
    def slow(number):
        time.sleep(0.05 if number == 0 else 0)
        return number

    assert list(fetched_ahead(slow, range(8), threads=4, waiting=3)) == [*range(8)]


def test_several_threads_work():
    met = threading.Barrier(2, timeout=60)
    assert list(fetched_ahead(lambda number: met.wait() >= 0, range(4), threads=2, waiting=2)) == [True] * 4


def test_an_error_comes_in_its_turn():
    found = fetched_ahead(lambda number: 1 // (2 - number), range(9), threads=2, waiting=4)
    assert [next(found), next(found)] == [0, 1]
    with pytest.raises(ZeroDivisionError):
        next(found)


def test_no_more_are_ahead_than_may_be():
    asked = []
    found = fetched_ahead(asked.append, range(100), threads=1, waiting=2)
    next(found)
    found.close()
    assert len(asked) <= 3
