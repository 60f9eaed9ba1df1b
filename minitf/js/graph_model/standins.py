"""Ops that TensorFlow.js lacks, made of those that it has. Floor 8. Read `counterparts.py` first; next: `spelled.py`.

Such a node becomes a call of a function that does the same. What it runs is spelled out with all other calls.
"""

from ...backend.dtypes import as_dtype
from ...core.spec import Spec
from ...graph.func_graph import FuncGraph
from ...graph.graphdef.writing import Library, function_def
from ...ops.elementwise.arithmetic import square
from ...ops.elementwise.comparison import equal
from ...ops.elementwise.error_function import erf
from ...ops.elementwise.exponential import log, log1p
from ...ops.elementwise.rounding import round_
from ...ops.indexing.selection import where
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.creation import zeros_like
from ...ops.shapes.identity import identity


def zero_where_zero(x, y):
    """y, but 0 where x is 0, even if y is no number there."""
    return where(equal(x, zeros_like(x)), zeros_like(y), y)


STAND_INS = {  # op -> (a function of its inputs, the name of its output)
    "Erfc": (lambda x: 1.0 - erf(x), "y"),
    "Softsign": (lambda x: x / (1.0 + abs(x)), "activations"),
    "Rint": (round_, "y"),
    "Inv": (lambda x: 1.0 / x, "y"),
    "L2Loss": (lambda x: reduce_sum(square(x)) / 2.0, "output"),
    "Xlogy": (lambda x, y: zero_where_zero(x, x * log(y)), "z"),
    "Xlog1py": (lambda x, y: zero_where_zero(x, x * log1p(y)), "z"),
    "Xdivy": (lambda x, y: zero_where_zero(x, x / y), "z"),
    "MulNoNan": (lambda x, y: zero_where_zero(y, x * y), "z"),
    "CheckNumerics": (identity, "output"),
    "PreventGradient": (identity, "output"),
}


def stand_in(definition):
    """Change a GraphDef: nodes of such ops become calls."""
    written: dict = {}
    for node in definition.node:
        replace(node, definition, written)
    for function in list(definition.library.function):
        names = {f"{node.name}:{name}:0": f"{node.name}:output:0"
                 for node in function.node_def for name in [replace(node, definition, written)] if name}
        rename_references(function, names)


def rename_references(function, names):
    """Let the nodes of a FunctionDef, and its results, take other outputs.   names: reference -> reference."""
    for node in function.node_def:
        node.input[:] = [names.get(text, text) for text in node.input]
    for name, text in function.ret.items():
        function.ret[name] = names.get(text, text)


def replace(node, definition, written):
    """Make a node a call, where its op has a stand-in; returns the name of the op's output, or None.

    written: (op, dtype) -> the name of the function that stands in for it.
    """
    if node.op not in STAND_INS:
        return None
    function, output = STAND_INS[node.op]
    kind, count = node.attr["T"].type, len([text for text in node.input if not text.startswith("^")])
    key = node.op, kind
    if key not in written:
        written[key] = f"{node.op}_{kind}"
        definition.library.function.append(traced(function, as_dtype(kind), count, written[key]))
    node.op = "PartitionedCall"
    node.attr["f"].func.name = written[key]
    node.attr["Tin"].list.type.extend([kind] * count)
    node.attr["Tout"].list.type.append(kind)
    del node.attr["T"]
    return output


def traced(function, dtype, count, name):
    """The FunctionDef of a function of `count` tensors of any shape."""
    graph = FuncGraph(name)
    with graph.building():
        graph.outputs = [function(*(graph.argument(Spec(None, dtype), f"x{i}") for i in range(count)))]
    return function_def(Library(None), graph, name, graph.outputs)
