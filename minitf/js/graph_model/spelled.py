"""Calls spelled out: a graph without calls of functions, but for the bodies of loops and branches. Floor 8.

TensorFlow.js has no call of a function. Reading a graph from a file puts what a call runs in the place of the call
(`graph/graphdef/reading.py`), so it is read once, and written again. Read next: `counterparts.py`.
"""

from ...core.context import init_scope
from ...graph.func_graph import FuncGraph
from ...graph.graphdef.freezing import extract_sub_graph
from ...graph.graphdef.importing import import_graph_def
from ...ops.shapes.identity import identity
from .frozen import frozen
from .standins import stand_in


def spelled_out(concrete):
    """(a GraphDef without variables and calls, the FuncGraph of it, names of its inputs, of its outputs) of a trace.

    concrete: a ConcreteFunction. Each output is a node of its own, after the others.
    """
    definition = frozen(concrete.graph)
    stand_in(definition)
    arguments = [x.op.name for x in concrete.graph.arguments]
    outputs = [f"{y.op.name}:{y.value_index}" for y in concrete.graph.outputs]
    graph = FuncGraph(concrete.name)
    with init_scope(), graph.building():
        found = import_graph_def(definition, return_elements=outputs, name="")
        names = [identity(y, name="Identity").op.name for y in found]
    graph.outputs = [graph.get_operation_by_name(name).outputs[0] for name in names]
    written = extract_sub_graph(graph.write(graph), [*arguments, *names])
    without_arrows(written)
    return written, graph, arguments, names


def without_arrows(definition):
    """Forget what waits for what without taking anything from it: nothing changes here that could be seen."""
    for nodes in [definition.node, *(function.node_def for function in definition.library.function)]:
        for node in nodes:
            inputs = [text for text in node.input if not text.startswith("^")]
            del node.input[:]
            node.input.extend(inputs)
