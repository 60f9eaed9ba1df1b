"""FunctionSpec: the parameters of a Python function as a message. Floor 6. Read `graph/graphdef/structures.py` first.

A loaded function is called like the one that was saved: with its names, its defaults and its order. The message has
what Python's `inspect.getfullargspec` says.
"""

from __future__ import annotations

import inspect
from collections import namedtuple

from ...backend.errors import DataLossError, UnimplementedError, explain
from ...graph.graphdef.structures import of_proto, to_proto
from ...wire import messages

FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")
Parameter = inspect.Parameter


def function_spec(signature, input_signature=None):
    """The FunctionSpec of a function with these parameters.

    signature: an inspect.Signature, without `self`.
    input_signature: what its tf.function was given as such.
    """
    message = messages.FunctionSpec()
    message.fullargspec.CopyFrom(to_proto(full_arg_spec(signature)))
    message.input_signature.CopyFrom(to_proto(input_signature))
    return message


def full_arg_spec(signature) -> FullArgSpec:
    """The parameters, sorted by kind. A default that no file can hold is left out, and so are those before it."""
    found = {kind: [p for p in signature.parameters.values() if p.kind is kind] for kind in inspect._ParameterKind}
    plain = found[Parameter.POSITIONAL_ONLY] + found[Parameter.POSITIONAL_OR_KEYWORD]
    defaults: list = []
    for p in reversed(plain):
        if p.default is p.empty or not is_storable(p.default):
            break
        defaults.insert(0, p.default)
    rest, named = found[Parameter.VAR_POSITIONAL], found[Parameter.VAR_KEYWORD]
    by_name = found[Parameter.KEYWORD_ONLY]
    by_name_defaults = {p.name: p.default for p in by_name if p.default is not p.empty and is_storable(p.default)}
    return FullArgSpec([p.name for p in plain], rest[0].name if rest else None, named[0].name if named else None,
                       tuple(defaults) or None, [p.name for p in by_name], by_name_defaults or None, {})


def is_storable(value) -> bool:
    """Whether a file can hold the value."""
    try:
        to_proto(value)
    except UnimplementedError:
        return False
    return True


def signature_of(message) -> inspect.Signature:
    """The parameters that a FunctionSpec says.

    Raises: DataLossError where they are none that a Python function can have.
    """
    found = of_proto(message.fullargspec)
    try:
        return inspect.Signature(parameters_of(*found[:6], is_method=message.is_method))
    except (TypeError, ValueError, AttributeError) as error:
        raise DataLossError(explain("SavedModel", f"a function with the parameters {found!r:.200}",
                                    f"no function can have these: {error}")) from None


def parameters_of(args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, *, is_method) -> list:
    """The same as parameters of an inspect.Signature; `self` is not among them."""
    without = [Parameter.empty] * (len(args) - len(defaults or ()))
    pairs = list(zip(args, [*without, *(defaults or ())], strict=True))
    found = [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default) for name, default in pairs[is_method:]]
    if varargs is not None:
        found.append(Parameter(varargs, Parameter.VAR_POSITIONAL))
    for name in kwonlyargs or ():
        default = (kwonlydefaults or {}).get(name, Parameter.empty)
        found.append(Parameter(name, Parameter.KEYWORD_ONLY, default=default))
    if varkw is not None:
        found.append(Parameter(varkw, Parameter.VAR_KEYWORD))
    return found
