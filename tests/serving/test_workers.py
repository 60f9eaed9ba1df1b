"""Several processes behind one port; the processes here are stand-ins."""

import gc
import os
import signal
from contextlib import ExitStack
from types import SimpleNamespace

import pytest

from minitf.backend.errors import UnknownError
from minitf.serving import workers
from minitf.serving.settings import Settings
from minitf.serving.workers import BAD_START, Crew, serve_all, with_fixed_ports, work


class Worker:
    """A process that ends with a status when it is looked at, or runs for None."""

    def __init__(self, status):
        self.exitcode, self.sentinel, self.pid = status, self, id(self)

    def start(self):
        pass

    def is_alive(self):
        return self.exitcode is None

    def terminate(self):
        self.exitcode = -signal.SIGTERM if self.exitcode is None else self.exitcode


@pytest.fixture
def crew(monkeypatch):
    """A function of the statuses of the workers in the order in which they are started: a crew of two."""
    def made(*statuses):
        coming, said = iter(statuses), []
        found = Crew(Settings(workers=2), said.append)
        found.said, found.made = said, []

        def process(target, name, args):
            found.made.append(Worker(next(coming)))
            return found.made[-1]

        found._context = SimpleNamespace(Process=process)
        monkeypatch.setattr(workers, "PAUSE", 0.0)
        monkeypatch.setattr(workers, "wait", lambda alive, timeout: found.turn())
        found.turn = lambda: None
        return found

    return made


def test_a_worker_that_dies_is_replaced(crew):
    found = crew(None, -9, None)
    found.turn = lambda: len(found.made) == 3 and os.kill(os.getpid(), signal.SIGTERM)
    assert found.run() == 0
    assert found.said == ["Worker 1 died (-9); another one takes its place."]
    assert [worker.exitcode for worker in found.made] == [-signal.SIGTERM, -9, -signal.SIGTERM]


def test_what_cannot_start_ends_all(crew):
    found = crew(None, BAD_START)
    assert found.run() == BAD_START
    assert found.made[0].exitcode == -signal.SIGTERM


def test_all_workers_have_the_same_port():
    with ExitStack() as reserved:
        settings = with_fixed_ports(Settings(host="127.0.0.1", rest_port=0, grpc_port=None), reserved)
        assert settings.grpc_port is None
        with workers.listening_socket("127.0.0.1", settings.rest_port) as again:
            assert again.getsockname()[1] == settings.rest_port
            again.listen()
            with pytest.raises(OSError):
                workers.listening_socket("127.0.0.1", settings.rest_port, shared=False)


def test_one_worker_is_this_process(monkeypatch):
    served, set_aside = [], []
    monkeypatch.setattr(workers, "serve", lambda settings, say: served.append(settings) or set_aside.append(
        gc.get_freeze_count()))
    assert serve_all(Settings()) == 0
    assert served == [Settings()]
    assert set_aside[0] > gc.get_freeze_count() == 0


def test_several_workers_map_the_weights(monkeypatch):
    made = []
    monkeypatch.setattr(workers, "Crew", lambda settings, say: made.append(settings) or SimpleNamespace(run=lambda: 7))
    assert serve_all(Settings(workers=2, rest_port=None, grpc_port=None)) == 7
    assert made[0].options.map_weights


def test_a_worker_that_cannot_serve_says_so(monkeypatch, capsys):
    def fail(settings, say, preloaded):
        raise UnknownError("no model")

    monkeypatch.setattr(workers, "serve", fail)
    monkeypatch.setattr(workers.signal, "signal", lambda number, handler: None)
    monkeypatch.setattr(workers, "set_intra_op_parallelism_threads", lambda count: None)
    with pytest.raises(SystemExit) as ended:
        work(Settings(workers=2), speaks=True, preloaded={})
    assert ended.value.code == BAD_START
    assert capsys.readouterr().out == "minitf serve: no model\n"
