"""tf.compat.v1: what programs of TensorFlow 1 call.   Floor 9.   Next: graph/session/graph.py.

A name that is not in this table is that of `tf`.
"""

from typing import Any

from ....backend.tables import lazy
from ... import root

NAMES: dict[str, str] = {
    "graph.session.assigning": "assign assign_add assign_sub",
    "graph.session.configuration": "ConfigProto GPUOptions RunMetadata RunOptions",
    "graph.session.equality": "disable_tensor_equality enable_tensor_equality",
    "graph.session.graph": "get_default_graph reset_default_graph",
    "graph.session.modes": """
        disable_eager_execution disable_v2_behavior enable_eager_execution enable_v2_behavior
        disable_resource_variables enable_resource_variables executing_eagerly_outside_functions
    """,
    "graph.session.placeholders": """
        placeholder placeholder_with_default get_variable global_variables trainable_variables
        global_variables_initializer variables_initializer
    """,
    "graph.session.session": "Session InteractiveSession",
    "graph.session.stack": "get_default_session",
    "graph.session.variable_scope": "get_variable_scope variable_scope",
    "graph.session.wrapping": "wrap_function",
    "wire.messages": "AttrValue Event GraphDef HistogramProto NodeDef Summary SummaryMetadata",
}

NAMESPACES = "data graph_util logging saved_model summary train"

_own, __dir__ = lazy(__name__, NAMES, NAMESPACES)


def __getattr__(name: str) -> Any:
    """A name of the table; else what `tf` calls so."""
    if name == "__all__":
        return [*_own(name), *root.__getattr__(name)]
    return _own(name) if name in __dir__() else getattr(root, name)
