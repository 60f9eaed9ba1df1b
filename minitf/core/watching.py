"""Kernels that are watched: how a profiler sees every op. Floor 1. Read `op.py` first.

Whoever runs an op takes the kernel from the op's class at that moment. So nobody has to ask, on the way of every call,
whether it is watched: a watcher puts functions of its own in the place of the kernels, and takes them away again. While
nobody watches, nothing of it is left.
"""

from __future__ import annotations

from typing import Any

from .op import REGISTRY

_kernels: dict[Any, Any] = {}  # while they are watched: op -> its own kernel


def watch_kernels(around) -> None:
    """Run `around(op, kernel)`, a function, in place of every kernel, until `leave_kernels`."""
    _kernels.update({op: op.kernel for op in set(REGISTRY.values()) if hasattr(op, "kernel")})
    inherited = {op for op in _kernels if "kernel" not in vars(op)}
    for op, kernel in _kernels.items():
        if op not in inherited:  # the others find that of their base
            op.kernel = around(op, kernel)


def leave_kernels() -> None:
    """Give all ops their kernels back."""
    for op, kernel in _kernels.items():
        if "kernel" in vars(op):
            op.kernel = kernel
    _kernels.clear()


def kernel_of(op):
    """The op's own kernel, also while it is watched: what programs are made of, which outlive the watcher."""
    return _kernels.get(op) or op.kernel
