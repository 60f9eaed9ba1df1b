"""tf.autograph: to see what a function becomes, and to say what shall not. Floor 4."""

from __future__ import annotations

import ast
import enum
import functools
import inspect

from ...backend.errors import explain
from ...backend.log import get_logger
from . import ag
from .call import call
from .convert import convert, rewritten

UNSET = object()


class ConversionError(Exception):
    """A function that cannot be rewritten was asked for."""


class Feature(enum.Enum):
    """What TensorFlow lets one turn on: here everything that there is, is always on.

    Source: tf.autograph.experimental.Feature.
    """

    ALL = "ALL"
    AUTO_CONTROL_DEPS = "AUTO_CONTROL_DEPS"
    ASSERT_STATEMENTS = "ASSERT_STATEMENTS"
    BUILTIN_FUNCTIONS = "BUILTIN_FUNCTIONS"
    EQUALITY_OPERATORS = "EQUALITY_OPERATORS"
    LISTS = "LISTS"
    NAME_SCOPES = "NAME_SCOPES"


def to_graph(entity, recursive=True, experimental_optional_features=None):
    """The function with operators for its `if`, `while` and `for`, as `tf.function` traces it.

    entity: a Python function or method.
    recursive: whether the functions that it calls are rewritten too.

        >>> import minitf as tf
        >>> f = tf.autograph.to_graph(lambda x: x if x > 0 else -x)
        >>> f(tf.constant(-3)).numpy()
        np.int32(3)

    Raises: ConversionError where its source is not available.
    Source: tf.autograph.to_graph.
    """
    function = python_function(entity)
    try:
        made = convert(function, recursive)
    except ValueError as error:
        raise ConversionError(explain("to_graph", f"{entity!r}", str(error))) from None
    return made.__get__(entity.__self__) if inspect.ismethod(entity) else made


def to_code(entity, recursive=True, experimental_optional_features=None):
    """The source of what `to_graph` makes, to be read.

        >>> import minitf as tf
        >>> def f(x):
        ...     if x > 0:
        ...         x = x * x
        ...     return x
        >>> print(tf.autograph.to_code(f))
        def f(x):
        <BLANKLINE>
            def if_body(x=x):
                x = x * x
                return x
        <BLANKLINE>
            def else_body():
                return x
            x = ag.if_stmt(x > 0, if_body, else_body, ('x',))
            return x

    Raises: ConversionError where its source is not available.
    Source: tf.autograph.to_code.
    """
    try:
        return ast.unparse(rewritten(python_function(entity), recursive)[0])
    except ValueError as error:
        raise ConversionError(explain("to_code", f"{entity!r}", str(error))) from None


def python_function(entity):
    """The plain function of a function or method.  Raises: ConversionError where there is none."""
    entity = inspect.unwrap(entity, stop=inspect.isfunction) if not inspect.ismethod(entity) else entity.__func__
    if not inspect.isfunction(entity):
        raise ConversionError(explain("AutoGraph", f"{entity!r}", "it has no __code__ object",
                                      "Of a tf.function, pass f.python_function"))
    return entity


def do_not_convert(func=None):
    """A decorator: the function stays as it is, and so does what it calls.

        >>> import minitf as tf
        >>> @tf.autograph.experimental.do_not_convert
        ... def f(x):
        ...     return x + 1

    Source: tf.autograph.experimental.do_not_convert.
    """
    if func is None:
        return do_not_convert

    @functools.wraps(func)
    def unconverted(*args, **kwargs):
        return func(*args, **kwargs)

    unconverted.autograph_do_not_convert = True
    return unconverted


def set_loop_options(parallel_iterations=UNSET, swap_memory=UNSET, maximum_iterations=UNSET, shape_invariants=UNSET):
    """Say more of the loop in whose body this stands; elsewhere it does nothing.

    maximum_iterations: after how many rounds it ends in any case.
    shape_invariants: pairs of a tensor of the loop's state and the shape that it may have, with None for open axes.
    parallel_iterations, swap_memory: taken for the sake of programs that give them.

    Source: tf.autograph.experimental.set_loop_options.
    """


def set_verbosity(level, alsologtostdout=False):
    """How much is told of rewriting: from 1 on, each function that is rewritten.

    Source: tf.autograph.set_verbosity.
    """
    verbosity.level, verbosity.prints = level, alsologtostdout


class Verbosity:
    """How much is told."""

    level = 0
    prints = False


verbosity = Verbosity()


def trace(*args):
    """Print something while a function is traced.

        >>> import minitf as tf
        >>> tf.autograph.trace("here", 1)
        here 1

    Source: tf.autograph.trace.
    """
    print(*args)


def converted(function):
    """What `tf.function` traces for a function."""
    if hasattr(function, "weakly_bound"):
        reference, plain = function.weakly_bound
        inner = call(plain)
        return lambda *args, **kwargs: inner(reference(), *args, **kwargs)
    made = call(function)
    if verbosity.level > 0 and made is not function:
        (print if verbosity.prints else get_logger().info)(f"AutoGraph rewrote {function!r}")
    return made


assert ag  # imported for what it does: it gives rewritten functions their operators
