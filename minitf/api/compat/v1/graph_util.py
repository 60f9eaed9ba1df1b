"""tf.compat.v1.graph_util: GraphDefs in and out, and smaller.   Floor 9.   Next: graph/graphdef/freezing.py."""

from ....backend.tables import lazy

NAMES: dict[str, str] = {
    "graph.graphdef.freezing": "convert_variables_to_constants extract_sub_graph",
    "graph.graphdef.importing": "import_graph_def",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
