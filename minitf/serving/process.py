"""One serving process: a server, its doors, and its end. Floor 8. Read `settings.py` first; next: `workers.py`.

When the process is told to stop, by SIGTERM or Ctrl-C, it drains: its doors take no more connections, requests that
run are answered, and only then it ends. So a balancer in front of several processes can replace them one by one, and
no client notices.
"""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import AsyncExitStack

from .config_file import ConfigFile
from .core import Server
from .models.config import read_config
from .rest.app import RestOptions, RestServer
from .rest.handler import Handler
from .settings import Settings

Say = Callable[[str], None]


def listening_socket(host: str, port: int) -> socket.socket:
    """A bound socket that several processes may have, each its own: the system spreads connections over them.

    port: 0 for any.

    Raises: OSError where the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    found.bind((host, port))
    return found


def serve(settings: Settings, say: Say = print) -> None:
    """Serve until a signal says to stop.   say: what tells the user where.

    Raises: UnknownError and others where a model cannot be loaded; OSError where a port is taken.
    """
    asyncio.run(_serve(settings, say))


async def _serve(settings: Settings, say: Say) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as doors:
        server = Server(read_config(settings.model_config_file) if settings.model_config_file else settings.models,
                        settings.options)
        loading = asyncio.ensure_future(asyncio.to_thread(server.start))
        ended = asyncio.ensure_future(stop.wait())
        await asyncio.wait([loading, ended], return_when=asyncio.FIRST_COMPLETED)
        doors.push_async_callback(asyncio.to_thread, server.stop)
        if not ended.done():
            loading.result()
            await open_doors(server, settings, doors, say)
            await stop.wait()
            say("Draining: no new connections, requests that run are answered.")


async def open_doors(server: Server, settings: Settings, doors: AsyncExitStack, say: Say) -> None:
    """Let requests in. What is opened here is closed by `doors`, the last first."""
    if settings.model_config_file and settings.config_poll_seconds > 0:
        file = ConfigFile(server, settings.model_config_file, settings.config_poll_seconds)
        file.start()
        doors.push_async_callback(asyncio.to_thread, file.stop)
    if settings.rest_port is not None:
        sock = listening_socket(settings.host, settings.rest_port)
        rest = RestServer(Handler(server, settings.rest_timeout, settings.prometheus_path), RestOptions(settings.cors))
        await rest.start(sock)
        doors.push_async_callback(rest.stop, settings.drain_seconds)
        say(f"Exporting HTTP/REST API at:{settings.host}:{sock.getsockname()[1]} ...")
