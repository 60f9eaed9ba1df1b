"""tf.graph_util: GraphDefs as parts of a graph.   Floor 9.   Next: graph/graphdef/importing.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "graph.graphdef.importing": "import_graph_def",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
