"""The gRPC server, which is grpcio's; the only file that imports it. Floor 8. Read `prediction.py` first.

Messages come and go as bytes: grpcio needs no generated code for that, only the names of the methods.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from ...backend.errors import OpError, missing_extra
from ..deadline import Deadline
from .options import Tls, channel_arguments

LONGEST = 1024  # characters of an error: gRPC sends it in a header, which must not be large
log = logging.getLogger("minitf.serving")


class GrpcServer:
    """Services on ports. Make it where an event loop runs.

    services: each with `name`, `methods`: name -> coroutine function of (bytes, Deadline), and perhaps `streams`:
    name -> the same with many answers.
    arguments: of gRPC, "name=value,name=value".
    """

    def __init__(self, services: Sequence[Any], arguments: str = "") -> None:
        try:
            import grpc
        except ImportError:
            raise missing_extra("grpcio", "serving") from None
        self._grpc = grpc
        self._codes = {code.value[0]: code for code in grpc.StatusCode}
        self._server = grpc.aio.server(options=channel_arguments(arguments))
        self._server.add_generic_rpc_handlers(tuple(self._handlers(service) for service in services))

    def add_port(self, address: str, tls: Tls | None = None) -> int:
        """Listen there, too; the number of the port.

        address: "host:port", with port 0 for any, or "unix:path".

        Raises: OSError where it is taken.
        """
        try:
            if tls is None:
                return self._server.add_insecure_port(address)
            credentials = self._grpc.ssl_server_credentials([(tls.key, tls.certificate)], tls.root or None,
                                                            tls.client_verify)
            return self._server.add_secure_port(address, credentials)
        except RuntimeError as error:
            raise OSError(str(error)) from None

    async def start(self) -> None:
        """Take requests."""
        await self._server.start()

    async def stop(self, seconds: float = 30.0) -> None:
        """Take no more requests, let those that run end within some time, and drop the others."""
        await self._server.stop(seconds)

    def _handlers(self, service: Any) -> Any:
        """What grpcio wants to know of a service."""
        grpc = self._grpc
        found = {name: grpc.unary_unary_rpc_method_handler(self._unary(name, method))
                 for name, method in service.methods.items()}
        for name, method in getattr(service, "streams", {}).items():
            found[name] = grpc.unary_stream_rpc_method_handler(self._stream(name, method))
        return grpc.method_handlers_generic_handler(service.name, found)

    def _unary(self, name: str, method: Callable[[bytes, Deadline], Awaitable[bytes]]) -> Any:
        async def handle(data: bytes, context: Any) -> bytes:
            deadline = Deadline(context.time_remaining())
            try:
                return await method(data, deadline)
            except asyncio.CancelledError:
                deadline.cancel()
                raise
            except Exception as error:  # a mistake of ours must not take the connection with it
                return await self._abort(name, error, context)

        return handle

    def _stream(self, name: str, method: Callable[[bytes, Deadline], AsyncIterator[bytes]]) -> Any:
        async def handle(data: bytes, context: Any) -> AsyncIterator[bytes]:
            try:
                async for answer in method(data, Deadline(context.time_remaining())):
                    yield answer
            except Exception as error:
                await self._abort(name, error, context)

        return handle

    async def _abort(self, name: str, error: Exception, context: Any) -> Any:
        """End a request with an error. This raises what grpcio ends it with."""
        if isinstance(error, OpError):
            await context.abort(self._codes[error.error_code], shortened(str(error)))
        log.error("%s", name, exc_info=error)
        await context.abort(self._grpc.StatusCode.INTERNAL, shortened(f"{type(error).__name__}: {error}"))


def shortened(message: str) -> str:
    """A message as it can be sent.

    >>> shortened("short"), len(shortened("x" * 5000))
    ('short', 1036)
    """
    message = message.encode("utf-8", "replace").decode()
    return message if len(message) <= LONGEST else f"{message[:LONGEST]}...TRUNCATED"
