"""What may go wrong around a server: versions that come and go under load, clients that are slow, mad or gone."""

import http.client
import os
import random
import shutil
import signal
import socket
import threading
import time
from pathlib import Path

import pytest

import minitf as tf
from interop.served import SECONDS, Served

GOOD = {"instances": [1.0, 2.0]}
PATH = "/v1/models/half:predict"


def saved(folder, b):
    """A SavedModel of y = x / 2 + b."""
    class Half(tf.Module):
        @tf.function(input_signature=[tf.TensorSpec([None], tf.float32, "x")])
        def __call__(self, x):
            return {"y": x / 2.0 + self.b}

    model = Half()
    model.b = tf.Variable(b)
    tf.saved_model.save(model, folder, {"serving_default": model.__call__})


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """A folder with the SavedModels "1", "2" and "3", whose b is their number."""
    folder = tmp_path_factory.mktemp("models")
    for version in (1, 2, 3):
        saved(str(folder / str(version)), float(version))
    return folder


@pytest.fixture
def base(tmp_path, models):
    """A folder of versions, with version 1."""
    shutil.copytree(models / "1", tmp_path / "versions" / "1")
    return tmp_path / "versions"


def flags(base):
    return ("--model_name", "half", "--model_base_path", base, "--file_system_poll_wait_seconds", 0.05,
            "--load_retry_interval_micros", 1000)


class Load:
    """Clients that ask without a pause, each on a connection of its own, until the end of a `with`.

    seen: all that was answered.   wait_for: returns when an answer was seen.
    """

    def __init__(self, server, clients=4):
        self._server, self._stopped, self.seen = server, threading.Event(), set()
        self._threads = [threading.Thread(target=self._ask) for _ in range(clients)]

    def _ask(self):
        connection = http.client.HTTPConnection("127.0.0.1", self._server.rest, timeout=SECONDS)
        while not self._stopped.is_set():
            connection.request("POST", PATH, '{"instances": [1.0, 2.0]}')
            response = connection.getresponse()
            self.seen.add((response.status, "".join(response.read().decode().split())))
        connection.close()

    def wait_for(self, version):
        until = time.monotonic() + SECONDS
        while answer(version) not in self.seen:
            assert time.monotonic() < until, self.seen
            time.sleep(0.01)

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exc):
        self._stopped.set()
        for thread in self._threads:
            thread.join()


def answer(version):
    return 200, f'{{"predictions":[{0.5 + version},{1.0 + version}]}}'


def test_versions_come_half_copied_and_damaged_and_go_while_no_request_fails(base, models):
    with Served(*flags(base)) as server, Load(server) as load:
        load.wait_for(1)
        shutil.copytree(models / "2", base / "2", ignore=shutil.ignore_patterns("variables*"))  # half of it
        (base / "4").mkdir()
        (base / "4" / "saved_model.pb").write_bytes(random.Random(0).randbytes(500))
        time.sleep(0.2)  # nothing depends on it: the server has looked at them by now, or will
        shutil.copytree(models / "2" / "variables", base / "2" / "variables")
        shutil.rmtree(base / "4")
        load.wait_for(2)
        os.rename(shutil.copytree(models / "3", base.parent / "3"), base / "3")
        load.wait_for(3)
        shutil.rmtree(base / "3")
        status, text = server.ask("/v1/models/half")
    assert (status, '"AVAILABLE"' in text) == (200, True)
    assert load.seen <= {answer(1), answer(2), answer(3)}


def test_strangers_do_no_harm(base):
    good = b'{"instances": [1.0, 2.0], "signature_name": "serving_default"}'
    draw = random.Random(1)
    with Served(*flags(base)) as server:
        slow = [socket.create_connection(("127.0.0.1", server.rest)) for _ in range(20)]
        for client in slow:  # the head of a request that never ends
            client.sendall(b"POST /v1/models/half:predict HTTP/1.1\r\nHost: x\r\nContent-Le")
        for _ in range(200):
            data = bytearray(good)
            for _ in range(draw.randint(0, 3)):
                data[draw.randrange(len(data))] = draw.randrange(256)
            status, text = server.ask(PATH, bytes(data[:draw.randint(1, len(data))]))
            assert status in (200, 400, 404), (bytes(data), status, text)
            assert '"error"' in text or '"predictions"' in text
        for noise in (b"\x16\x03\x01\x02", b"GET / HTTP/9\r\n\r\n", bytes(9000), b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", server.grpc)) as client:
                client.sendall(noise)
            with socket.create_connection(("127.0.0.1", server.rest)) as client:
                client.sendall(noise)
        assert server.ask(PATH, GOOD)[0] == 200
        for client in slow:
            client.close()
        assert server.terminate() == 0


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the processes")
def test_workers_that_are_killed_are_replaced(base):
    with Served(*flags(base), "--workers", 2) as server:
        killed = children(server.process.pid)
        assert len(killed) == 2
        for worker in killed:
            os.kill(worker, signal.SIGKILL)
        until = time.monotonic() + SECONDS
        while len(children(server.process.pid) - killed) < 2:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert asked_until_answered(server) == answer(1)
        assert server.terminate() == 0


def children(pid):
    """The numbers of a process's children."""
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def asked_until_answered(server):
    """The first answer: a connection that the system gave to a process that is gone is refused."""
    until = time.monotonic() + SECONDS
    while True:
        try:
            status, text = server.ask(PATH, GOOD)
            return status, "".join(text.split())
        except OSError:
            assert time.monotonic() < until
