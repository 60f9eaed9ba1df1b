"""HTTP on a real socket of this machine."""

import asyncio
import json
import socket

import pytest

pytest.importorskip("aiohttp")

from minitf.serving.rest import app as app_module
from minitf.serving.rest.app import RestOptions, RestServer
from minitf.serving.rest.handler import Handler, Response


class Echo:
    """A handler that answers with what it was given, when it may."""

    def __init__(self):
        self.go, self.asked, self.left = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.go.set()

    async def answer(self, method, path, body, origin):
        self.asked.set()
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.left.set()
            raise
        return Response(200, json.dumps([method, path, len(body), origin]))


def serve(use, handler=None, **options):
    """What `use` gives: a coroutine function of (a function that opens a connection, the handler, the server)."""
    async def run():
        found = handler or Echo()
        server = RestServer(found, RestOptions(**options))
        sock = socket.create_server(("127.0.0.1", 0))
        writers = []

        async def connect():
            reader, writer = await asyncio.open_connection(*sock.getsockname())
            writers.append(writer)
            return reader, writer

        await server.start(sock)
        try:
            return await use(connect, found, server)
        finally:
            for writer in writers:
                writer.transport.abort()
            await server.stop(0.01)

    return asyncio.run(run())


def head(length, path="/v1/x", extra=""):
    return f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n{extra}\r\n".encode()


async def answer(reader):
    """(status, headers, body) of the next answer on a connection."""
    lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return int(lines[0].split()[1]), headers, body


def exchange(*sent, **options):
    """The answer to what is sent on one connection."""
    async def use(connect, handler, server):
        reader, writer = await connect()
        for data in sent:
            writer.write(data)
        return await answer(reader)

    return serve(use, **options)


def test_a_request_and_its_answer():
    status, headers, body = exchange(head(3, "/v1/a%20b?q=1", "Origin: http://me\r\n"), b"a", b"bc")
    assert (status, json.loads(body)) == (200, ["POST", "/v1/a%20b", 3, "http://me"])
    assert headers["content-type"] == "application/json"
    assert "access-control-allow-origin" not in headers


def test_cors():
    _, headers, _ = exchange(head(0), cors=True)
    assert headers["access-control-allow-origin"] == "*"
    assert headers["access-control-allow-methods"] == "post, get"


def test_bodies_that_are_too_large():
    status, headers, body = exchange(head(11), largest_body=10)
    assert (status, headers["connection"]) == (413, "close")
    assert "at most 10" in json.loads(body)["error"]
    chunked = b"POST /v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n12345678\r\n"
    assert exchange(chunked, largest_body=10)[0] == 413


def test_a_client_that_asks_before_it_sends():
    async def use(connect, handler, server):
        reader, writer = await connect()
        writer.write(head(2, extra="Expect: 100-continue\r\n"))
        assert (await answer(reader))[0] == 100
        writer.write(b"ab")
        return await answer(reader)

    assert serve(use)[0] == 200


def test_slow_clients(monkeypatch):
    monkeypatch.setattr(app_module, "BODY_SECONDS", 0.05)
    assert exchange(head(5), b"ab")[0] == 408
    monkeypatch.setattr(app_module, "HEAD_SECONDS", 0.05)

    async def use(connect, handler, server):
        reader, writer = await connect()
        writer.write(b"POST /v1/x HTT")
        return await reader.read()

    assert serve(use) == b""  # the connection is closed


def test_what_is_no_http():
    assert exchange(b"\x16\x03\x01 nonsense\r\n\r\n")[0] == 400


def test_the_end_waits_for_requests_that_run():
    async def use(connect, handler, server):
        handler.go.clear()
        reader, writer = await connect()
        writer.write(head(0))
        await handler.asked.wait()
        stopping = asyncio.ensure_future(server.stop(60.0))
        await asyncio.sleep(0)
        handler.go.set()
        found = await answer(reader)
        await stopping
        return found

    assert serve(use)[0] == 200


def test_a_client_that_leaves_wants_no_answer():
    async def use(connect, handler, server):
        handler.go.clear()
        _, writer = await connect()
        writer.write(head(0))
        await handler.asked.wait()
        writer.transport.abort()
        await handler.left.wait()
        return handler.left.is_set()

    assert serve(use)


def test_a_model_over_http(server):
    async def use(connect, handler, rest):
        reader, writer = await connect()
        body = b'{"instances": [1.0, 2.0]}'
        found = []
        for _ in range(2):  # on one connection
            writer.write(head(len(body), "/v1/models/half:predict") + body)
            found.append(json.loads((await answer(reader))[2]))
        return found

    assert serve(use, Handler(server(), timeout=600.0)) == [{"predictions": [1.5, 2.0]}] * 2
