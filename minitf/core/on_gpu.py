"""Kernels of their own for GPUs. Floor 1. Read `op.py` first.

An op's kernel is written once, over `xp`, and runs anywhere. A few ops have a faster one for GPUs. It stands on a
higher floor (`ops/gpu`), so the op says where: `on_gpu = "minitf.ops.gpu.softmax:softmax"`. That file is first read
when such an op meets an array on a GPU.
"""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module

import numpy as np

from ..backend.arrays import numpy_of


def kernel_for(op, xp, arrays=()):
    """The kernel that runs an op on arrays of `xp`; where one of them is text, the op runs on the CPU."""
    if xp is np:
        return op.kernel
    if any(array.dtype == object for array in arrays):
        return partial(run_on_cpu, op)
    return op.kernel if op.on_gpu is None else kernel_on_gpu(op)


@cache
def kernel_on_gpu(op):
    """The op's own kernel for GPUs; its arguments are those of `op.kernel`."""
    module, _, name = op.on_gpu.partition(":")
    return getattr(import_module(module), name)


def run_on_cpu(op, xp, *arrays, **attrs):
    """What an op gives for arrays that `xp` cannot hold: numbers in an array of `xp`, text in the machine's memory."""
    results = op.kernel(np, *map(numpy_of, arrays), **attrs)
    if isinstance(results, (tuple, list)):
        return [result if result.dtype == object else xp.asarray(result) for result in results]
    results = np.array(results, object) if isinstance(results, bytes) else np.asarray(results)
    return results if results.dtype == object else xp.asarray(results)
