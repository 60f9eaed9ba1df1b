"""Runners: for each model the runner that its batching wants. Floor 8. Read `runner.py` first; next: `../core.py`.

A version of a model may bring its own parameters, in the file `batching_params.pbtxt` of its folder. Versions whose
parameters are the same share their threads; queues are of a signature anyway.
"""

from __future__ import annotations

import threading

from ..models.servable import Servable
from ..options import Options
from ..running import DirectRunner, Runner
from .parameters import BatchingParameters
from .runner import BatchingRunner


class Runners:
    """Hands out runners.   options: whether requests are put together, and who says how."""

    def __init__(self, options: Options) -> None:
        self._options, self._direct = options, DirectRunner()
        self._runners: dict[BatchingParameters, BatchingRunner] = {}
        self._making = threading.Lock()
        self.of_all = self._runner(options.batching)  # unless models say it themselves

    def of(self, servable: Servable) -> Runner:
        """The runner for the signatures of a version."""
        return self._runner(servable.batching) if self._options.batching_by_model else self.of_all

    def stop(self) -> None:
        """Take no more tasks, and return when all are done."""
        self._direct.stop()
        for runner in self._runners.values():
            runner.stop()

    def _runner(self, parameters: BatchingParameters | None) -> Runner:
        if parameters is None:
            return self._direct
        with self._making:
            if parameters not in self._runners:
                self._runners[parameters] = BatchingRunner(parameters)
            return self._runners[parameters]
