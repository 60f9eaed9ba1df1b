"""What a program of TensorFlow 1 makes in a graph: placeholders, variables and their initializers. Floor 4."""

from __future__ import annotations

from ...backend.dtypes import as_dtype, float32
from ...backend.errors import explain
from ...backend.shapes import TensorShape
from ...core.context import name_scope
from ...core.convert import convert_to_tensor
from ...core.spec import Spec, plain_dims
from ...ops.shapes.creation import zeros
from ...ops.shapes.identity import identity
from ...ops.variables.variable import Variable, VariableAggregation, VariableSynchronization
from .graph import get_default_graph, require_graph
from .variable_scope import get_variable_scope


def placeholder(dtype, shape=None, name=None):
    """A tensor that is fed when the graph runs.

    dtype: of the values that will be fed.
    shape: of these; None for any.

    Raises: RuntimeError in eager code.
    Source: tf.compat.v1.placeholder.
    """
    spec = Spec(plain_dims(TensorShape(shape)), as_dtype(dtype))
    return require_graph("placeholder").placeholder(spec, name or "Placeholder")


def placeholder_with_default(input, shape, name=None):
    """`input`, unless something else is fed.

    shape: of what may be fed; None for any.
    Source: tf.compat.v1.placeholder_with_default.
    """
    found = identity(convert_to_tensor(input))
    if not found.shape.is_compatible_with(TensorShape(shape)):
        raise ValueError(explain("placeholder_with_default", f"input has shape {found.shape}",
                                 f"it must fit {TensorShape(shape)}"))
    if hasattr(found, "spec"):
        found.spec = found.spec.with_dims(plain_dims(TensorShape(shape)))
    return found


def get_variable(name, shape=None, dtype=None, initializer=None, regularizer=None, trainable=None, collections=None,
                 caching_device=None, partitioner=None, validate_shape=True, use_resource=None, custom_getter=None,
                 constraint=None, synchronization=VariableSynchronization.AUTO,
                 aggregation=VariableAggregation.NONE):
    """The variable of that name in the graph; made where there is none yet.

    shape: of a new one, where the initializer is a function of it.
    initializer: a value, a function of shape and dtype, or a class of such; by default zeros.
    trainable, constraint, synchronization, aggregation: as for tf.Variable. The other arguments change nothing.
    In a block of `tf.compat.v1.variable_scope`, the block's name stands before its own.

    Raises: ValueError where the block asks for variables that are there, and this is not.
    Source: tf.compat.v1.get_variable. Differs: one that is there is always shared; by default it starts at zero.
    """
    graph = require_graph("get_variable")
    scope = get_variable_scope()
    name = f"{scope.name}/{name}" if scope.name else name
    for variable in graph.get_collection("variables"):
        if variable.name == f"{name}:0":
            return variable
    if scope.reuse is True:
        raise ValueError(explain("get_variable", f"the name {name!r}, reuse=True", "Variable does not exist",
                                 "Make it before, without reuse"))
    initializer = zeros if initializer is None else initializer
    if isinstance(initializer, type):
        initializer = initializer()
    value = initializer(shape, dtype=as_dtype(dtype or float32)) if callable(initializer) else initializer
    with name_scope(""):  # which names operations alone
        return Variable(value, name=name, dtype=dtype, trainable=trainable, constraint=constraint,
                        synchronization=synchronization, aggregation=aggregation)


def global_variables(scope=None) -> list:
    """The variables that were made in the graph.

    scope: what their names must begin with.
    Source: tf.compat.v1.global_variables.
    """
    graph = get_default_graph()
    return graph.get_collection("variables", scope) if hasattr(graph, "get_collection") else []


def trainable_variables(scope=None) -> list:
    """Those of them that are trained.  Source: tf.compat.v1.trainable_variables."""
    return [variable for variable in global_variables(scope) if variable.trainable]


def global_variables_initializer():
    """An operation that gives all variables of the graph the values that they start with.

    Source: tf.compat.v1.global_variables_initializer.
    """
    return variables_initializer(global_variables(), name="init")


def variables_initializer(var_list, name="init"):
    """An operation that gives these variables the values that they start with.

    Source: tf.compat.v1.variables_initializer.
    """
    graph = get_default_graph()
    if not hasattr(graph, "initial_values"):  # in a function, and in eager code, a variable has its value already
        return None
    with graph.building():
        return graph.group([graph.initializer_of(variable) for variable in var_list], name)
