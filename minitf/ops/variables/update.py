"""Changing variables in place, when nobody can see it. Floor 2. Read `resource_ops.py` first, `variable.py` next.

A tensor never changes, and reading a variable gives a tensor around the variable's own array, without a copy. So an
update may write into that array only while the variable alone refers to it: otherwise a tensor that was read before
would change its values afterwards. Python counts references, which answers the question exactly: every Tensor, and
every view of one, refers to the array.
"""

from __future__ import annotations

import sys
import threading

import numpy as np

from ...backend.errors import InvalidArgumentError, explain
from ...core.context import local
from ...core.execute import check, run_kernel
from ...core.on_gpu import kernel_for
from ...core.tensor import Tensor

updating = threading.RLock()  # held while arrays are taken out of their variables


def update(op, variables, *inputs, **attrs):
    """Run an op that changes `variables`, its first inputs.

    op: its kernel writes into the arrays of the variables, which are private while it runs.
    variables: as many as the op has resources.
    inputs: tensors.
    Returns: a tensor, where the kernel returns something besides; most do not.

    Raises: InvalidArgumentError where the op's rules are broken; the variables then keep their values.
    """
    state = local.state
    if state.graph is not None:
        return state.graph.add_call(op, (*variables, *inputs), attrs)
    if len(set(map(id, variables))) < len(variables):
        raise InvalidArgumentError(explain(op.__name__, "one variable for two inputs",
                                           "each of them must be a variable of its own"))
    device = variables[0]._device
    given = [x._array if x._device is device else device.put(x._array) for x in inputs]
    with updating:
        check_once(op, (*variables, *inputs), attrs)
        result = update_arrays(op, variables, given, attrs, inputs)
    return None if result is None else Tensor(result, device)


def update_arrays(op, variables, given, attrs, inputs=()):
    """The same, after the check, with arrays on the variables' device in place of tensors: what a program calls."""
    device = variables[0]._device
    private: list = []
    with updating:
        try:
            for variable in variables:
                private.append(take(variable))
            return kernel_for(op, device.xp)(device.xp, *private, *given, **attrs)
        except (RuntimeWarning, FloatingPointError):
            return None  # a caller wants NumPy's warnings as errors; NumPy warns after it has written
        except Exception:
            described = [*[Tensor(array, device) for array in private], *inputs]
            run_kernel(op, device.xp, [*private, *given], attrs, described)  # refuses again, and says why
            raise
        finally:
            for variable, array in zip(variables, private):
                variable._array = array


def take(variable):
    """An array with the variable's value, for the caller alone: its own if private, else a copy.

    Where the own is taken, whoever reads the variable waits until it is put back (see
    `Variable._current`).
    """
    array = variable._array
    variable._array = None
    try:
        if is_private(array):
            return array
    except BaseException:  # Ctrl-C, just now
        variable._array = array
        raise
    variable._array = array
    return array.copy()


def is_private(array) -> bool:
    """True where only the caller refers to `array`, and its memory is its own and in plain order.

    Three references are expected: the name in the caller, the argument here, and that of
    getrefcount. (Newer versions of Python save some; NOBODY_ELSE is the number for this one.)
    """
    alone = sys.getrefcount(array) == NOBODY_ELSE
    return alone and array.base is None and array.flags.c_contiguous


def count_references(array) -> int:
    """What `is_private` counts."""
    return sys.getrefcount(array)


def count_of_a_private_array() -> int:
    """The count for an array that only its maker refers to, seen from a function that it is given to."""
    array = np.empty(1)
    return count_references(array)


NOBODY_ELSE = count_of_a_private_array()


def check_once(op, inputs, attrs):
    """The op's shape rule, once for each signature, as in `execute`."""
    signature = []
    for x in inputs:
        signature.append(x._array.dtype)
        signature.append(x._array.shape)
    for i in op.host:
        signature.append(inputs[i]._array.tobytes())
    signature = (*signature, *attrs.values())
    if signature not in op.checked:
        check(op, inputs, attrs, signature)
