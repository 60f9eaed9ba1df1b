"""Changing variables in place, when nobody can see it. Floor 2. Read `variable_ops.py` first, `variable.py` next.

A tensor never changes, and reading a variable gives a tensor around the variable's own array, without a copy. So an
update may write into that array only while the variable alone refers to it: otherwise a tensor that was read before
would change its values afterwards. Python counts references, which answers the question exactly: every Tensor, and
every view of one, refers to the array.
"""

from __future__ import annotations

import sys
import threading

import numpy as np

from ..core.context import local
from ..core.execute import check, run_kernel
from ..core.tensor import Tensor

updating = threading.RLock()  # held while arrays are taken out of their variables


def update(op, variables, *inputs, **attrs):
    """Run an op that changes `variables`, its first inputs.

    op: its kernel writes into the arrays of the variables, which are private while it runs; it returns nothing.
    variables: as many as the op has resources.
    inputs: tensors.
    """
    state = local.state
    if state.graph is not None:
        state.graph.add_call(op, (*variables, *inputs), attrs)
        return
    device = variables[0]._device
    with updating:
        check_once(op, (*variables, *inputs), attrs)
        private = [take(variable) for variable in variables]
        try:
            given = [x._array if x._device is device else device.put(x._array) for x in inputs]
            described = [*[Tensor(array, device) for array in private], *inputs]
            with np.errstate(all="ignore"):  # a warning that a caller made an error must not stop it halfway
                run_kernel(op, device.xp, [*private, *given], attrs, described)
        finally:
            for variable, array in zip(variables, private):
                variable._array = array


def take(variable):
    """The variable's array, taken out of it, for the caller alone: a copy, if anything else refers to the original.

    Until the array is put back, whoever reads the variable waits (see `Variable.value`).
    """
    array = variable._array
    variable._array = None
    return array if is_private(array) else array.copy()


def is_private(array) -> bool:
    """True where only the caller refers to `array`, and its memory is its own and in plain order.

    Three references are expected: the name in the caller, the argument here, and that of getrefcount.
    """
    return sys.getrefcount(array) == 3 and array.base is None and array.flags.c_contiguous


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
