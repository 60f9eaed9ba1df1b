"""The array modules: NumPy on the CPU and CuPy on a GPU.

Floor 0. The only file that imports CuPy, and only when a GPU is really there. Arrays cross between the two in
the open, through `numpy_of` here and `Device.put` in `devices.py`; nothing else moves them. Read next:
`devices.py`.
"""

import os
import sys
from functools import cache
from glob import glob
from importlib.util import find_spec

import numpy as np

from .errors import missing_extra
from .precision import tensor_float_32_execution_enabled


def cupy():
    """Return the CuPy module; raise ImportError naming the extra to install where it is missing.

    CuPy asks the environment, once, whether products of float32 may take the GPU's faster and less exact way.
    """
    os.environ.setdefault("CUPY_TF32", str(int(tensor_float_32_execution_enabled())))
    try:
        import cupy
    except ImportError as error:
        raise missing_extra("cupy", "gpu") from error
    return cupy


@cache
def gpu_count():
    """Return how many GPUs CuPy can use: 0 without CuPy, without a GPU, or without a working driver.

    Importing CuPy takes a good part of a second, so the cheap questions come first: is it installed, is there
    any device file? (`/dev/dxg` is the GPU of a Linux that runs inside Windows.)
    """
    if find_spec("cupy") is None:
        return 0
    if not (glob("/dev/nvidia[0-9]*") or glob("/dev/dxg") or sys.platform == "win32"):
        return 0
    try:
        return cupy().cuda.runtime.getDeviceCount()
    except Exception:  # a driver too old, or none: CuPy's own error classes cannot be named without it
        return 0


def module_of(array):
    """Return the module, `numpy` or `cupy`, whose functions work on this array.

    >>> module_of(np.zeros(3)).__name__
    'numpy'
    """
    kind = type(array)
    if kind is np.ndarray or issubclass(kind, np.generic):
        return np
    if kind.__module__.partition(".")[0] == "cupy":
        return sys.modules["cupy"]
    return array.__array_namespace__()


def numpy_of(array):
    """Return the array as a NumPy array: itself if it is one, else a copy from the GPU.

    >>> numpy_of(np.float32(2))
    array(2., dtype=float32)
    """
    return np.asarray(array) if isinstance(array, np.ndarray | np.generic) else array.get()
