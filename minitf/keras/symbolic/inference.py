"""Which shapes come out of a function, found without data: it is traced, and the trace thrown away. Floor 7.

The shape rules of all ops are there already, for graphs. So a KerasTensor becomes the placeholder of a scratch graph,
the function runs on placeholders, and what it returns becomes KerasTensors. Read next: `operation.py`.
"""

from ... import tree
from ...backend.dtypes import as_dtype
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.spec import Spec, plain_dims
from ...core.tensor import Tensor, is_tensor
from ...graph.autograph.api import converted
from ...graph.func_graph import FuncGraph
from ..scopes import here
from .keras_tensor import KerasTensor


def infer_outputs(function, args=(), kwargs=None):
    """What `function` would return: its tensors as KerasTensors, the rest as it is.

    args, kwargs: may hold KerasTensors at any depth.
    Raises: whatever the function raises.
    """
    surroundings = here.surroundings
    graph = FuncGraph("scratch_graph", outer=local.state.graph)
    before, surroundings.inferring = surroundings.inferring, True
    try:
        with graph.building():
            given = tuple(args), dict(kwargs or {})
            args, kwargs = tree.map_structure(lambda x: placeholder(graph, x), given)
            result = converted(function)(*args, **kwargs)
            return tree.map_structure(as_keras_tensor, result)
    finally:
        surroundings.inferring = before


def placeholder(graph, x):
    """The placeholder of a KerasTensor in a graph, with its mask; other values as they are."""
    if not isinstance(x, KerasTensor):
        return x
    tensor = graph.placeholder(Spec(x.shape, as_dtype(x.dtype)), x.name)
    mask = getattr(x, "_keras_mask", None)
    if mask is not None:
        tensor._keras_mask = placeholder(graph, mask)
    return tensor


def as_keras_tensor(x):
    """The KerasTensor of the shape and dtype of a tensor; other values as they are.

    It has no mask: what comes of a mask is written down, too, and not only inferred.
    """
    if not is_tensor(x) or isinstance(x, KerasTensor):
        return x
    x = x if isinstance(x, Tensor) else convert_to_tensor(x)
    return KerasTensor(plain_dims(x.shape), x.dtype.name)
