"""NVIDIA's compiler for CUDA C++, which needs no GPU: does a text compile?

It is found where the package nvidia-cuda-nvrtc-cu12 is installed, or the environment variable MINITF_NVRTC names the
library (libnvrtc.so.12); else the tests that need it are skipped.
"""

import ctypes
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from minitf.ops.gpu.launch import OPTIONS

GENERATIONS = ("sm_80", "sm_90")  # A100 and H100


@cache
def library():
    """The compiler; None where there is none."""
    if "MINITF_NVRTC" in os.environ:
        return ctypes.CDLL(os.environ["MINITF_NVRTC"])
    spec = find_spec("nvidia.cuda_nvrtc") if find_spec("nvidia") else None
    found = [path for folder in (spec.submodule_search_locations if spec else ())
             for path in Path(folder).glob("lib/libnvrtc.so.*")]
    return ctypes.CDLL(str(found[0])) if found else None


needs_nvrtc = pytest.mark.skipif(library() is None, reason="pip install nvidia-cuda-nvrtc-cu12, or set MINITF_NVRTC")


def compiled_size(source, generation):
    """Compile a text for a generation of GPUs; the size of the machine code in bytes.  Raises: with the complaints."""
    nvrtc, program, size = library(), ctypes.c_void_p(), ctypes.c_size_t()
    assert nvrtc.nvrtcCreateProgram(ctypes.byref(program), source.encode(), b"kernel.cu", 0, None, None) == 0
    options = [f"--gpu-architecture={generation}", "--std=c++17", *OPTIONS]  # as CuPy says it
    status = nvrtc.nvrtcCompileProgram(program, len(options), (ctypes.c_char_p * 9)(*(x.encode() for x in options)))
    nvrtc.nvrtcGetProgramLogSize(program, ctypes.byref(size))
    log = ctypes.create_string_buffer(size.value)
    nvrtc.nvrtcGetProgramLog(program, log)
    assert status == 0, log.value.decode()
    assert "warning" not in log.value.decode()
    assert nvrtc.nvrtcGetCUBINSize(program, ctypes.byref(size)) == 0
    nvrtc.nvrtcDestroyProgram(ctypes.byref(program))
    return size.value
