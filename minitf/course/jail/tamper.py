"""Notices when an answer has changed what judges it: pytest, NumPy's testing functions, Python's builtins.

Floor 10.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import FunctionType

JUDGES = ("_pytest", "builtins", "math", "numpy", "operator", "pluggy", "pytest")


def photograph() -> dict[tuple[object, str], tuple[object, object]]:
    """What every function and class of the judges is now: (owner, name) -> (object, its code)."""
    return {(owner, name): (value, getattr(value, "__code__", None)) for owner, name, value in _callables()}


def differences(before: dict[tuple[object, str], tuple[object, object]]) -> list[str]:
    """The names, such as "numpy.allclose", of what is no longer as it was in the photograph."""
    changed = []
    for (owner, name), (value, code) in before.items():
        now = vars(owner).get(name)
        if now is not value or getattr(now, "__code__", None) is not code:
            changed.append(f"{getattr(owner, '__qualname__', owner.__name__)}.{name}")  # type: ignore[attr-defined]
    return changed


def _callables() -> Iterator[tuple[object, str, object]]:
    for module_name, module in list(sys.modules.items()):
        if module_name.partition(".")[0] not in JUDGES or module is None:
            continue
        for name, value in list(vars(module).items()):
            if callable(value):
                yield module, name, value
            if isinstance(value, type) and value.__module__ == module_name:
                for attribute, method in list(vars(value).items()):
                    if isinstance(method, FunctionType):
                        yield value, attribute, method
