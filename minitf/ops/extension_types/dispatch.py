"""Operations on extension types: what a user says `tf.add` or `tf.stack` of them shall be. Floor 2.

An operation that meets an object of an extension type asks it (see `core/composite.py`), and the object looks here for
what was registered: for one public function, or for all functions of one or two values that work element by element.
The function may have come as far as its op: an op belongs to the public function that names it.
"""

import collections.abc
import inspect
import types
import typing
from dataclasses import dataclass, field

from ...backend.errors import explain
from ...core.execute import execute
from ...core.op import Op

ELEMENTWISE = ("minitf.ops.elementwise.", "minitf.ops.special.", "minitf.ops.nn.activations", "minitf.ops.nn.sigmoid",
               "minitf.ops.shapes.identity", "minitf.ops.shapes.creation", "minitf.ops.debugging.")


@dataclass
class Handler:
    """What a user registered.

    api: the public function that it stands for; None for all that work on as many values, element by element.
    hints: the annotations by which it says what it takes: parameter or position -> annotation.
    """

    function: typing.Any
    api: typing.Any
    hints: dict
    arity: int = 0
    ops: frozenset = field(default=frozenset())


_handlers: list[Handler] = []


def dispatch_for_api(api, *signatures):
    """Decorate a function that answers in place of the public function `api`, for arguments as its annotations say.

    api: a function of tf that takes tensors.
    signatures: dicts from parameters to annotations; by default the function's own annotations.

        >>> import minitf as tf
        >>> class Celsius(tf.experimental.ExtensionType):
        ...     degrees: tf.Tensor
        >>> @tf.experimental.dispatch_for_api(tf.stack)
        ... def stack_celsius(values: list[Celsius], axis=0, name="stack"):
        ...     return Celsius(tf.stack([x.degrees for x in values], axis))
        >>> tf.stack([Celsius(1.), Celsius(2.)]).degrees.numpy()
        array([1., 2.], dtype=float32)
        >>> tf.experimental.unregister_dispatch_for(stack_celsius)

    Raises: ValueError where the parameters are not those of `api`, or no annotation says what is taken.
    Source: tf.experimental.dispatch_for_api. Differs: functions answer that ask composites, or that are one op.
    """
    def register(function):
        expected = list(inspect.signature(api).parameters)
        found = list(inspect.signature(function).parameters)
        if found != expected[: len(found)]:
            raise ValueError(explain("dispatch_for_api", f"{function.__name__}({', '.join(found)})", "Dispatch "
                                     "function's signature does not match API's signature: the parameters of "
                                     f"{api.__name__} are {', '.join(expected)}"))
        inner = inspect.unwrap(api)
        for hints in signatures or [typing.get_type_hints(function)]:
            if not hints:
                raise ValueError(explain("dispatch_for_api", f"{function.__name__} has no annotations", "must specify "
                                         "at least one", "Say which parameter is of your type"))
            ops = frozenset(getattr(inner, "__code__", None).co_names if hasattr(inner, "__code__") else ())
            _handlers.append(Handler(function, inner, dict(hints), ops=ops))
        return function

    return register


def dispatch_for_unary_elementwise_apis(x_type):
    """Decorate `handler(api_func, x)`, which answers for all functions of one value, such as tf.abs and tf.cast.

    x_type: the annotation of the value.   api_func: the function of a tensor, with all other arguments given.

    Source: tf.experimental.dispatch_for_unary_elementwise_apis.
    """
    return _for_elementwise({0: x_type})


def dispatch_for_binary_elementwise_apis(x_type, y_type):
    """Decorate `handler(api_func, x, y)`, which answers for all functions of two values, such as tf.add.

    Source: tf.experimental.dispatch_for_binary_elementwise_apis.
    """
    return _for_elementwise({0: x_type, 1: y_type})


def _for_elementwise(hints):
    def register(function):
        _handlers.append(Handler(function, None, hints, arity=len(hints)))
        return function

    return register


def unregister_dispatch_for(dispatch_target) -> None:
    """Forget what was registered with this function.

    Raises: ValueError where nothing was.
    Source: tf.experimental.unregister_dispatch_for.
    """
    kept = [handler for handler in _handlers if handler.function is not dispatch_target]
    if len(kept) == len(_handlers):
        raise ValueError(explain("unregister_dispatch_for", f"{dispatch_target!r}", "Function was not registered"))
    _handlers[:] = kept


# --- answering ---------------------------------------------------------------------------------------------------
def answer(operation, args, kwargs):
    """What an operation, a public function or an op, makes of arguments with an extension type among them.

    Raises: ValueError where nothing was registered for it.
    """
    is_op = isinstance(operation, type) and issubclass(operation, Op)
    for handler in reversed(_handlers):
        if handler.arity:
            given = args[: handler.arity]
            if is_elementwise(operation, is_op, args, handler.arity) and all(
                    fits(x, handler.hints[i]) for i, x in enumerate(given)):
                return handler.function(rest_given(operation, is_op, args[handler.arity:], kwargs), *given)
        elif operation.__name__ in handler.ops if is_op else inspect.unwrap(operation) is handler.api:
            found = arguments_of(handler, args, kwargs)
            if found is not None:
                return handler.function(**found)
    name = operation.__name__.rstrip("_")
    received = ", ".join(type(x).__name__ for x in args)
    raise ValueError(explain(name, received, "it has no meaning for an extension type",
                             "Register one with tf.experimental.dispatch_for_api"))


def is_elementwise(operation, is_op, args, arity) -> bool:
    """Whether an operation works element by element, on so many values."""
    if not operation.__module__.startswith(ELEMENTWISE):
        return False
    if is_op:
        return len(args) == arity
    parameters = [p for p in inspect.signature(operation).parameters.values() if p.default is p.empty]
    return max(1, len([p for p in parameters if p.name != "dtype"])) == arity


def rest_given(operation, is_op, rest, kwargs):
    """The operation as a function of the values alone."""
    if is_op:
        def api_func(*values):
            return execute(operation, *values, **kwargs)
    else:
        def api_func(*values):
            return operation(*values, *rest, **kwargs)
    api_func.__name__ = operation.__name__
    return api_func


def arguments_of(handler, args, kwargs):
    """The arguments by the names of the parameters; None where they are not what the annotations ask for."""
    parameters = inspect.signature(handler.function).parameters
    found = dict(zip(parameters, args))
    found.update({name: value for name, value in kwargs.items() if name in parameters})
    if not all(name in found and fits(found[name], hint) for name, hint in handler.hints.items() if name != "return"):
        return None
    return found


def fits(value, hint) -> bool:
    """Whether a value is what an annotation asks for."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return any(fits(value, option) for option in inside)
    if origin in (list, collections.abc.Sequence):
        return isinstance(value, (list, tuple)) and all(fits(x, inside[0]) for x in value)
    return hint is typing.Any or (isinstance(hint, type) and isinstance(value, hint))
