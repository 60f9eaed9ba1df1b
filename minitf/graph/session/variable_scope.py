"""tf.compat.v1.variable_scope: a common beginning for the names of variables. Floor 4. Next: `placeholders.py`."""

from __future__ import annotations

from contextlib import contextmanager

from ...backend.errors import explain
from ...core.context import name_scope
from .stack import stack


class VariableScope:
    """What an open block of `variable_scope` says.

    name: what stands before the names of variables, without the last slash. reuse: whether only variables that are
    there already may be asked for; None where both is allowed.
    """

    def __init__(self, name="", reuse=None):
        self.name = name
        self.reuse = reuse

    @property
    def original_name_scope(self) -> str:
        """The beginning of the names of operations, with a slash."""
        return f"{self.name}/" if self.name else ""


def get_variable_scope() -> VariableScope:
    """The innermost block that is open.  Source: tf.compat.v1.get_variable_scope."""
    return stack.variable_scopes[-1] if stack.variable_scopes else VariableScope()


@contextmanager
def variable_scope(name_or_scope, default_name=None, values=None, initializer=None, regularizer=None,
                   caching_device=None, partitioner=None, custom_getter=None, reuse=None, dtype=None,
                   use_resource=None, constraint=None, auxiliary_name_scope=True):
    """Inside the block, names of variables begin with the block's.

    name_or_scope: text, or what another block gave, to open that again. default_name: where `name_or_scope` is None.
    reuse: True where the variables must be there already. The other arguments change nothing.

        >>> import minitf as tf
        >>> with tf.Graph().as_default(), tf.compat.v1.variable_scope("layer"):
        ...     tf.compat.v1.get_variable("w", initializer=[1.]).name
        'layer/w:0'

    Raises: ValueError where there is no name.
    Source: tf.compat.v1.variable_scope. Differs: initializers and dtypes are not handed on to variables.
    """
    given = default_name if name_or_scope is None else name_or_scope
    if given is None:
        raise ValueError(explain("variable_scope", "name_or_scope is None", "If default_name is None then "
                                 "name_or_scope is required"))
    outer = get_variable_scope()
    again = isinstance(given, VariableScope)
    name = given.name if again else f"{outer.name}/{given}".strip("/")
    scope = VariableScope(name, reuse or (given.reuse if again else outer.reuse))
    stack.variable_scopes.append(scope)
    try:
        with name_scope(scope.original_name_scope):
            yield scope
    finally:
        stack.variable_scopes.remove(scope)
