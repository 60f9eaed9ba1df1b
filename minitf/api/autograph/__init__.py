"""tf.autograph: control flow in traced functions.   Floor 9.   Next: graph/autograph/convert.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "graph.autograph.api": "set_verbosity to_code to_graph trace",
}

NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
