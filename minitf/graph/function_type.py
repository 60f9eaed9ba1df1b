"""FunctionType: what a trace takes and gives, as text. Floor 4. Read `concrete.py` first."""

from __future__ import annotations

import inspect

from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from ..ops.variables.variable import Variable
from .func_graph import spec_of
from .symbolic import SymbolicTensor

BY_POSITION = inspect.Parameter.POSITIONAL_ONLY
BY_NAME = inspect.Parameter.KEYWORD_ONLY


class FunctionType:
    """The parameters of a trace with their types, and the type of its result.

    parameters: (name, kind, value) for each, where a TensorSpec stands for a tensor.
    output: what the function returns, with symbolic tensors.

    Source: tf.types.experimental.FunctionType.
    """

    def __init__(self, parameters, output):
        self.parameters = parameters
        self.output = output

    def __str__(self):
        shown = [f"{name}: {type_text(value)}" for name, kind, value in self.parameters if kind is not BY_NAME]
        if any(kind is BY_POSITION for _, kind, _ in self.parameters):
            shown.append("/")
        named = [f"{name}: {type_text(value)}" for name, kind, value in self.parameters if kind is BY_NAME]
        return f"({', '.join([*shown, *(['*'] if named else []), *named])}) -> {type_text(self.output)}"

    def lines(self, captured) -> str:
        """One line for each parameter, result and capture.

        captured: the tensors and variables that the trace takes from outside.
        """
        parameters = [f"  {name} ({kind.name}): {type_text(value)}" for name, kind, value in self.parameters]
        captures = [f"  {id(x)}: {type_text(x)}" for x in captured] or ["  None"]
        return "\n".join(["Input Parameters:", *parameters, "Output Type:", f"  {type_text(self.output)}",
                          "Captures:", *captures])


def parameters_of(signature, values):
    """(name, kind, value) for each parameter of a Python function, and for each entry of its *args and **kwargs.

    signature: an inspect.Signature.   values: the value of each parameter, in order.
    """
    found = []
    has_args = any(p.kind is p.VAR_POSITIONAL for p in signature.parameters.values())
    for parameter, value in zip(signature.parameters.values(), values):
        if parameter.kind is parameter.VAR_POSITIONAL:
            found += [(f"{parameter.name}_{i}", BY_POSITION, x) for i, x in enumerate(value)]
        elif parameter.kind is parameter.VAR_KEYWORD:
            found += [(name, BY_NAME, x) for name, x in sorted(value.items())]  # as `tree.flatten` has them
        else:
            kind = BY_POSITION if has_args and parameter.kind is not BY_NAME else parameter.kind
            found.append((parameter.name, kind, value))
    return found


def type_text(x) -> str:
    """The type of a value: a spec, a literal, or a structure of them.

        >>> type_text((1, [None], {"a": 2.5}))
        "Tuple[Literal[1], List[Literal[None]], Dict[['a', Literal[2.5]]]]"
    """
    if isinstance(x, TensorSpec):
        return str(x)
    if isinstance(x, Variable):
        return "TensorSpec(shape=(), dtype=tf.resource, name=None)"
    if isinstance(x, Tensor):
        spec = x.spec if isinstance(x, SymbolicTensor) else spec_of(x)
        return str(TensorSpec(spec.dims, spec.dtype))
    if isinstance(x, dict):
        return f"Dict[{', '.join(f'[{key!r}, {type_text(value)}]' for key, value in x.items())}]"
    if isinstance(x, (list, tuple)):
        kind = "List" if isinstance(x, list) else "Tuple"
        return f"{kind}[{', '.join(map(type_text, x))}]"
    return f"Literal[{x!r}]"
