"""Frames between neighbours, and who is named when one of them is silent or gone."""

import socket
import threading

import pytest

import minitf as tf
from minitf.distribute.transport import link as module
from minitf.distribute.transport.link import Link

NAMES = ["a:1", "b:2", "c:3"]


@pytest.fixture
def ends():
    """A link of worker 1, and the other ends of its sockets: before and after."""
    (ours, before), (mine, after) = socket.socketpair(), socket.socketpair()
    link = Link(1, NAMES, ours, mine, timeout=60.0)
    yield link, before, after
    for each in (before, after):
        each.close()
    link.close()


def frame(data, kind=module.DATA):
    return module.HEADER.pack(kind, len(data)) + data


def test_data_comes_and_goes(ends):
    link, before, after = ends
    before.sendall(frame(b"abc") + frame(b"", module.WAITING) + frame(b"de"))
    assert bytes(link.receive()) == b"abc"
    buffer = bytearray(2)
    link.receive_into(buffer)
    assert bytes(buffer) == b"de"
    link.send(b"xyz")
    assert after.recv(12, socket.MSG_WAITALL) == frame(b"xyz")


def test_an_array_of_another_size(ends):
    link, before, _ = ends
    before.sendall(frame(b"abc"))
    with pytest.raises(tf.errors.UnavailableError, match=r"worker 0 \(a:1\) sent 3 bytes, where 2 were due"):
        link.receive_into(bytearray(2))


def test_a_worker_that_has_left(ends):
    link, before, after = ends
    before.close()
    with pytest.raises(tf.errors.UnavailableError, match=r"worker 0 \(a:1\) has left, while worker 1 \(b:2\) starts"):
        link.receive()
    kind, length = module.HEADER.unpack(after.recv(module.HEADER.size, socket.MSG_WAITALL))
    assert kind == module.FAILED
    assert b"has left" in after.recv(length, socket.MSG_WAITALL)


def test_a_failure_is_passed_on_once(ends):
    link, before, after = ends
    before.sendall(frame(b"worker 7 is gone", module.FAILED))
    with pytest.raises(tf.errors.UnavailableError, match="worker 7 is gone"):
        link.receive()
    assert after.recv(25, socket.MSG_WAITALL) == frame(b"worker 7 is gone", module.FAILED)


def test_the_silent_one_is_named_and_not_those_that_wait(monkeypatch):
    """Worker 0 is silent. Worker 1 waits for it and says so; worker 2 waits for worker 1, and blames worker 0, too."""
    monkeypatch.setattr(module, "PULSE", 0.01)
    (silent, from_0), (to_1, from_1), (to_2, _after) = (socket.socketpair() for _ in range(3))
    one, two = Link(1, NAMES, from_0, to_1, timeout=0.2), Link(2, NAMES, from_1, to_2, timeout=60.0)
    errors = []

    def wait(link):
        with pytest.raises(tf.errors.UnavailableError) as error:
            link.receive()
        errors.append(str(error.value))

    threads = [threading.Thread(target=wait, args=(link,)) for link in (one, two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(errors) == 2
    assert errors[0] == errors[1]
    assert "worker 0 (a:1) has not said a word for 0.2 seconds, while worker 1 (b:2) starts" in errors[0]
    for link in (one, two):
        link.close()
    silent.close()
    _after.close()
