"""The doors of a serving process: what is opened when the models are there. Floor 8. Next: `process.py`."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any

from .config_file import ConfigFile
from .core import Server
from .grpc.app import GrpcServer
from .grpc.health import HealthService
from .grpc.models import ModelService
from .grpc.options import read_tls
from .grpc.prediction import PredictionService
from .request_log import RequestLog
from .rest.app import RestOptions, RestServer
from .rest.handler import Handler
from .settings import Settings

Say = Callable[[str], None]


def listening_socket(host: str, port: int, shared: bool = True) -> socket.socket:
    """A bound socket.

    port: 0 for any.
    shared: whether other processes of this user may have a socket for the same port: the system spreads connections
    over them. Where that is not meant, it must be an error: two servers of other things would each get half.

    Raises: OSError where the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, int(shared))
    try:
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    return found


async def open_doors(server: Server, settings: Settings, doors: AsyncExitStack, say: Say) -> None:
    """Let requests in. What is opened here is closed by `doors`, the last first."""
    if settings.model_config_file and settings.config_poll_seconds > 0:
        file = ConfigFile(server, settings.model_config_file, settings.config_poll_seconds)
        file.start()
        doors.push_async_callback(asyncio.to_thread, file.stop)
    requests = RequestLog(server)
    server.observers.append(requests)
    doors.callback(requests.close)
    if settings.rest_port is not None:
        await open_rest(server, settings, doors, say)
    if settings.grpc_port is not None or settings.grpc_socket_path:
        await open_grpc(server, settings, doors, say)


async def open_rest(server: Server, settings: Settings, doors: AsyncExitStack, say: Say) -> None:
    """Answer HTTP."""
    sock = listening_socket(settings.host, settings.rest_port or 0, settings.workers > 1)
    rest = RestServer(Handler(server, settings.rest_timeout, settings.prometheus_path), RestOptions(settings.cors))
    await rest.start(sock)
    doors.push_async_callback(rest.stop, settings.drain_seconds)
    say(f"Exporting HTTP/REST API at:{settings.host}:{sock.getsockname()[1]} ...")


async def open_grpc(server: Server, settings: Settings, doors: AsyncExitStack, say: Say) -> None:
    """Answer gRPC."""
    services: list[Any] = [PredictionService(server, settings.grpc_tensor_content),
                           ModelService(server, shared=settings.workers > 1)]
    if settings.grpc_health:
        health = HealthService()
        services.append(health)
    tls = read_tls(settings.ssl_config_file) if settings.ssl_config_file else None
    alone = "" if settings.workers > 1 else "grpc.so_reuseport=0,"  # as in `listening_socket`
    grpc = GrpcServer(services, alone + settings.grpc_arguments)
    if settings.grpc_port is not None:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        port = grpc.add_port(f"{host}:{settings.grpc_port}", tls)
        say(f"Running gRPC ModelServer at {host}:{port} ...")
    if settings.grpc_socket_path:
        grpc.add_port(f"unix:{settings.grpc_socket_path}", tls)
        say(f"Running gRPC ModelServer at UNIX socket {settings.grpc_socket_path} ...")
    await grpc.start()
    doors.push_async_callback(grpc.stop, settings.drain_seconds)
    if settings.grpc_health:
        doors.callback(health.drain)
