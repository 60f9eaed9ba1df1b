"""One serving process: a server, its doors, and its end. Floor 8. Read `doors.py` first; next: `workers.py`.

When the process is told to stop, by SIGTERM or Ctrl-C, it drains: its doors take no more connections, requests that
run are answered, and only then it ends. So a balancer in front of several processes can replace them one by one, and
no client notices.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack

from .core import Server
from .doors import Say, open_doors
from .host import Preloaded
from .models.config import ModelConfig, read_config
from .settings import Settings

TURN = 5e-4  # seconds that a thread may keep the others from Python: one that loads a model must not hold up requests


def serve(settings: Settings, say: Say = print, preloaded: Preloaded | None = None) -> None:
    """Serve until a signal says to stop.

    say: what tells the user where.   preloaded: versions that need not be loaded.

    Raises: UnknownError and others where a model cannot be loaded; OSError where a port is taken.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        asyncio.run(_serve(settings, say, preloaded))
    finally:
        sys.setswitchinterval(before)


def models_of(settings: Settings) -> Sequence[ModelConfig]:
    """What is to be served.  Raises: OSError, InvalidArgumentError for a file that does not say it."""
    return read_config(settings.model_config_file) if settings.model_config_file else settings.models


async def _serve(settings: Settings, say: Say, preloaded: Preloaded | None) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as doors:
        server = Server(models_of(settings), settings.options, preloaded)
        loading = asyncio.ensure_future(asyncio.to_thread(server.start))
        ended = asyncio.ensure_future(stop.wait())
        await asyncio.wait([loading, ended], return_when=asyncio.FIRST_COMPLETED)
        doors.push_async_callback(asyncio.to_thread, server.stop)
        if ended.done():
            loading.add_done_callback(asyncio.Future.exception)  # nobody asks any more why it did not load
            return
        loading.result()
        await open_doors(server, settings, doors, say)
        await ended
        say("Draining: no new connections, requests that run are answered.")
