"""The short way through `execute`, for ops of one or two inputs and no attributes. Floor 1. Read `execute.py` first.

A small op such as `x + y` on 4x4 matrices takes NumPy a third of a microsecond, so every loop and list around it
shows. These two functions take the same steps as `execute`, written out for a fixed number of inputs. Whatever is
unusual (a Python number, another device, a graph, a failing kernel) they leave to `execute`.
"""

from __future__ import annotations

import numpy as np

from .context import local
from .execute import check, execute, wrap
from .on_gpu import kernel_for
from .op import Call
from .tensor import Tensor

NO_ATTRS: dict = {}
WEAK = {float: "fcV", int: "iufcV"}  # the kinds of array that a Python number can join; V: bfloat16 and float8


def execute_unary(op, x):
    """The same as `execute(op, x)`, sooner."""
    state = local.state
    if type(x) is not Tensor or x._device is not state.device or state.graph is not None:
        return execute(op, x)
    array, device = x._array, x._device
    signature = (array.dtype, array.shape)
    if signature not in op.checked:
        check(op, (x,), NO_ATTRS, signature)
    try:
        result = op.kernel(np, array) if device.xp is np else kernel_for(op, device.xp)(device.xp, array)
    except Exception:
        return execute(op, x)   # says what went wrong
    output = Tensor(result, device) if type(result) is np.ndarray else wrap(result, device)[0]
    if state.recorders:
        call = Call(op, (x,), NO_ATTRS, (output,))
        for recorder in state.recorders:
            recorder.record(call)
    return output


def execute_binary(op, x, y):
    """The same as `execute(op, x, y)`, sooner."""
    state = local.state
    device = state.device
    if state.graph is not None:
        return execute(op, x, y)
    if type(y) is not Tensor:
        if type(y) in WEAK and type(x) is Tensor:
            y = weak(y, x._array.dtype, x._device)
        elif hasattr(y, "__tf_tensor__") and not hasattr(y, "__tf_dispatch__"):  # a variable is read
            y = y.__tf_tensor__()
    if type(x) is not Tensor or type(y) is not Tensor or x._device is not device or y._device is not device:
        return execute(op, x, y)
    a, b = x._array, y._array
    signature = (a.dtype, a.shape, b.dtype, b.shape)
    if signature not in op.checked:
        check(op, (x, y), NO_ATTRS, signature)
    try:
        result = op.kernel(device.xp, a, b)
    except Exception:
        return execute(op, x, y)   # says what went wrong
    output = Tensor(result, device) if type(result) is np.ndarray else wrap(result, device)[0]
    if state.recorders:
        call = Call(op, (x, y), NO_ATTRS, (output,))
        for recorder in state.recorders:
            recorder.record(call)
    return output


def weak(number, dtype, device):
    """A Python number as a tensor of the np.dtype `dtype`; the number itself where that cannot hold it."""
    if dtype.kind not in WEAK[type(number)] or device.xp is not np:
        return number
    try:
        return Tensor(np.array(number, dtype), device)
    except (OverflowError, RuntimeWarning, FloatingPointError):
        return number
