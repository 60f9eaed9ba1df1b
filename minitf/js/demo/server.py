"""The server of `minitf js demo`: the page, the files of a model, and some digits. Floor 8. Read `page/main.js` next.

The page computes; the server only hands files out, and nothing of what is drawn comes back to it.
"""

from __future__ import annotations

import errno
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer

from ...backend.errors import InvalidArgumentError, explain
from ...board.viewer.server import palette_css
from ..model_file import NAME, read_model
from ..weights.manifest import check_group, read_file
from .digits import digits_for_page

PAGE = Path(__file__).with_name("page")
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
         ".json": "application/json"}
HOST, PORT, TRIES = "127.0.0.1", 8880, 20
RULES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"


class Server(ThreadingHTTPServer):
    """Serves the page for one model. `serve_forever()` answers until `shutdown()`.

    folder: of a layers model with a Sequential that takes pictures [H, W, 1] of numbers from 0 to 1.
    port: 0 for any; None for the usual one or the next that is free.

    Raises: FileNotFoundError and ValueError as `load_keras_model`; InvalidArgumentError where the port is taken.
    """

    daemon_threads = True

    def __init__(self, folder, port=None):
        self.files = {**page_files(), **model_files(folder)}
        for candidate in range(PORT, PORT + TRIES) if port is None else [port]:
            try:
                super().__init__((HOST, candidate), Handler)
                return
            except (OSError, OverflowError) as error:
                taken = getattr(error, "errno", None) == errno.EADDRINUSE
        rule = "another program has it" if taken else "a port must be from 0 to 65535, and open to you"
        raise InvalidArgumentError(explain("js demo", f"port {candidate}", rule, "Choose another with --port, or 0"))

    def server_bind(self):
        """As any server does it, and not as HTTPServer, which asks the network for this machine's full name."""
        TCPServer.server_bind(self)

    @property
    def url(self):
        """The address to open in a browser."""
        return f"http://{HOST}:{self.server_address[1]}/"


def page_files() -> dict:
    """path of a request -> (its bytes, their kind), of the page's own files."""
    files = {f"/{path.name}": (path.read_bytes(), KINDS[path.suffix]) for path in PAGE.iterdir()}
    return {**files, "/": files["/index.html"], "/palette.css": (palette_css(), KINDS[".css"])}


def model_files(folder) -> dict:
    """The same of a model: its files, read once, and the digits that go with it.

    Raises: FileNotFoundError where there is none; ValueError for one that is no Sequential with pictures as its input.
    """
    document, folder = read_model("js demo", folder)
    shape = input_shape(document)
    files = {f"/model/{NAME}": (json.dumps(document).encode(), KINDS[".json"])}
    for group in document.get("weightsManifest", []):
        check_group(group)
        for path in group["paths"]:
            files[f"/model/{path}"] = (read_file(folder, path), "application/octet-stream")
    digits = digits_for_page(shape)
    if digits is not None:
        files["/digits.json"] = (json.dumps(digits).encode(), KINDS[".json"])
    return files


def input_shape(document) -> list:
    """[H, W, 1] of a model.   Raises: ValueError for another model."""
    topology = document["modelTopology"]
    model = topology.get("model_config", topology)
    layers = model.get("config", {})
    layers = layers.get("layers", []) if isinstance(layers, dict) else layers
    shape = (layers[0]["config"].get("batch_input_shape") or [None])[1:] if layers else []
    if model.get("class_name") != "Sequential" or len(shape) != 3 or shape[2] != 1 or None in shape:
        raise ValueError(explain("js demo", f"a {model.get('class_name')} model with inputs {shape}",
                                 "it must be a Sequential that takes pictures [H, W, 1]"))
    return shape


class Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"  # a connection is used again
    timeout = 60  # seconds without a request after which it is closed
    server_version, sys_version = "minitf", ""

    def do_GET(self):
        """Send a file."""
        host = self.headers.get("Host", "").rpartition(":")[0]
        if host not in (HOST, "localhost"):  # a stranger's name that was made to point here
            return self._send(403, b"This server does not go by that name.", "text/plain")
        content, kind = self.server.files.get(self.path.partition("?")[0], (None, "text/plain"))
        if content is None:
            return self._send(404, b"There is no such file.", kind)
        return self._send(200, content, kind)

    do_HEAD = do_GET

    def _send(self, status, content, kind):
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", RULES)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            if self.command != "HEAD":
                self.wfile.write(content)
        except (BrokenPipeError, ConnectionResetError):  # the browser has gone on to something else
            self.close_connection = True

    def log_message(self, *words):
        """Say nothing."""
