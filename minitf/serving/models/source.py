"""Source: the versions of a model that stand in a folder, looked for again and again. Floor 8. Next: `manager.py`."""

from __future__ import annotations

import os

from ...backend.errors import InvalidArgumentError
from .config import ModelConfig


def versions_in(config: ModelConfig) -> dict[int, str]:
    """Number of a version -> its folder, for the versions that are there and that the policy wants.

    Raises: InvalidArgumentError where the folder itself is not there, which says nothing about the versions.
    """
    try:
        names = os.listdir(config.base_path)
    except OSError as error:
        raise InvalidArgumentError(f"Could not find base path {config.base_path} for servable {config.name} with error "
                                   f"{error.strerror}") from None
    found = {int(name): os.path.join(config.base_path, name) for name in sorted(names)
             if name.isascii() and name.isdecimal() and int(name) < 2**63}
    return {version: found[version] for version in config.policy.choose(found)}


def fingerprint(path: str) -> frozenset:
    """The names, sizes and times of the files below a folder: what changes while it is being copied."""
    found = set()
    for folder, _, names in os.walk(path):
        for name in names:
            file = os.path.join(folder, name)
            try:
                status = os.stat(file)
            except OSError:  # gone again
                continue
            found.add((file, status.st_size, status.st_mtime_ns))
    return frozenset(found)
