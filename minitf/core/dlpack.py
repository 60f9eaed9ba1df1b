"""DLPack: arrays handed from library to library without a copy, on a GPU, too. Floor 1. Read `tensor.py` first.

A tensor has the methods `__dlpack__` and `__dlpack_device__`, so `np.from_dlpack(x)`, and that of PyTorch or CuPy, take
it as it is. The two functions here are TensorFlow's older way, in which a capsule is carried from one to the other.
The memory is shared: who writes into it changes the tensor.
"""

from __future__ import annotations

import ctypes

from ..backend import devices
from ..backend.errors import InvalidArgumentError, explain
from .tensor import Tensor

CPU = 1  # DLPack's number for it; each kind of GPU has another


class Carried:
    """A capsule as an object that can be asked for it, which is what libraries expect.

    device: (kind, number), in DLPack's numbers.
    """

    def __init__(self, capsule):
        self.capsule = capsule
        self.device = device_of(capsule)

    def __dlpack__(self, **kwargs):
        return self.capsule

    def __dlpack_device__(self):
        return self.device


def device_of(capsule):
    """(kind, number) of the device on which the memory of a capsule lies."""
    read = ctypes.pythonapi.PyCapsule_GetPointer
    read.restype, read.argtypes = ctypes.c_void_p, (ctypes.py_object, ctypes.c_char_p)
    after_address = read(capsule, b"dltensor") + ctypes.sizeof(ctypes.c_void_p)
    return tuple((ctypes.c_int32 * 2).from_address(after_address))


def to_dlpack(tf_tensor):
    """The memory of a tensor as a DLPack capsule, which can be taken once.

    tf_tensor: an eager tensor of numbers.

        >>> import minitf as tf
        >>> tf.experimental.dlpack.from_dlpack(tf.experimental.dlpack.to_dlpack(tf.constant([1., 2.]))).numpy()
        array([1., 2.], dtype=float32)

    Raises: InvalidArgumentError for what is no eager tensor, or has a dtype that DLPack or NumPy does not know.
    Source: tf.experimental.dlpack.to_dlpack. Differs: no capsule for bfloat16, float8 and text.
    """
    if type(tf_tensor) is not Tensor:
        raise InvalidArgumentError(explain("to_dlpack", f"received {type(tf_tensor).__name__}",
                                           "it must be an eager tensor", "Make one with tf.constant"))
    try:
        return tf_tensor.__dlpack__()
    except (BufferError, TypeError, RuntimeError) as error:
        raise InvalidArgumentError(explain("to_dlpack", f"received {tf_tensor.dtype.name}", str(error))) from None


def from_dlpack(dlcapsule):
    """A tensor around the memory of a DLPack capsule, without a copy.

    dlcapsule: from `to_dlpack` or another library, not taken by anybody yet; or an object with `__dlpack__`.

    Raises: InvalidArgumentError for a capsule that was taken before, and for what is none.
    Source: tf.experimental.dlpack.from_dlpack. Differs: takes objects with `__dlpack__`, too.
    """
    try:
        carried = dlcapsule if hasattr(dlcapsule, "__dlpack__") else Carried(dlcapsule)
        kind, number = carried.__dlpack_device__()
        device = devices.find("/CPU:0" if kind == CPU else f"/GPU:{number}")
        with device.activate():
            return Tensor(device.xp.from_dlpack(carried), device)
    except (ValueError, TypeError, BufferError, RuntimeError) as error:
        raise InvalidArgumentError(explain("from_dlpack", f"received {type(dlcapsule).__name__}", str(error),
                                           "A capsule can be taken once")) from None
