"""Scratch is the same memory for the same name, and another's for another thread."""

import threading

import numpy as np

from minitf.backend import scratch as module
from minitf.backend.scratch import scratch


def test_the_memory_is_kept_by_name():
    a = scratch("test a", (4, 3))
    assert np.shares_memory(a, scratch("test a", (2, 2), np.float64))
    assert not np.shares_memory(a, scratch("test b", (4, 3)))


def test_it_grows():
    scratch("test a", (2,))
    assert scratch("test a", (1000, 2)).shape == (1000, 2)


def test_nothing_is_an_array_too():
    assert scratch("test nothing", (0, 3)).shape == (0, 3)


def test_each_thread_has_its_own():
    found = []
    thread = threading.Thread(target=lambda: found.append(scratch("test a", (4,))))
    thread.start()
    thread.join()
    assert not np.shares_memory(found[0], scratch("test a", (4,)))


def test_what_is_large_is_not_kept(monkeypatch):
    monkeypatch.setattr(module, "KEPT", 8)
    assert not np.shares_memory(scratch("test large", (4,)), scratch("test large", (4,)))
