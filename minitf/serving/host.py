"""Host: the models of a server, their life, and what may be asked about them. Floor 8. Next: `core.py`."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ..backend.errors import InvalidArgumentError, NotFoundError
from .batching.parameters import read_own_parameters
from .labels import Labels
from .models.config import ModelConfig, require_sound
from .models.manager import Loaded, Manager
from .models.poller import Poller
from .models.servable import Servable, load_servable
from .models.source import versions_in
from .models.specs import ModelSpec
from .models.states import StateBoard, VersionStatus
from .options import Options
from .warmup import warm_up

Preloaded = dict[tuple[str, int, str], Servable]  # (name, version, folder) -> what is loaded


def loaded(name: str, version: int, path: str, options: Options) -> Servable:
    """A version of a model, loaded and warmed up.  Raises: as `load_servable`, `read_own_parameters`, `warm_up`."""
    servable = load_servable(name, version, path, options.tags, options.map_weights)
    if options.batching and options.batching_by_model:
        servable = replace(servable, batching=read_own_parameters(path))
    if options.warmup:
        warm_up(servable)
    return servable


def preload(models: Sequence[ModelConfig], options: Options) -> Preloaded:
    """What a host would load. What cannot be loaded is left out: the host will say why."""
    found: Preloaded = {}
    for model in models:
        with suppress(Exception):
            for version, path in versions_in(model).items():
                found[model.name, version, path] = loaded(model.name, version, path, options)
    return found


class Host:
    """Loads models, swaps their versions, and hands them out.

    models: what to serve.   options: how.   preloaded: versions that need not be loaded, as of `preload`.

    Raises: InvalidArgumentError where the models do not fit together.
    """

    def __init__(self, models: Sequence[ModelConfig], options: Options, preloaded: Preloaded | None = None) -> None:
        require_sound(models)
        self.options = options
        self.board = StateBoard()
        self.manager = Manager(self._load, self.board, options.load_retries, options.load_pause_seconds)
        self._labels = Labels(self.manager, options.allow_labels_for_unavailable)
        self._models = tuple(models)
        self._poller = Poller(self.manager, self.board, options.poll_seconds)
        self._reloading = threading.Lock()
        self._preloaded = preloaded or {}

    # --- life --------------------------------------------------------------------------------------------------------
    def start(self) -> None:
        """Load the models, then look for new versions in a thread.

        Raises: UnknownError where one has no version that can be loaded; FailedPreconditionError for a label of a
        version that is not served.
        """
        self._labels.assign(self._models)
        self._poller.start(self._models)
        self._poller.require_available(self._models, patient=True)

    def stop(self) -> None:
        """Look for nothing new."""
        self._poller.stop()

    def reload(self, models: Sequence[ModelConfig]) -> None:
        """Serve exactly these models, and return when they are there.

        Raises: InvalidArgumentError, FailedPreconditionError where the new configuration cannot be, and then nothing
        has changed; UnknownError where a model cannot be loaded.
        """
        with self._reloading:
            require_sound(models)
            self._labels.assign(models)
            self._models = tuple(models)
            self._poller.replace(self._models)
            self._poller.require_available(self._models)

    @property
    def models(self) -> tuple[ModelConfig, ...]:
        """What is served."""
        return self._models

    def poll(self) -> None:
        """Look for new versions now, and load them."""
        self._poller.poll()

    def _load(self, name: str, version: int, path: str) -> Servable:
        return self._preloaded.pop((name, version, path), None) or loaded(name, version, path, self.options)

    # --- questions ---------------------------------------------------------------------------------------------------
    def enter(self, spec: ModelSpec) -> Loaded:
        """The version that a request means, held until `leave` is called on it.

        Raises: InvalidArgumentError without a name, or for an unknown label; NotFoundError where it is not served.
        """
        if not spec.name:
            raise InvalidArgumentError("ModelSpec has no name specified.")
        return self.manager.enter(spec.name, self._version(spec))

    def _version(self, spec: ModelSpec) -> int | None:
        return spec.version if spec.version_label is None else self._labels.version(spec.name, spec.version_label)

    def metadata(self, model_spec: ModelSpec) -> tuple[ModelSpec, dict[str, Any]]:
        """The spec with its version, and name -> SignatureDef.  Raises: as `enter`."""
        loaded = self.enter(model_spec)
        try:
            return ModelSpec(model_spec.name, loaded.servable.version), dict(loaded.servable.definitions)
        finally:
            loaded.leave()

    def status(self, model_spec: ModelSpec) -> list[VersionStatus]:
        """How the versions of a model are, the newest first; that of one version, where the spec names one.

        Raises: NotFoundError where nothing is known; InvalidArgumentError for an unknown label.
        """
        name, version = model_spec.name, self._version(model_spec)
        if version is None:
            found = self.board.versions(name)
            if not found:
                raise NotFoundError(f"Could not find any versions of model {name}")
            return found
        status = self.board.get(name, version)
        if status is None:
            raise NotFoundError(f"Could not find version {version} of model {name}")
        return [status]
