"""A file that lists the models, looked at again and again. Floor 8. Read `models/config.py` first."""

from __future__ import annotations

import logging
import threading

from ..backend.errors import OpError
from .core import Server
from .models.config import read_config

log = logging.getLogger("minitf.serving")


class ConfigFile:
    """Reloads a server's models when their file has changed.

    path: of the file.   seconds: between two looks.
    """

    def __init__(self, server: Server, path: str, seconds: float) -> None:
        self._server, self._path, self._seconds = server, path, seconds
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="serving-config", daemon=True)

    def start(self) -> None:
        """Look at the file from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        self._thread.join()

    def look(self) -> None:
        """Look once. A file that is damaged changes nothing: the server goes on with what it has."""
        try:
            models = read_config(self._path)
            if tuple(models) != self._server.models:
                self._server.reload(models)
        except (OpError, OSError) as error:
            log.error("%s: %s", self._path, error)

    def _work(self) -> None:
        while not self._stopped.wait(self._seconds):
            self.look()
