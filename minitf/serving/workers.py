"""Several serving processes behind one port. Floor 8. Read `process.py` first.

Python runs one thread at a time, so a process uses little more than one core. Each worker is a process of its own with
its own socket; all sockets have the same port, and the system gives each new connection to one of them. A worker that
dies is replaced; the others never notice.

All workers share the memory of the weights: that in which the system keeps the files they were read from, which are
mapped, not copied. What else a model needs is there once as well, on Linux, as the models are loaded before the workers
are forked off. Versions that come later are loaded by each worker for itself, but for the weights.

What a client says to the server reaches one worker alone. So with several, another configuration comes by the file of
models, which all of them look at, and not by a ReloadConfigRequest; and the counts for Prometheus are those of one.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from multiprocessing.connection import wait
from types import FrameType
from typing import Any

from ..backend.errors import OpError
from ..backend.parallel import set_intra_op_parallelism_threads
from .doors import Say, listening_socket
from .host import Preloaded, preload
from .process import models_of, serve
from .settings import Settings

BAD_START = 2  # the exit status of a worker that cannot serve, so that another try would not help
FORKS = sys.platform == "linux"  # elsewhere a fork may break the libraries of the system
PAUSE = 1.0  # seconds before a worker that died is replaced


def serve_all(settings: Settings, say: Say = print) -> int:
    """Serve with as many processes as the settings say, until a signal says to stop; the exit status."""
    with program_set_aside():
        if settings.workers == 1:
            if settings.op_threads:
                set_intra_op_parallelism_threads(settings.op_threads)
            serve(settings, say)
            return 0
        settings = replace(settings, options=replace(settings.options, map_weights=True))
        with ExitStack() as reserved:
            return Crew(with_fixed_ports(settings, reserved), say).run()


@contextmanager
def program_set_aside() -> Iterator[None]:
    """Let Python look for garbage among the models only: to go through all of the program would hold up requests."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def with_fixed_ports(settings: Settings, reserved: ExitStack) -> Settings:
    """The settings with a number in place of "any free port": all workers must have the same.

    reserved: keeps the ports until it is closed.
    """
    found: dict[str, int] = {}
    for name in ("rest_port", "grpc_port"):
        port = getattr(settings, name)
        if port is not None:
            sock = reserved.enter_context(listening_socket(settings.host, port))
            found[name] = sock.getsockname()[1]
    return replace(settings, **found)  # type: ignore[arg-type]  # only ports


class Crew:
    """The workers of a server."""

    def __init__(self, settings: Settings, say: Say) -> None:
        self._settings, self._say = settings, say
        self._context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
        self._preloaded: Preloaded = {}
        self._workers: list[multiprocessing.process.BaseProcess] = []
        self._stopping = False

    def run(self) -> int:
        """Start the workers, and replace those that die, until a signal comes; the exit status."""
        before = {number: signal.signal(number, self._on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            self._preloaded = preload(models_of(self._settings), self._settings.options) if FORKS else {}
            self._workers = [self._started(i) for i in range(self._settings.workers)]
            return self._watch()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _started(self, number: int) -> multiprocessing.process.BaseProcess:
        worker = self._context.Process(target=work, name=f"worker-{number}",
                                       args=(self._settings, number == 0, self._preloaded))
        worker.start()
        if self._stopping:
            worker.terminate()
        return worker

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True
        for worker in self._workers:
            worker.terminate()

    def _watch(self) -> int:
        """Wait for the workers, and replace those that die, even if all of them die at once."""
        status = 0
        while (alive := [worker.sentinel for worker in self._workers if worker.is_alive()]) or not self._stopping:
            wait(alive, timeout=PAUSE)
            for i, worker in enumerate(self._workers):
                if worker.is_alive() or self._stopping:
                    continue
                if worker.exitcode in (0, BAD_START):
                    status = worker.exitcode or 0
                    self._on_signal(signal.SIGTERM, None)
                else:
                    self._say(f"Worker {i} died ({worker.exitcode}); another one takes its place.")
                    time.sleep(PAUSE)
                    self._workers[i] = self._started(i)
        return status


def work(settings: Settings, speaks: bool, preloaded: Preloaded) -> None:
    """What a worker does.

    speaks: whether it tells the user where it serves.   preloaded: versions that need not be loaded.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)  # what a fork brings along is the crew's
    cores = max((os.cpu_count() or 1) // settings.workers, 1)
    set_intra_op_parallelism_threads(settings.op_threads or cores)
    if not speaks:  # only one process can have a UNIX socket
        settings = replace(settings, grpc_socket_path="")
    try:
        serve(settings, print if speaks else lambda text: None, preloaded)
    except (OpError, OSError, ImportError) as error:
        print(f"minitf serve: {error}", flush=True)
        raise SystemExit(BAD_START) from None
