"""From the arguments of a call to a flat list of leaves, and back. Floor 4. Read `function.py` first."""

from __future__ import annotations

import inspect
from collections import OrderedDict

from .. import tree
from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from .signature import is_within

POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


class Parameters:
    """The parameters of a Python function, and how arguments are laid out by them."""

    def __init__(self, function, name):
        self.name = name
        self.signature = inspect.signature(function)
        kinds = [p.kind for p in self.signature.parameters.values()]
        self.is_method = next(iter(self.signature.parameters), "") == "self"  # of a class that is being defined
        self._plain = len(kinds) if all(kind in POSITIONAL for kind in kinds) else None

    def bind(self, args, kwargs) -> tuple:
        """The value of every parameter, in order, with the defaults where none was given.

        Raises: TypeError where arguments are missing or too many.
        """
        if not kwargs and len(args) == self._plain:
            return args
        try:
            bound = self.signature.bind(*args, **kwargs)
        except TypeError as error:
            raise TypeError(explain(self.name, f"{len(args)} arguments and {sorted(kwargs) or 'no keywords'}",
                                    f"{error}", f"The parameters are {self.signature}")) from None
        bound.apply_defaults()
        return tuple(bound.arguments.values())

    def specs_of(self, input_signature) -> tuple:
        """The specs for each parameter that an `input_signature` describes; those of *args as one tuple."""
        return tuple(self.signature.bind_partial(*input_signature).arguments.values())

    def unbind(self, values):
        """(args, kwargs) that bind to these values."""
        names = list(self.signature.parameters)
        bound = inspect.BoundArguments(self.signature, OrderedDict(zip(names, values)))
        return bound.args, bound.kwargs

    def leaf_names(self, values):
        """(name, whole name) for every leaf: of its parameter; and with its place inside, as in 'batch_0'."""
        kinds = [(p.name, p.kind) for p in self.signature.parameters.values()]
        found = []
        for path, _ in tree.flatten_with_paths(values, True):
            (name, kind), inside = kinds[path[0]], list(map(str, path[1:]))
            if kind is inspect.Parameter.VAR_KEYWORD:
                name, inside = inside[0], inside[1:]
            elif kind is inspect.Parameter.VAR_POSITIONAL:
                name, inside = f"{name}_{inside[0]}", inside[1:]
            found.append((name, "_".join([name, *inside])))
        return found

    def described(self, values):
        """(args, kwargs) as TensorFlow describes a signature: what can be given by position, and the rest by name."""
        args, kwargs = [], {}
        for parameter, value in zip(self.signature.parameters.values(), values):
            if parameter.kind is parameter.KEYWORD_ONLY:
                kwargs[parameter.name] = value
            elif parameter.kind is parameter.VAR_POSITIONAL:
                args.extend(value)
            elif parameter.kind is parameter.VAR_KEYWORD:
                kwargs.update(value)
            else:
                args.append(value)
        return tuple(args), kwargs


def checked_signature(input_signature, parameters):
    """An `input_signature` as a tuple.  Raises: TypeError where it is not made of TensorSpecs, or does not fit."""
    if input_signature is None:
        return None
    if not isinstance(input_signature, (list, tuple)):
        raise TypeError(explain("tf.function", f"input_signature is {input_signature!r}", "it must be a list or tuple"))
    for spec in tree.flatten(input_signature, expand_composites=True):
        if not isinstance(spec, TensorSpec):
            raise TypeError(explain("tf.function", f"input_signature holds {spec!r}", "it must hold TensorSpecs"))
    try:
        parameters.signature.bind(*[None] * parameters.is_method, *input_signature)
    except TypeError as error:
        raise TypeError(explain("tf.function", f"input_signature has {len(input_signature)} entries",
                                f"it must describe the parameters {parameters.signature}: {error}")) from None
    return tuple(input_signature)


def fitted(where, values, signature):
    """The values of the parameters, with tensors that fit an `input_signature` where it has specs.

    Raises: TypeError where a value does not fit.
    """
    found = []
    for value, spec in zip(values, signature):
        try:
            leaves = tree.flatten_up_to(spec, value)
        except (TypeError, ValueError) as error:
            raise TypeError(explain(where, f"received {value!r}", f"it must be like {spec!r}: {error}")) from None
        tensors = [fitted_tensor(where, x, s) for x, s in zip(leaves, tree.flatten(spec))]
        found.append(tree.pack_sequence_as(spec, tensors))
    return (*found, *values[len(signature) :])


def fitted_tensor(where, x, spec):
    """`x` as a tensor that fits the spec, or as a composite.  Raises: TypeError where it does not."""
    if not isinstance(spec, TensorSpec):
        if not spec.is_compatible_with(x):
            raise TypeError(explain(where, f"received {x!r}", f"the input_signature asks for {spec}"))
        return x
    if not isinstance(x, (Tensor, TensorSpec)):
        try:
            x = convert_to_tensor(x, dtype_hint=spec.dtype)
        except (TypeError, ValueError) as error:
            raise TypeError(explain(where, f"received {x!r}", f"it must be a tensor like {spec}: {error}")) from None
    if x.dtype != spec.dtype or not is_within(x.shape, spec.shape):
        received = f"received {TensorSpec(x.shape, x.dtype)}"
        raise TypeError(explain(where, received, f"the input_signature asks for {spec}"))
    return x
