"""The board inside a notebook: `minitf.board.show(logdir)`, or `%minitf board --logdir DIR`. Floor 5."""

from __future__ import annotations

import argparse
import os
import shlex
import threading
from html import escape

from .server import Server

HEIGHT = 800  # pixels
_servers: dict[str, Server] = {}


class Frame:
    """A web page in the output of a cell.   url: its address.   height: in pixels."""

    def __init__(self, url, height):
        self.url, self.height = url, height

    def _repr_html_(self):
        return (f'<iframe src="{escape(self.url)}" width="100%" height="{self.height}" title="minitf board" '
                'style="border: 1px solid #ccd3d9; border-radius: 6px"></iframe>')

    def __repr__(self):
        return f"The board is at {self.url}"


def show(logdir, height=HEIGHT, host="localhost", port=0):
    """Show the board of a log folder; as the last value of a notebook's cell, it appears there.

    logdir: str or path.   height: of the frame, in pixels.   host, port: where it is served; 0 takes any free port.
    The server runs in this process, as long as it; the same folder is served once.

    Returns: a Frame, whose `url` can be opened in a browser, too.
    Raises: InvalidArgumentError where the port is taken, or the host no address of this machine.
    """
    folder = os.path.abspath(logdir)
    server = _servers.get(folder)
    if server is None or (port and port != server.server_address[1]):
        server = _servers[folder] = Server(folder, host, port)
        threading.Thread(target=server.serve_forever, name="minitf board", daemon=True).start()
    return Frame(server.url, height)


def magic(line):
    """`%minitf board --logdir DIR [--port N] [--host NAME] [--height PIXELS]`."""
    parser = argparse.ArgumentParser(prog="%minitf", exit_on_error=False)
    board = parser.add_subparsers(required=True).add_parser("board", exit_on_error=False)
    board.add_argument("--logdir", required=True)
    board.add_argument("--host", default="localhost")
    board.add_argument("--port", type=int, default=0)
    board.add_argument("--height", type=int, default=HEIGHT)
    try:
        return show(**vars(parser.parse_args(shlex.split(line))))
    except SystemExit:  # argparse has said what is wrong
        return None


def register(ipython):
    """Make `%minitf` known.   ipython: the running InteractiveShell."""
    ipython.register_magic_function(magic, "line", "minitf")
