"""Files `.meta`: a graph for sessions, to go on with in another process. Floor 6. Read `meta_graph.py` first."""

from __future__ import annotations

import os

from ..backend.errors import explain
from ..core.context import local
from ..graph.session.graph import Graph
from ..wire import messages
from .meta_graph import import_nodes, read_meta_graph, write_meta_graph
from .saver import Saver, named_variables

WITHOUT_GRAPH = "Exporting/importing meta graphs is not supported when eager execution is enabled: no graph exists"


def import_meta_graph(meta_graph_or_file, clear_devices=False, import_scope=None, **kwargs):
    """Add the graph in a file `.meta` to that which is being built; returns the Saver for its variables.

    meta_graph_or_file: path, or a MetaGraphDef. import_scope: what stands before all names.
    kwargs: for the Saver.

    Nodes that touch files are left out: the Saver does what they did.

    Returns: a Saver, or None where there are no variables.
    Raises: RuntimeError in eager code; OSError where there is no such file; DataLossError where it is damaged.
    Source: tf.compat.v1.train.import_meta_graph.
    """
    graph = local.state.graph
    if not isinstance(graph, Graph):
        raise RuntimeError(explain("import_meta_graph", "called in eager code", WITHOUT_GRAPH,
                                   "Use `with tf.Graph().as_default():`"))
    is_path = isinstance(meta_graph_or_file, (str, bytes, os.PathLike))
    message = read_meta_graph(meta_graph_or_file) if is_path else meta_graph_or_file
    variables = import_nodes(graph, message, import_scope)
    return Saver(variables, **kwargs) if variables else None


def export_meta_graph(filename=None, meta_info_def=None, graph_def=None, saver_def=None, collection_list=None,
                      as_text=False, graph=None, export_scope=None, clear_devices=False,
                      clear_extraneous_savers=False, strip_default_attrs=False, save_debug_info=False, **kwargs):
    """A graph as a MetaGraphDef, with nodes that save and restore its variables; written to a file, too, if named.

    graph: a tf.Graph; by default that which is being built. The other arguments change nothing.

    Raises: RuntimeError in eager code. Source: tf.compat.v1.train.export_meta_graph.
    """
    graph = graph or local.state.graph
    if not isinstance(graph, Graph):
        raise RuntimeError(explain("export_meta_graph", "called in eager code", WITHOUT_GRAPH))
    variables = named_variables(graph.get_collection("variables"))
    return write_meta_graph(graph, filename, variables, messages.SaverDef(version=2))
