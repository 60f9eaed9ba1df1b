"""Which module an array belongs to, and the way back to NumPy; CuPy is there only where a GPU is."""

import subprocess
import sys
from types import ModuleType

import numpy as np
import pytest

from backend import strict_array as strict
from minitf.backend import arrays


def test_module_of():
    assert arrays.module_of(np.zeros(2)) is np
    assert arrays.module_of(np.float32(1)) is np
    assert arrays.module_of(strict.asarray(np.zeros(2))) is strict


def test_numpy_of_does_not_copy_what_is_numpys():
    array = np.zeros(2)
    assert arrays.numpy_of(array) is array
    assert arrays.numpy_of(np.float32(1)).shape == ()


def test_numpy_of_fetches_from_a_device():
    assert type(arrays.numpy_of(strict.asarray(np.zeros(2)))) is np.ndarray


def test_without_cupy_there_is_no_gpu_and_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "cupy", None)
    monkeypatch.setattr(arrays, "find_spec", lambda name: None)
    arrays.gpu_count.cache_clear()
    assert arrays.gpu_count() == 0
    arrays.gpu_count.cache_clear()
    with pytest.raises(ImportError, match=r'cupy: not installed: .* pip install "minitf\[gpu\]"'):
        arrays.cupy()


@pytest.mark.parametrize("allowed", [True, False])
def test_cupy_is_told_whether_float32_may_be_less_exact(monkeypatch, allowed):
    monkeypatch.setitem(sys.modules, "cupy", ModuleType("cupy"))
    monkeypatch.setattr(arrays, "tensor_float_32_execution_enabled", lambda: allowed)
    monkeypatch.setenv("CUPY_TF32", "")
    monkeypatch.delenv("CUPY_TF32")
    assert arrays.cupy() is sys.modules["cupy"]
    assert arrays.os.environ["CUPY_TF32"] == str(int(allowed))
    monkeypatch.setenv("CUPY_TF32", "0")  # who has said so himself is left alone
    arrays.cupy()
    assert arrays.os.environ["CUPY_TF32"] == "0"


def test_without_a_device_file_cupy_is_not_even_imported(monkeypatch):
    monkeypatch.setattr(arrays, "find_spec", lambda name: "a spec")
    monkeypatch.setattr(arrays, "glob", lambda pattern: [])
    monkeypatch.setattr(arrays, "cupy", lambda: pytest.fail("imported CuPy"))
    monkeypatch.setattr(sys, "platform", "linux")
    arrays.gpu_count.cache_clear()
    assert arrays.gpu_count() == 0
    arrays.gpu_count.cache_clear()


def test_a_driver_that_does_not_work_counts_as_no_gpu(monkeypatch):
    def broken():
        raise RuntimeError("CUDA driver version is insufficient")

    monkeypatch.setattr(arrays, "find_spec", lambda name: "a spec")
    monkeypatch.setattr(arrays, "glob", lambda pattern: ["/dev/nvidia0"])
    monkeypatch.setattr(arrays, "cupy", broken)
    arrays.gpu_count.cache_clear()
    assert arrays.gpu_count() == 0
    arrays.gpu_count.cache_clear()


def test_importing_the_backend_imports_neither_cupy_nor_threadpoolctl():
    program = (
        "import sys, minitf.backend.devices, minitf.backend.bits; print({'cupy', 'threadpoolctl'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "set()\n"
