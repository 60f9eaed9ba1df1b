"""Poller: looks again and again for the versions of models that should be served. Floor 8. Read `manager.py` first."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable

from ...backend.errors import OpError, UnknownError
from .config import ModelConfig
from .manager import Manager
from .source import versions_in
from .states import StateBoard

log = logging.getLogger("minitf.serving")


class Poller:
    """Tells a manager which versions stand in the folders of models.

    board: where the manager writes what became of them.
    seconds: between two looks; 0 to look once, and then only for versions that are to be tried again.
    """

    IDLE = 1.0  # seconds between two looks at versions that are to be tried again

    def __init__(self, manager: Manager, board: StateBoard, seconds: float) -> None:
        self._manager, self._board, self._seconds = manager, board, seconds
        self._models: tuple[ModelConfig, ...] = ()
        self._problems: dict[str, str] = {}  # model -> what was last said of its folder
        self._polling = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="serving-poller", daemon=True)

    def start(self, models: Iterable[ModelConfig]) -> None:
        """Look once, and go on in a thread."""
        self.replace(models)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        self._board.wake()
        if self._thread.is_alive():
            self._thread.join()

    def replace(self, models: Iterable[ModelConfig]) -> None:
        """Look for these models from now on, and let all others go."""
        with self._polling:
            models = tuple(models)
            gone = {model.name for model in self._models} - {model.name for model in models}
            self._models = models
            for name in gone:
                self._manager.aspire(name, {})
            for model in models:
                self._look(model)

    def poll(self) -> None:
        """Look once."""
        with self._polling:
            for model in self._models:
                if self._seconds or self._manager.waiting(model.name):
                    self._look(model)

    def _work(self) -> None:
        while not self._stopped.wait(self._seconds or self.IDLE):
            self.poll()

    def _look(self, model: ModelConfig) -> None:
        try:
            paths = versions_in(model)
        except OpError as error:
            self._say(model.name, str(error))
            return
        self._say(model.name, "" if paths else f"No versions of servable {model.name} found under base path "
                  f"{model.base_path}. Did you forget to name your leaf directory as a number (eg. '/1/')?")
        self._manager.aspire(model.name, paths)

    def _say(self, name: str, problem: str) -> None:
        """Log what is wrong with a model's folder, once."""
        if problem and problem != self._problems.get(name):
            log.warning(problem)
        self._problems[name] = problem

    def require_available(self, models: Iterable[ModelConfig], patient: bool = False) -> None:
        """Raise UnknownError where a model has no version that is served.

        patient: whether to wait as long as one may still come.
        """
        models = tuple(models)
        if patient:
            self._board.wait(lambda: all(self._manager.available(model.name) or not self._hopeful(model.name)
                                   for model in models))
        missing = [model.name for model in models if not self._manager.available(model.name)]
        if missing:
            raise UnknownError(f"{len(missing)} servable(s) did not become available: "
                               f"{{{''.join(self._lament(name) for name in missing)}}}")

    def _hopeful(self, name: str) -> bool:
        """Whether a version of the model may still become available without anybody's doing."""
        return not self._stopped.is_set() and (
            self._manager.waiting(name) or (self._seconds > 0 and not self._manager.failed(name)))

    def _lament(self, name: str) -> str:
        known = self._board.versions(name)
        return "".join(f"{{name: {name} version: {status.version} due to error: {status.error_message}}}, "
                       for status in known) or f"{{name: {name}: {self._problems.get(name) or 'no versions'}}}, "
