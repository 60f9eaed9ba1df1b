"""Signatures: the functions that a SavedModel offers to whoever runs it without Python. Floor 6.

Such a function takes tensors by name, and gives a dict of tensors. What users name as a signature may be any
tf.function whose arguments are known, so it is traced once more inside a function of that form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...backend.errors import explain
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...graph.concrete import ConcreteFunction
from ...graph.function import Function
from . import names
from .loaded_object import SignatureMap


def signatures_of(children, signatures) -> SignatureMap:
    """Name -> ConcreteFunction with one argument for each tensor, by name, and a dict as its result.

    children: of the object that is saved: name -> object or function.
    signatures: what `tf.saved_model.save` was given: None, a function, or a dict of functions.

    Raises: ValueError where one is no function, or its arguments are not known, or it gives what is no tensor.
    """
    if signatures is None:
        found = default_function(children)
        signatures = {} if found is None else {names.DEFAULT_SERVING_SIGNATURE_DEF_KEY: found}
    if not isinstance(signatures, Mapping):
        signatures = {names.DEFAULT_SERVING_SIGNATURE_DEF_KEY: signatures}
    return SignatureMap({key: canonical(key, function) for key, function in signatures.items()})


def default_function(children):
    """The only function of an object that can be a signature, or the one that it says is; else None."""
    found = []
    for name, child in children.items():
        if name == "_default_save_signature":
            return child
        concrete = concrete_of(child)
        if concrete is not None and is_possible(concrete):
            found.append(concrete)
    return found[0] if len(found) == 1 else None


def concrete_of(function):
    """The trace that is meant by a function: itself, or that of a tf.function which says its arguments; else None."""
    if isinstance(function, ConcreteFunction):
        return function
    if isinstance(function, Function) and function.input_signature is not None:
        return function.get_concrete_function()
    return None


def is_possible(concrete) -> bool:
    """Whether the results of a trace can be those of a signature."""
    try:
        named_outputs(concrete.structured_outputs, "", "")
    except ValueError:
        return False
    return True


def canonical(key, function) -> ConcreteFunction:
    """A signature, traced."""
    concrete = concrete_of(function)
    if concrete is None:
        raise ValueError(explain("tf.saved_model.save", f"the signature {key!r} is {function!r}",
                                 "it must be a tf.function with an input_signature, or a concrete function",
                                 "Use function.get_concrete_function(tf.TensorSpec(...))"))
    specs = tensor_arguments(concrete)

    def signature_wrapper(**tensors):
        result = concrete.call_flat([tensors[name] for name in specs])
        return named_outputs(result, concrete.name, key)

    signature_wrapper.__name__ = f"signature_wrapper_{concrete.name}"
    return Function(signature_wrapper, autograph=False).get_concrete_function(**dict(sorted(specs.items())))


def tensor_arguments(concrete) -> dict:
    """Name -> TensorSpec for each tensor that a trace takes, in its order, by the names of the graph's arguments."""
    found = {}
    for x in concrete.graph.arguments:
        name = re.sub(r"\W", "_", x.op.name)
        found[name] = TensorSpec(x.shape, x.dtype, name)
    return found


def named_outputs(result, function, key) -> dict:
    """The result of a function as a dict of tensors.  Raises: ValueError where it holds something else."""
    if hasattr(result, "_asdict"):
        result = result._asdict()
    if not isinstance(result, Mapping):
        several = isinstance(result, Sequence) and not isinstance(result, (str, bytes))
        result = {f"output_{i}": y for i, y in enumerate(result if several else [result])}
    for name, y in result.items():
        if not isinstance(name, str) or not isinstance(y, (Tensor, TensorSpec)):
            received = f"the signature {key!r} ({function}) gives {y!r} as {name!r}"
            raise ValueError(explain("tf.saved_model.save", received, "it must give a tensor, a sequence of "
                                     "tensors, or a dict of tensors by name"))
    return dict(result)
