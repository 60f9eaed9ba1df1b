"""SocketGroup: workers that exchange arrays over TCP, with nothing but Python's library. Floor 6.

Each worker listens at its own address, connects to the next worker, and is connected to by the one before: two
connections a worker, whatever their number. Read `ring.py` first.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import time
import zlib
from contextlib import ExitStack

import numpy as np

from ...backend.errors import UnavailableError, explain
from .alone import Group
from .link import Link
from .ring import ring_all_gather, ring_all_reduce

LISTENING = "MINITF_LISTENING_SOCKET"  # names a file descriptor, where whoever started the worker has bound its address


class SocketGroup(Group):
    """Workers in a ring.

    rank: this worker's number.   addresses: of all workers, "host:port".   timeout: in seconds.
    listener: a socket that listens at this worker's address; by default one is made.
    """

    def __init__(self, rank, addresses, timeout=300.0, listener=None):
        self.rank, self.size = rank, len(addresses)
        before, after = neighbours(rank, addresses, timeout, listener or listening(rank, addresses[rank]))
        self._link = Link(rank, addresses, before, after, timeout)
        self._count = 0
        atexit.register(self._link.close)

    def all_reduce(self, array):
        total = np.array(array, order="C")
        self._begin("all_reduce", total, list(total.shape))
        ring_all_reduce(self.rank, self.size, total, self._link.send, self._link.receive_into)
        return total

    def all_gather(self, array):
        array = np.ascontiguousarray(array).reshape(np.shape(array))
        self._begin("all_gather", array, f"{array.ndim} axes")
        sizes = [np.frombuffer(part, np.int64) for part in self._gathered(np.array(array.shape, np.int64))]
        parts = self._gathered(array)
        return [np.frombuffer(part, array.dtype).reshape(shape) for part, shape in zip(parts, sizes, strict=True)]

    def _gathered(self, array):
        return ring_all_gather(self.rank, self.size, array.tobytes(), self._link.send, self._link.receive)

    def broadcast(self, array):
        array = np.ascontiguousarray(array).reshape(np.shape(array))
        self._begin("broadcast", array, list(array.shape))
        if self.rank:
            array = np.empty_like(array)
            self._link.receive_into(array)
        if self.rank < self.size - 1:
            self._link.send(array.tobytes())
        return array

    def barrier(self):
        self.all_gather(np.zeros(0, np.int8))

    def _begin(self, name, array, shape):
        """Compare with the worker before what is going to be exchanged.

        Raises: UnavailableError, on all workers, where two do not do the same.
        """
        self._count += 1
        self._link.doing = f"waits in exchange number {self._count}, {name} of {array.dtype} {shape}"
        mine = [name, str(array.dtype), shape]
        self._link.send(json.dumps(mine).encode())
        theirs = json.loads(self._link.receive())
        if theirs != mine:
            other = (self.rank - 1) % self.size
            raise self._link.failure(
                f"in exchange number {self._count} worker {other} has {theirs}, "
                f"worker {self.rank} has {mine}",
                "all workers must exchange the same, in the same order",
                "Give all workers the same model and batches of the same shape")

    def close(self):
        atexit.unregister(self._link.close)
        self._link.close()


def neighbours(rank, addresses, timeout, listener):
    """Sockets connected to the worker before, and to the next one.

    Raises: UnavailableError where one of them is not there in time, or belongs to another cluster.
    """
    size = len(addresses)
    with ExitStack() as open_on_failure:
        open_on_failure.enter_context(listener)
        listener.settimeout(timeout)
        after = open_on_failure.enter_context(connected(rank, (rank + 1) % size, addresses, timeout))
        after.sendall(greeting(rank, addresses))
        expected = greeting((rank - 1) % size, addresses)
        try:
            before = open_on_failure.enter_context(listener.accept()[0])
            before.settimeout(timeout)
            found = before.recv(len(expected), socket.MSG_WAITALL)
        except TimeoutError:
            raise unreachable(rank, (rank - 1) % size, addresses, timeout) from None
        if found != expected:
            raise UnavailableError(explain(
                "tf.distribute", f"worker {rank} was called by a worker of another cluster",
                "all workers must have the same cluster in TF_CONFIG, and ranks of their own"))
        for each in (before, after):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        open_on_failure.pop_all()
    listener.close()
    return before, after


def listening(rank, address):
    """A socket that listens at this worker's address."""
    if LISTENING in os.environ:
        return socket.socket(fileno=os.dup(int(os.environ[LISTENING])))
    host, _, port = address.rpartition(":")
    try:
        return socket.create_server((host, int(port)))
    except (OSError, ValueError) as error:
        raise UnavailableError(explain("tf.distribute", f"worker {rank} cannot listen at {address!r}", str(error),
                                       "Choose another port in TF_CONFIG")) from None


def connected(rank, other, addresses, timeout):
    """A socket connected to another worker, once that one listens."""
    host, _, port = addresses[other].rpartition(":")
    deadline = time.monotonic() + timeout
    while True:
        try:
            return socket.create_connection((host, int(port)), timeout=timeout)
        except (ConnectionRefusedError, TimeoutError):
            if time.monotonic() > deadline:
                raise unreachable(rank, other, addresses, timeout) from None
            time.sleep(0.02)  # it is starting
        except (OSError, ValueError) as error:
            raise UnavailableError(explain("tf.distribute", f"worker {rank} cannot reach worker {other} at "
                                           f"{addresses[other]!r}", str(error), "Look at TF_CONFIG")) from None


def unreachable(rank, other, addresses, timeout):
    """The error where a worker is not there."""
    return UnavailableError(explain("tf.distribute", f"worker {rank} has waited {timeout:g} seconds for worker {other} "
                                    f"at {addresses[other]!r}", "all workers must be started",
                                    "Start it, with the same cluster in TF_CONFIG"))


def greeting(rank, addresses) -> bytes:
    """What a worker says first: who it is, and a number that stands for the cluster."""
    return b"minitf-ring" + rank.to_bytes(4, "little") + zlib.crc32("\n".join(addresses).encode()).to_bytes(4, "little")
