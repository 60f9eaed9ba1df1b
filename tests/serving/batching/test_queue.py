"""Batches that fill up and wait. Threads are held by events, never by time."""

import threading

import pytest

from minitf.backend.errors import InvalidArgumentError, UnavailableError
from minitf.serving.batching.parameters import BatchingParameters
from minitf.serving.batching.queue import Scheduler

HOUR = 3_600_000_000  # microseconds: only a full batch is run


class Recorder:
    """Runs batches when it is told to, and keeps them."""

    def __init__(self, **parameters):
        self.batches, self.ran, self.go = [], threading.Semaphore(0), threading.Semaphore(0)
        self.scheduler = Scheduler(self.run, BatchingParameters(**{"num_batch_threads": 1, **parameters}))

    def run(self, items):
        self.ran.release()
        self.go.acquire()
        self.batches.append(items)

    def stop(self, batches):
        for _ in range(batches):
            self.go.release()
        self.scheduler.stop()


def test_a_full_batch_is_run_and_the_others_wait():
    recorder = Recorder(max_batch_size=2, batch_timeout_micros=HOUR)
    for item in "abc":
        recorder.scheduler.add("key", item, 1)
    recorder.ran.acquire()
    assert recorder.batches == []
    recorder.stop(2)  # what waits is run at the end
    assert recorder.batches == [["a", "b"], ["c"]]


def test_what_comes_while_a_batch_runs_is_gathered():
    recorder = Recorder(max_batch_size=8, batch_timeout_micros=0)
    recorder.scheduler.add("key", "a", 1)
    recorder.ran.acquire()
    for item in "bcd":
        recorder.scheduler.add("key", item, 2)
    recorder.stop(2)
    assert recorder.batches == [["a"], ["b", "c", "d"]]


def test_a_batch_is_closed_when_the_next_item_does_not_fit():
    recorder = Recorder(max_batch_size=4, batch_timeout_micros=HOUR)
    recorder.scheduler.add("key", "a", 3)
    recorder.scheduler.add("key", "b", 3)
    recorder.ran.acquire()
    recorder.stop(2)
    assert recorder.batches == [["a"], ["b"]]


def test_keys_are_kept_apart_and_take_turns():
    recorder = Recorder(max_batch_size=1)
    recorder.scheduler.add("c", "c1", 1)
    recorder.ran.acquire()
    for item in ("a1", "a2", "b1"):
        recorder.scheduler.add(item[0], item, 1)
    recorder.stop(4)
    assert recorder.batches == [["c1"], ["a1"], ["b1"], ["a2"]]


def test_a_full_queue():
    recorder = Recorder(max_batch_size=1, max_enqueued_batches=2)
    recorder.scheduler.add("key", "runs", 1)
    recorder.ran.acquire()
    recorder.scheduler.add("key", "waits", 1)
    recorder.scheduler.add("key", "waits, too", 1)
    with pytest.raises(UnavailableError, match="currently 2 batches enqueued and max_enqueued_batches is 2"):
        recorder.scheduler.add("key", "refused", 1)
    recorder.scheduler.add("other", "has room", 1)
    recorder.stop(4)
    assert len(recorder.batches) == 4


def test_what_is_too_large_and_what_comes_too_late():
    recorder = Recorder(max_batch_size=4)
    with pytest.raises(InvalidArgumentError, match="Task size 5 is larger than maximum input batch size 4"):
        recorder.scheduler.add("key", "a", 5)
    recorder.stop(0)
    with pytest.raises(UnavailableError, match="shutting down"):
        recorder.scheduler.add("key", "a", 1)
