"""A GPU made of a C++ compiler: an array module that runs CUDA kernels on the CPU, one thread after another.

    from ops.gpu import emulated
    y = kernel(emulated, emulated.asarray(x))

The arrays are those of backend/strict_array.py, which NumPy cannot touch. `RawKernel` has CuPy's signature. Of a text
in CUDA C++ it makes a plain C++ program: blocks are a loop, the threads of a block are coroutines, and
`__syncthreads()` hands over to the next one. So a kernel gives here what its arithmetic says, but nothing is learned
about time, nor about what goes wrong only where threads really run at once.
"""

import ctypes
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from backend import strict_array
from minitf.backend import devices

COMPILER = shutil.which("g++") or shutil.which("clang++")
needs_compiler = pytest.mark.skipif(COMPILER is None or not sys.platform.startswith("linux"),
                                    reason="there is no C++ compiler here, or no ucontext")

BEFORE = """
#include <math.h>
#include <stdlib.h>
#include <ucontext.h>
#define __global__ static
#define __device__ static inline
#define __shared__ static
struct Place { unsigned x; };
static Place threadIdx, blockIdx, blockDim, gridDim;
static ucontext_t scheduler, *fibers;
static int waits;
static void __syncthreads()
{
    unsigned me = threadIdx.x;
    waits++;
    swapcontext(&fibers[me], &scheduler);
    threadIdx.x = me;
}
"""
AFTER = """
static void** given;
static void thread() {{ {name}({arguments}); }}

extern "C" int launch(int grid, int threads, void** arguments)
{{
    enum {{ STACK = 1 << 17 }};
    char* stacks = (char*)malloc((size_t)threads * STACK);
    fibers = (ucontext_t*)malloc(threads * sizeof(ucontext_t));
    gridDim.x = grid, blockDim.x = threads, given = arguments;
    for (blockIdx.x = 0; blockIdx.x < (unsigned)grid; blockIdx.x++) {{
        for (int t = 0; t < threads; t++) {{
            getcontext(&fibers[t]);
            fibers[t].uc_stack.ss_sp = stacks + (size_t)t * STACK;
            fibers[t].uc_stack.ss_size = STACK;
            fibers[t].uc_link = &scheduler;
            makecontext(&fibers[t], thread, 0);
        }}
        do {{
            waits = 0;
            for (int t = 0; t < threads; t++) {{ threadIdx.x = t; swapcontext(&scheduler, &fibers[t]); }}
            if (waits != 0 && waits != threads) return 1;
        }} while (waits);
    }}
    free(stacks); free(fibers);
    return 0;
}}
"""


@cache
def library(source, name):
    """The launcher of a kernel, and the types of its parameters."""
    signature = re.search(rf'extern "C" __global__ void {name}\((.*?)\)', source, re.DOTALL).group(1)
    types = [re.sub(r"\w+$", "", parameter.strip()).strip() for parameter in signature.split(",")]
    arguments = ", ".join(f"*({kind}*)given[{i}]" for i, kind in enumerate(types))
    text = BEFORE + source.replace('extern "C" ', "") + AFTER.format(name=name, arguments=arguments)
    with tempfile.TemporaryDirectory() as work:
        Path(work, "kernel.cpp").write_text(text)
        command = [COMPILER, "-O1", "-ffp-contract=off", "-shared", "-fPIC", "-w", "kernel.cpp", "-o", "kernel.so"]
        subprocess.run(command, cwd=work, check=True, timeout=120)
        return ctypes.CDLL(str(Path(work, "kernel.so"))).launch, types


class RawKernel:
    """A kernel that is called as one of CuPy's: kernel((grid,), (threads,), arguments)."""

    def __init__(self, code, name, options=()):
        self.code, self.name, self.options = code, name, options

    def __call__(self, grid, block, args):
        launch, types = library(self.code, self.name)
        assert len(types) == len(args), f"{self.name} takes {types}, and was given {len(args)} arguments"
        values = [self.value(kind, each) for kind, each in zip(types, args)]
        given = (ctypes.c_void_p * len(values))(*(value.ctypes.data for value in values))
        assert launch(grid[0], block[0], given) == 0, f"{self.name}: some threads wait for others that have ended"

    def value(self, kind, argument):
        """What is handed over for a parameter: a number, or the address of an array, in memory."""
        expected = {"float": np.float32, "double": np.float64, "int": np.int32, "long long": np.int64, "bool": np.bool_}
        if "*" not in kind:
            assert isinstance(argument, expected[kind]), f"{self.name}: {kind} was given {argument!r}"
            return np.array(argument)
        array = argument._array
        assert array.flags.c_contiguous, f"{self.name}: an array is not in plain order"
        inner = kind.replace("const", "").strip().removesuffix("*").strip()
        assert "*" in inner or array.dtype == expected[inner], f"{self.name}: {kind} was given {array.dtype}"
        return np.array(array.ctypes.data, np.uint64)


class Device(devices.Device):
    """A GPU that is not there: what runs on it is handed arrays of this module."""

    __slots__ = ()

    def __init__(self):
        self.kind, self.index, self.ordinal, self.xp = "GPU", 0, 0, sys.modules[__name__]
        self.name = "/job:localhost/replica:0/task:0/device:GPU:0"

    def activate(self):
        return nullcontext()


def asarray(array, dtype=None):
    """An array of this module; of text there is none, as with CuPy."""
    assert np.asarray(getattr(array, "_array", array)).dtype != object, "no GPU holds text"
    return strict_array.asarray(array) if dtype is None else strict_array.asarray(array, dtype=dtype)


def __getattr__(name):
    return getattr(strict_array, name)
