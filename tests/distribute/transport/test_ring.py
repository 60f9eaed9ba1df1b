"""Sums around a ring: with queues between threads, for any number of workers and any length."""

import queue
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from minitf.distribute.transport.ring import ring_all_gather, ring_all_reduce


def around(size, work):
    """What `work(rank, send, take)` returns for each worker of a ring of queues."""
    links = [queue.Queue() for _ in range(size)]
    with ThreadPoolExecutor(size) as pool:
        return list(pool.map(lambda r: work(r, links[r].put, lambda: links[r - 1].get(timeout=60)), range(size)))


@pytest.mark.parametrize("size", [1, 2, 3, 5])
@pytest.mark.parametrize("length", [0, 1, 4, 103])
def test_all_reduce(size, length):
    arrays = np.random.default_rng(0).integers(0, 100, (size, length)).astype("float32")
    sent = []

    def work(rank, send, take):
        mine = arrays[rank].copy()

        def fill(part):
            part[:] = take()

        ring_all_reduce(rank, size, mine, lambda x: (sent.append(x.size), send(x.copy())), fill)
        return mine

    for total in around(size, work):
        np.testing.assert_array_equal(total, arrays.sum(0))
    assert sum(sent) == 2 * (size - 1) * length  # all links together: 2 (size - 1) / size of it for each


def test_every_worker_sends_and_receives_in_turn():
    def work(rank, send, take):
        told = []

        def fill(part):
            told.append("receive")
            part[:] = take()

        ring_all_reduce(rank, 3, np.ones(6), lambda x: (told.append("send"), send(x.copy())), fill)
        return told

    assert around(3, work) == [["send", "receive"] * 4] * 3


def test_it_is_done_in_place():
    def work(rank, send, take):
        mine = np.ones([2, 3])

        def fill(part):
            part[:] = take()

        assert ring_all_reduce(rank, 2, mine, lambda x: send(x.copy()), fill) is None
        return mine.tolist()

    assert around(2, work) == [[[2.0] * 3] * 2] * 2


def test_all_gather():
    def work(rank, send, take):
        return ring_all_gather(rank, 4, "abcd"[rank], send, take)

    assert around(4, work) == [list("abcd")] * 4
