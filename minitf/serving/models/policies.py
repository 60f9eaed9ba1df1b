"""Version policies: which of the versions in a folder are served. Floor 8. Next: `source.py`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Latest:
    """The newest versions: those with the highest numbers.

    >>> sorted(Latest(2).choose([1, 7, 3]))
    [3, 7]
    """

    count: int = 1

    def choose(self, versions: Iterable[int]) -> set[int]:
        return set(sorted(versions)[-max(self.count, 1):])


@dataclass(frozen=True)
class All:
    """Every version."""

    def choose(self, versions: Iterable[int]) -> set[int]:
        return set(versions)


@dataclass(frozen=True)
class Specific:
    """The versions that are named, as far as they are there."""

    versions: frozenset[int]

    def choose(self, versions: Iterable[int]) -> set[int]:
        return set(versions) & self.versions


Policy = Latest | All | Specific


def policy_of(message) -> Policy:
    """The policy that a ServableVersionPolicy names; the newest version where it names none."""
    choice = message.WhichOneof("policy_choice")
    if choice == "all":
        return All()
    if choice == "specific":
        return Specific(frozenset(message.specific.versions))
    return Latest(max(message.latest.num_versions, 1))
