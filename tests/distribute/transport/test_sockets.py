"""Workers over TCP, as threads."""

import os
import socket

import numpy as np
import pytest

import minitf as tf
from distribute.transport.workers import together
from minitf.distribute.transport import sockets


@pytest.mark.parametrize("size", [2, 3])
def test_exchanges(size):
    def work(group):
        mine = np.full([3, 2], group.rank, "float32")
        group.barrier()
        gathered = group.all_gather(np.arange(group.rank, dtype="int64"))
        return group.all_reduce(mine), mine, gathered, group.broadcast(mine + 5), group.all_reduce(np.float64(1))

    for rank, (total, mine, gathered, first, count) in enumerate(together(size, work)):
        np.testing.assert_array_equal(total, np.full([3, 2], sum(range(size))))
        np.testing.assert_array_equal(mine, np.full([3, 2], rank))
        assert [part.tolist() for part in gathered] == [list(range(i)) for i in range(size)]
        np.testing.assert_array_equal(first, np.full([3, 2], 5.0))
        assert (count.shape, count) == ((), size)


def test_workers_that_disagree_all_hear_of_it():
    found = together(3, lambda group: group.all_reduce(np.zeros(3 if group.rank == 1 else 2, "float32")))
    for error in found:
        assert isinstance(error, tf.errors.UnavailableError)
        assert "in exchange number 1 worker" in str(error) or "has left" in str(error)
    assert any("['all_reduce', 'float32', [3]]" in str(error) for error in found)


def test_a_worker_that_ends_early_is_named():
    def work(group):
        for _ in range(2 - group.rank):
            group.all_reduce(np.zeros(2))

    error, done = together(2, work)
    assert done is None
    assert "worker 1" in str(error)
    assert "has left, while worker 0" in str(error)
    assert "waits in exchange number 2, all_reduce of float64 [2]" in str(error)


def test_workers_of_another_cluster():
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"127.0.0.1:{listener.getsockname()[1]}"
    assert sockets.greeting(0, [address, "b:2"]) != sockets.greeting(0, [address, "c:3"])
    with socket.create_server(("127.0.0.1", 0)) as other:
        addresses = [address, f"127.0.0.1:{other.getsockname()[1]}"]
        with socket.create_connection(listener.getsockname()) as stranger:
            stranger.sendall(sockets.greeting(1, ["x:1", "y:2"]))
            with pytest.raises(tf.errors.UnavailableError, match="called by a worker of another cluster"):
                sockets.neighbours(0, addresses, 60.0, listener)


def test_a_worker_that_does_not_come():
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        address = f"127.0.0.1:{nobody.getsockname()[1]}"
    listener = socket.create_server(("127.0.0.1", 0))
    with pytest.raises(tf.errors.UnavailableError, match=r"worker 0 has waited 0\.05 seconds for worker 1 at '127"):
        sockets.neighbours(0, ["127.0.0.1:1", address], 0.05, listener)


def test_where_a_worker_listens(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as given:
        monkeypatch.setenv(sockets.LISTENING, str(given.fileno()))
        with sockets.listening(0, "anywhere:1") as listener:
            assert listener.getsockname() == given.getsockname()
        monkeypatch.delenv(sockets.LISTENING)
        with pytest.raises(tf.errors.UnavailableError, match="worker 3 cannot listen at"):
            sockets.listening(3, f"127.0.0.1:{given.getsockname()[1]}")
    with pytest.raises(tf.errors.UnavailableError, match="worker 3 cannot listen at 'nonsense'"):
        sockets.listening(3, "nonsense")
    assert sockets.LISTENING not in os.environ
