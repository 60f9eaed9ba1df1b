"""Batches that asyncio's own thread runs."""

import asyncio

import pytest

from minitf.backend.errors import UnavailableError
from minitf.serving.batching.in_loop import LoopBatches
from minitf.serving.batching.parameters import BatchingParameters


def batches(adds, **parameters):
    """The batches that are run of (key, item, rows), all added in the same turn of a loop."""
    async def main():
        found, done = [], asyncio.Event()

        def run(items):
            found.append(items)
            if sum(map(len, found)) == len(adds):
                done.set()

        gathered = LoopBatches(asyncio.get_running_loop(), run, BatchingParameters(**parameters))
        for add in adds:
            gathered.add(*add)
        assert not found
        await done.wait()
        return found

    return asyncio.run(main())


def test_what_comes_in_one_turn_is_one_batch():
    assert batches([("k", i, 1) for i in range(5)]) == [[0, 1, 2, 3, 4]]


def test_keys_and_sizes_part_batches():
    assert batches([("k", 0, 1), ("l", 1, 1), ("k", 2, 2), ("k", 3, 2)], max_batch_size=3) == [[0, 2], [1], [3]]


def test_a_batch_that_is_not_full_waits_its_time():
    assert batches([("k", 0, 1), ("k", 1, 2), ("k", 2, 1)], max_batch_size=3, batch_timeout_micros=1000) == [
        [0, 1], [2]]


def test_too_many_batches_are_refused():
    with pytest.raises(UnavailableError, match="queue to which this task was submitted is full"):
        batches([("k", i, 1) for i in range(3)], max_batch_size=1, max_enqueued_batches=2)


def test_after_stop_nothing_is_taken():
    async def main():
        gathered = LoopBatches(asyncio.get_running_loop(), list, BatchingParameters())
        gathered.stop()
        gathered.add("k", 0, 1)

    with pytest.raises(UnavailableError, match="shutting down"):
        asyncio.run(main())
