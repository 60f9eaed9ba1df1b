"""Kernels of their own for GPUs. Floor 1. Read `op.py` first.

An op's kernel is written once, over `xp`, and runs anywhere. A few ops have a faster one for GPUs. It stands on a
higher floor (`ops/gpu`), so the op says where: `on_gpu = "minitf.ops.gpu.softmax:softmax"`. That file is first read
when such an op meets an array on a GPU.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

import numpy as np


def kernel_for(op, xp):
    """The kernel that runs an op on arrays of `xp`."""
    return op.kernel if xp is np or op.on_gpu is None else kernel_on_gpu(op)


@cache
def kernel_on_gpu(op):
    """The op's own kernel for GPUs; its arguments are those of `op.kernel`."""
    module, _, name = op.on_gpu.partition(":")
    return getattr(import_module(module), name)
