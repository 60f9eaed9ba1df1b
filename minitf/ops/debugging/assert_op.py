"""The op Assert: a condition that a graph checks whenever it runs. Floor 2. Read next: `assertions.py`."""

from __future__ import annotations

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import bool_
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.op import Op, no_gradient
from ...core.tensor import Tensor

FEW = 3  # how many elements a message shows, unless told otherwise


class Assert(Op):
    """Raises InvalidArgumentError that shows `data`, unless `condition` is true.   condition: bool []."""

    stateful = takes_any = True
    gradient = no_gradient

    def infer(condition, *data, summarize):
        if condition.dtype != bool_:
            raise RuleError("condition must be a bool", "Use a comparison, or tf.cast(x, tf.bool)")
        return ()

    def kernel(xp, condition, *data, summarize):
        if not condition:
            shown = "; ".join(text_of(Tensor(numpy_of(x), None), summarize) for x in data)
            raise InvalidArgumentError(explain("Assert", f"condition is False, data: {shown}", "it must be True"))
        return ()


def text_of(x, summarize):
    """dtype, shape and the first elements of the tensor `x`."""
    elements = np.asarray(x).reshape(-1)
    few = elements.size if summarize == -1 else summarize or FEW
    shown = np.array2string(elements[:few], separator=" ") if x.ndim else str(elements[0])
    return f"{x.dtype.name}{x.shape.as_list()}: {shown}{' ...' if elements.size > few else ''}"
