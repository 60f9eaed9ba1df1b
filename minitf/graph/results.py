"""What a traced function returns: any structure, whose leaves become tensors of its graph. Floor 4."""

from __future__ import annotations

import numpy as np

from .. import tree
from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..core.tensor import Tensor, is_tensor
from .func_graph import Node


def results_of(graph, result, python_function):
    """(the structure with symbolic tensors, the list of these).

    Variables are read, Python values become constants, None stays.

    Raises: TypeError for a leaf that no tensor can hold.
    """

    def as_output(x):
        if x is None or isinstance(x, Node):
            return None
        if not (is_tensor(x) or isinstance(x, (bool, int, float, complex, str, bytes, np.ndarray, np.generic))):
            raise TypeError(explain(
                "tf.function", f"{python_function!r} returns a value of type {type(x).__name__}",
                "it may return tensors, numbers, text and None, in lists, tuples and dicts",
                "Return tensors, and make the object of them outside"))
        return graph.capture(convert_to_tensor(x))

    leaves = [as_output(x) for x in tree.flatten(result, expand_composites=True)]
    structured = tree.pack_sequence_as(result, leaves, expand_composites=True)
    return structured, [x for x in leaves if isinstance(x, Tensor)]
