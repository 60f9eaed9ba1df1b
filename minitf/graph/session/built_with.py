"""tf.test: what this machine and this library have. Floor 4."""

from __future__ import annotations

from ...backend.devices import list_logical_devices, list_physical_devices


def is_gpu_available(cuda_only=False, min_cuda_compute_capability=None) -> bool:
    """Whether there is a GPU that can be used.

        >>> import minitf as tf
        >>> tf.test.is_gpu_available() == bool(tf.config.list_physical_devices("GPU"))
        True

    Source: tf.test.is_gpu_available. Differs: min_cuda_compute_capability is not looked at.
    """
    return bool(list_physical_devices("GPU"))


def gpu_device_name() -> str:
    """The name of the first GPU; "" where there is none.  Source: tf.test.gpu_device_name."""
    found = list_logical_devices("GPU")
    return found[0].name if found else ""


def is_built_with_cuda() -> bool:
    """Whether the library can use NVIDIA GPUs here: CuPy is installed, and finds one.

    Source: tf.test.is_built_with_cuda.
    """
    return is_gpu_available()


is_built_with_gpu_support = is_built_with_cuda


def is_built_with_rocm() -> bool:
    """False: AMD's GPUs are not supported.  Source: tf.test.is_built_with_rocm."""
    return False


def is_built_with_xla() -> bool:
    """False: programs are compiled to NumPy calls, by minitf itself.  Source: tf.test.is_built_with_xla."""
    return False


def get_build_info() -> dict:
    """How the library was built: whether for CUDA, ROCm, TensorRT.

        >>> import minitf as tf
        >>> tf.sysconfig.get_build_info()["is_rocm_build"]
        False

    Source: tf.sysconfig.get_build_info. Differs: there are no versions of CUDA's parts.
    """
    return {"is_cuda_build": is_built_with_cuda(), "is_rocm_build": is_built_with_rocm(), "is_tensorrt_build": False}
