"""The call of a ConcreteFunction: from its arguments to the tensors that its graph takes. Floor 4.

A trace can be called like the Python function, with the Python values that it was made with; or with its tensors
alone, by position or by the names of the graph's arguments. Read `concrete.py` first.
"""

from __future__ import annotations

import inspect

from .. import tree
from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from ..ops.variables.variable import Variable
from .signature import leaf_key


def tensors_of_call(concrete, args, kwargs):
    """The tensors among the arguments of a call, in the order of the graph's arguments.

    Raises: TypeError where the arguments fit neither the Python function nor the tensors of the graph.
    """
    if not kwargs and len(args) == len(concrete.graph.arguments) and all(isinstance(x, Tensor) for x in args):
        return args
    try:
        return by_parameters(concrete.function_type.parameters, args, kwargs)
    except (TypeError, ValueError) as error:
        names = [x.op.name for x in concrete.graph.arguments]
        tensors = by_tensors(names, args, kwargs)
        if tensors is None:
            raise TypeError(explain(
                concrete.name, f"{len(args)} arguments and {sorted(kwargs) or 'no keywords'}",
                f"this trace is {concrete.function_type}: {error}",
                f"Or pass its tensors alone: {', '.join(names) or '(none)'}")) from None
        return tensors


def by_parameters(parameters, args, kwargs):
    """The tensors of a call like that of the Python function.

    parameters: (name, kind, value) for each, with a TensorSpec for each tensor.

    Raises: TypeError where arguments are missing or too many, or a Python value is not that of the trace.
    """
    signature = inspect.Signature([inspect.Parameter(name, kind) for name, kind, _ in parameters])
    given = signature.bind(*args, **kwargs).arguments
    tensors = []
    for name, _, traced in parameters:
        leaves = tree.flatten(given[name], expand_composites=True)
        specs = tree.flatten(traced, expand_composites=True)
        if len(leaves) != len(specs):
            raise TypeError(f"{name} has {len(leaves)} parts, and not {len(specs)}")
        for x, spec in zip(leaves, specs):
            if isinstance(spec, TensorSpec):
                tensors.append(x if isinstance(x, Tensor) else convert_to_tensor(x, spec.dtype))
            elif leaf_key(x) != leaf_key(spec):
                raise TypeError(f"{name} is {x!r}, and not {spec!r}")
    return tensors


def by_tensors(names, args, kwargs):
    """The tensors of a call with nothing else; None where it is none.   names: of the graph's arguments."""
    given = {**dict(zip(names, args)), **kwargs}
    fits = len(given) == len(args) + len(kwargs) and given.keys() == set(names)
    if not fits or not all(isinstance(x, (Tensor, Variable)) for x in given.values()):
        return None
    return [convert_to_tensor(given[name]) for name in names]
