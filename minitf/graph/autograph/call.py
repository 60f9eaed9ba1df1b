"""ag.call: the function that is called instead of another. Floor 4. Read `kept.py` first."""

from __future__ import annotations

import functools
import inspect
import types

from ...backend.log import warn_once
from .convert import convert
from .kept import is_kept
from .overloads import OVERLOADS

UNSUITED = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR


def call(function):
    """What to call instead of `function`: its rewritten form, an overload of a builtin, or itself.

    Bound methods, functools.partial and objects with a `__call__` of the user's own are looked into.
    """
    if id(function) in OVERLOADS:
        return OVERLOADS[id(function)]
    if isinstance(function, functools.partial):
        inner = call(function.func)
        return function if inner is function.func else functools.partial(inner, *function.args, **function.keywords)
    if inspect.ismethod(function):
        inner = call(function.__func__)
        return function if inner is function.__func__ else types.MethodType(inner, function.__self__)
    if isinstance(function, types.FunctionType):
        return rewritten_or_itself(function)
    if isinstance(function, (type, types.BuiltinFunctionType)):
        return function
    inner = inspect.getattr_static(type(function), "__call__", None)
    if isinstance(inner, types.FunctionType) and not is_kept(inner):
        return types.MethodType(rewritten_or_itself(inner), function)
    return function


def rewritten_or_itself(function):
    """A Python function, rewritten unless it is to be left alone, or cannot be."""
    if is_kept(function) or function.__code__.co_flags & UNSUITED:
        return function
    try:
        return convert(function)
    except ValueError as error:
        warn_once(f"AutoGraph could not transform {function!r} and will run it as-is.\nCause: {error}\n"
                  "To silence this warning, decorate the function with @tf.autograph.experimental.do_not_convert")
        return function
