"""Manager: the versions that are loaded, and the requests that use them. Floor 8. Read `servable.py` first.

A new version is loaded beside the old one. When it is ready, one assignment puts a new table of versions in the place
of the old table: a request that comes finds the new version, one that is running keeps what it has. The old version is
let go when the last request has left it. So no request ever meets a model that is half there or already gone.

A version that cannot be loaded is tried again: a few times, with a pause, and whenever its files have changed, since
it may only have been copied half. Meanwhile whatever was served before goes on being served.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...backend.errors import NotFoundError
from .servable import Servable
from .source import fingerprint
from .states import State, StateBoard

log = logging.getLogger("minitf.serving")
Loader = Callable[[str, int, str], Servable]


class Loaded:
    """A servable in use, which counts the requests in it.

    on_left: called once, when it is retired and the last request has left.
    """

    def __init__(self, servable: Servable, on_left: Callable[[], None]) -> None:
        self.servable = servable
        self._on_left = on_left
        self._lock = threading.Lock()
        self._users = 0
        self._retired = False

    def enter(self) -> bool:
        """Count a request; False where the servable is retired."""
        with self._lock:
            if not self._retired:
                self._users += 1
            return not self._retired

    def leave(self) -> None:
        """A request is done."""
        with self._lock:
            self._users -= 1
            left = self._retired and not self._users
        if left:
            self._on_left()

    def retire(self) -> None:
        """Take no more requests."""
        with self._lock:
            self._retired = True
            left = not self._users
        if left:
            self._on_left()


@dataclass
class Failure:
    """A version that could not be loaded: how often it was tried, when it may be tried again, and with which files."""

    tries: int
    next_try: float
    files: object


class Manager:
    """The loaded versions of all models.

    load: a function of (name, version, path) that gives a Servable or raises.
    board: where states are written.
    retries: how often a failed load is repeated.   pause: seconds between two tries.
    """

    def __init__(self, load: Loader, board: StateBoard, retries: int = 5, pause: float = 60.0) -> None:
        self._load, self._board = load, board
        self._retries, self._pause = retries, pause
        self._tables: dict[str, dict[int, Loaded]] = {}  # never changed, only replaced
        self._failures: dict[tuple[str, int], Failure] = {}
        self._changing = threading.Lock()

    # --- requests ----------------------------------------------------------------------------------------------------
    def enter(self, name: str, version: int | None = None) -> Loaded:
        """The version of a model, the newest for None, held until `leave` is called on it.

        Raises: NotFoundError where it is not served.
        """
        while True:
            table = self._tables.get(name)
            found = table.get(max(table) if version is None else version) if table else None
            if found is None:
                wanted = f"Latest({name})" if version is None else f"Specific({name}, {version})"
                raise NotFoundError(f"Servable not found for request: {wanted}")
            if found.enter():
                return found

    def available(self, name: str) -> set[int]:
        """The versions of a model that are served now."""
        return set(self._tables.get(name, ()))

    # --- changes -----------------------------------------------------------------------------------------------------
    def aspire(self, name: str, paths: Mapping[int, str]) -> None:
        """Serve exactly these versions of a model: load those that are new, then let the others go.

        paths: number of a version -> its folder.

        A version that is no longer wanted stays while one that is wanted cannot be loaded, and nothing else is there.
        """
        with self._changing:
            for version in sorted(paths.keys() - self.available(name)):
                self._try(name, version, paths[version])
            for version in sorted(self.available(name) - paths.keys()):
                if not paths or self.available(name) & paths.keys():
                    self._unload(name, version)
            for key in [key for key in self._failures if key[0] == name and key[1] not in paths]:
                del self._failures[key]

    def waiting(self, name: str) -> bool:
        """Whether a version of the model is to be tried again by itself."""
        return any(key[0] == name and failure.tries <= self._retries for key, failure in list(self._failures.items()))

    def failed(self, name: str) -> bool:
        """Whether a version of the model could not be loaded, and is not tried again unless its files change."""
        return any(key[0] == name and failure.tries > self._retries for key, failure in list(self._failures.items()))

    def _try(self, name: str, version: int, path: str) -> None:
        failure, files = self._failures.get((name, version)), fingerprint(path)
        if failure is not None and failure.files == files and (
                failure.tries > self._retries or time.monotonic() < failure.next_try):
            return
        self._board.put(name, version, State.START)
        self._board.put(name, version, State.LOADING)
        try:
            servable = self._load(name, version, path)
        except Exception as error:
            tries = 1 if failure is None or failure.files != files else failure.tries + 1
            self._failures[name, version] = Failure(tries, time.monotonic() + self._pause, files)
            state = State.END if tries > self._retries else State.LOADING
            self._board.put(name, version, state, error)
            log.error("Loading servable: {name: %s version: %d} failed: %s", name, version, error)
            return
        self._failures.pop((name, version), None)
        loaded = Loaded(servable, lambda: self._board.put(name, version, State.END))
        self._tables = {**self._tables, name: {**self._tables.get(name, {}), version: loaded}}
        self._board.put(name, version, State.AVAILABLE)

    def _unload(self, name: str, version: int) -> None:
        left = dict(self._tables[name])
        loaded = left.pop(version)
        self._board.put(name, version, State.UNLOADING)
        self._tables = {**self._tables, name: left}
        loaded.retire()
        del loaded
        gc.collect()  # the functions of a model refer to each other in circles, so it would stay for a long time
