"""The HTTP server, which is aiohttp's; the only file that imports it. Floor 8. Read `handler.py` first.

What a stranger may do is bounded here: how long the head of a request may take, how long its body, and how large that
may be.
"""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from typing import Any

from ...backend.errors import missing_extra
from .handler import CORS, Handler, Response
from .writing import error_text

HEAD_SECONDS = 60.0  # until the first request of a connection is there
BODY_SECONDS = 60.0  # between two pieces of a body
IDLE_SECONDS = 75.0  # between two requests of a connection


@dataclass(frozen=True)
class RestOptions:
    """How HTTP is spoken.

    cors: whether pages of other sites may ask.   largest_body: bytes.
    """

    cors: bool = False
    largest_body: int = 1 << 30


class RestServer:
    """A REST interface on a socket.   handler: what answers."""

    def __init__(self, handler: Handler, options: RestOptions | None = None) -> None:
        try:
            from aiohttp import web
        except ImportError:
            raise missing_extra("aiohttp", "serving") from None
        self._web, self._handler, self._options = web, handler, options or RestOptions()
        self._headers = CORS if self._options.cors else {}
        self._server = web.Server(self._serve, keepalive_timeout=IDLE_SECONDS, access_log=None,
                                  handler_cancellation=True)  # who has left wants no answer
        self._silent: set[Any] = set()  # connections without a request so far
        self._listening: asyncio.Server | None = None

    async def start(self, sock: socket.socket) -> None:
        """Take connections from a bound socket."""
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(self._connection, sock=sock, backlog=1024)

    async def stop(self, seconds: float = 30.0) -> None:
        """Take no more connections, let those requests that run end within some time, and close the others."""
        if self._listening is not None:
            self._listening.close()
        self._server.pre_shutdown()
        await self._server.shutdown(seconds)

    def _connection(self) -> Any:
        """What speaks HTTP on a new connection."""
        protocol = self._server()
        self._silent.add(protocol)
        asyncio.get_running_loop().call_later(HEAD_SECONDS, self._close_if_silent, protocol)
        return protocol

    def _close_if_silent(self, protocol: Any) -> None:
        if protocol in self._silent:
            self._silent.discard(protocol)
            protocol.force_close()

    async def _serve(self, request: Any) -> Any:
        self._silent.discard(request.protocol)
        try:
            body = await self._body(request)
        except ValueError as error:
            return self._made(Response(413, error_text(str(error))), close=True)
        except TimeoutError:
            return self._made(Response(408, error_text("The body of the request did not come in time.")), close=True)
        path = request.rel_url.raw_path
        return self._made(await self._handler.answer(request.method, path, body, request.headers.get("Origin", "")))

    async def _body(self, request: Any) -> bytes:
        """The body of a request.  Raises: ValueError where it is too large, TimeoutError where it does not come."""
        if not request.body_exists:
            return b""
        most = self._options.largest_body
        if (request.content_length or 0) > most:
            raise ValueError(f"The body has {request.content_length} bytes: at most {most} are read.")
        if request.headers.get("Expect", "").lower() == "100-continue":
            request.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if request.content.is_eof() and request.content.total_bytes <= most:  # all of it came with the head
            return request.content.read_nowait()
        size, pieces = 0, list[bytes]()
        while True:
            async with asyncio.timeout(BODY_SECONDS):
                piece = await request.content.readany()
            if not piece:
                return b"".join(pieces)
            size += len(piece)
            if size > most:
                raise ValueError(f"The body has more than {most} bytes.")
            pieces.append(piece)

    def _made(self, response: Response, close: bool = False) -> Any:
        made = self._web.Response(body=response.body.encode("utf-8", "surrogateescape"), status=response.status,
                                  headers=self._headers, content_type=response.content_type)
        if close:
            made.force_close()
        return made
