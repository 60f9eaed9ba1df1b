"""Switching between TensorFlow 1 and 2, as far as that means anything here. Floor 4."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.context import local
from .graph import Graph, open_default_graph


def disable_eager_execution() -> None:
    """Let all ops of this thread, from here on, become nodes of the default graph.

    Raises: ValueError inside of a graph.
    Source: tf.compat.v1.disable_eager_execution.
    """
    if local.state.graph is not None and not isinstance(local.state.graph, Graph):
        raise ValueError(explain("disable_eager_execution", "called in a tf.function",
                                 "it belongs at the start of a program"))
    open_default_graph()


def enable_eager_execution(config=None, device_policy=None, execution_mode=None) -> None:
    """Run ops at once again, as they are from the start.  Source: tf.compat.v1.enable_eager_execution."""
    local.state.graph, local.state.recorders = None, ()


def disable_v2_behavior() -> None:
    """The same as `disable_eager_execution`: nothing else of version 1 is here.

    Source: tf.compat.v1.disable_v2_behavior.
    """
    disable_eager_execution()


def enable_v2_behavior() -> None:
    """The same as `enable_eager_execution`.  Source: tf.compat.v1.enable_v2_behavior."""
    enable_eager_execution()


def enable_resource_variables() -> None:
    """Nothing: all variables are of that kind.  Source: tf.compat.v1.enable_resource_variables."""


def disable_resource_variables() -> None:
    """Nothing: there are no variables of the older kind.  Source: tf.compat.v1.disable_resource_variables."""


def executing_eagerly_outside_functions() -> bool:
    """Whether ops run at once where no function is traced.

    Source: tf.compat.v1.executing_eagerly_outside_functions.
    """
    return not isinstance(local.state.graph, Graph)
