"""The web server of `minitf board`: the page's own files, and the answers of `routes.py`. Floor 5.

It only answers, and changes nothing. Other web pages that the same browser shows must not read through it: so it looks
at the name under which it was called, since a stranger's name may be made to point to this machine (DNS rebinding), and
allows no page of another address to read its answers.
"""

from __future__ import annotations

import errno
import ipaddress
import json
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from urllib.parse import parse_qsl, urlsplit

from ...backend import palette
from ...backend.errors import InvalidArgumentError
from .routes import ROUTES, Blob
from .store import Store

PAGE = Path(__file__).with_name("page")
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
PORT, TRIES = 6006, 20  # TensorBoard's port; how many further ones are tried if it is taken
RULES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'"


class Server(ThreadingHTTPServer):
    """Serves a Store. `serve_forever()` answers until `shutdown()`, or forever.

    logdir: the folder.   host: an address of this machine, or a name for one.   port: 0 for any; None for the usual one
    or the next that is free.

    Raises: InvalidArgumentError where the port is taken, or the host no address of this machine.
    """

    daemon_threads = True

    def __init__(self, logdir, host="localhost", port=None):
        self.store, self.host = Store(logdir), host
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.pages = {f"/{path.name}": path for path in PAGE.iterdir() if path.suffix in KINDS}
        self.pages["/"] = PAGE / "index.html"
        ports = range(PORT, PORT + TRIES) if port is None else [port]
        for candidate in ports:
            try:
                super().__init__((host, candidate), Handler)
                return
            except (OSError, OverflowError, UnicodeError) as error:
                if getattr(error, "errno", None) != errno.EADDRINUSE or candidate == ports[-1]:
                    raise InvalidArgumentError(_refusal(host, candidate, error)) from None

    def server_bind(self):
        """As any server does it, and not as HTTPServer, which asks the network for this machine's full name."""
        TCPServer.server_bind(self)

    @property
    def url(self):
        """The address to open in a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.server_address[1]}/"

    @property
    def is_private(self):
        """Whether only programs on this machine reach it."""
        return ipaddress.ip_address(self.server_address[0]).is_loopback

    def knows(self, host):
        """Whether a request may have been meant for this server.   host: its Host header.

        An address is no name that a stranger could have pointed here, so all addresses are known.
        """
        name = host
        try:
            name = urlsplit(f"//{host}").hostname or ""
            ipaddress.ip_address(name)
        except ValueError:
            return name in ("localhost", self.host.lower(), socket.gethostname().lower())
        return True


def _refusal(host, port, error):
    if getattr(error, "errno", None) == errno.EADDRINUSE:
        return f"board: port {port} of {host}: another program has it. Choose another with --port, or 0 for any."
    return f"board: {host}, port {port}: {error}: they must be an address of this machine, and a port from 0 to 65535."


class Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"  # a connection is used again
    timeout = 60  # seconds without a request after which it is closed
    server_version, sys_version = "minitf", ""

    def do_GET(self):
        """Send what is asked for, or an error in words."""
        try:
            if not self.server.knows(self.headers.get("Host", "")):
                return self._refuse(403, "This server does not go by the name in the address. Use its number, or "
                                         "start it with --host and that name.")
            path, _, query = self.path.partition("?")
            self._answer(path, dict(parse_qsl(query, keep_blank_values=True)))
        except (BrokenPipeError, ConnectionResetError, TimeoutError):  # the browser has gone on to something else
            self.close_connection = True
        return None

    do_HEAD = do_GET

    def _answer(self, path, query):
        route = ROUTES.get(path.removeprefix("/data/")) if path.startswith("/data/") else None
        if path == "/palette.css":
            return self._send(palette_css(), "text/css")
        if path in self.server.pages:
            page = self.server.pages[path]
            return self._send(page.read_bytes(), KINDS[page.suffix])
        if route is None:
            return self._refuse(404, "There is no such page.")
        try:
            found = route(self.server.store, query)
        except (LookupError, StopIteration):
            return self._refuse(404, "There is no such run, series or point (any more).")
        except (ValueError, OSError) as error:
            return self._refuse(400, str(error))
        if isinstance(found, Blob):
            return self._send(found.data, found.kind)
        return self._send(json.dumps(found, allow_nan=False).encode(), "application/json")

    def _refuse(self, status, text):
        self._send(json.dumps({"error": text}).encode(), "application/json", status)

    def _send(self, data, kind, status=200):
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", RULES)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *words):
        """Say nothing: a page that looks for news every second would fill the screen."""


def palette_css():
    """The colours of the library's pictures, as variables of the page's style."""
    names = {"panel": palette.PANEL, "ink": palette.INK, "pale": palette.PALE, "blue": palette.BLUE,
             "gold": palette.GOLD, "green": palette.GREEN, "red": palette.RED}
    lines = "".join(f"  --{name}: {colour};\n" for name, colour in names.items())
    return f":root {{\n{lines}}}\n".encode()
