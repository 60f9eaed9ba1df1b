"""Labels: names for versions of models, such as "stable" and "canary". Floor 8. Read `models/manager.py` first."""

from __future__ import annotations

from collections.abc import Iterable

from ..backend.errors import FailedPreconditionError, InvalidArgumentError
from .models.config import ModelConfig
from .models.manager import Manager


class Labels:
    """Which version a label means.

    manager: knows what is served.   allow_unavailable: whether a label that is not in use may name what is not served.
    """

    def __init__(self, manager: Manager, allow_unavailable: bool) -> None:
        self._manager = manager
        self._allow_unavailable = allow_unavailable
        self._versions: dict[tuple[str, str], int] = {}  # (model, label) -> version; never changed, only replaced

    def assign(self, models: Iterable[ModelConfig]) -> None:
        """Let the labels of these models be all that there are.

        Raises: FailedPreconditionError where one names a version that is not served; then nothing has changed.
        """
        wanted = {(model.name, label): version for model in models for label, version in model.labels.items()}
        for (name, label), version in wanted.items():
            free = self._allow_unavailable and self._versions.get((name, label), version) == version
            if not free and version not in self._manager.available(name):
                raise FailedPreconditionError(f"Request to assign label to version {version} of model {name}, which is "
                                              "not currently available for inference")
        self._versions = wanted

    def version(self, name: str, label: str) -> int:
        """The version that a label means.  Raises: InvalidArgumentError for an unknown one."""
        if (name, label) not in self._versions:
            raise InvalidArgumentError(f"Unrecognized servable version label: {label}")
        return self._versions[name, label]
