"""Bodies: branches and loop bodies as graphs inside a graph. Floor 4. Read next: `nodes.py`.

A branch is a FuncGraph whose `outer` is the graph around it. What it uses from there becomes a capture. The node that
holds it takes the captures as inputs, so all bodies of one node are made to capture the same things in the same order.
"""

from __future__ import annotations

from ...core.context import local
from ...core.spec import Spec
from ..body import body_of, prune
from ..func_graph import FuncGraph
from ..results import results_of


def traced_body(name, function, specs=(), names=(), pack=None):
    """The FuncGraph of `function`, inside of the graph that is being built; and its result.

    specs, names: of the placeholders of its arguments.
    pack: makes the arguments of `function` of the placeholders; by default they are those.
    """
    outer = local.state.graph
    graph = FuncGraph(name, outer=outer)
    graph.may_make_variables = outer.may_make_variables
    with graph.building():
        tensors = [graph.argument(spec, wanted) for spec, wanted in zip(specs, names, strict=True)]
        result = function(*(tensors if pack is None else pack(tensors)))
        structured, graph.outputs = results_of(graph, result, function)
    outer.made_variables += graph.made_variables
    return graph, structured


def share_captures(graphs) -> list:
    """Make the graphs capture the same things in the same order.

    Returns: these, as tensors of the graph that is being built.
    """
    captured: dict = {}
    for graph in graphs:
        captured.update((id(x), x) for x in graph.captured)
    for graph in graphs:
        for x in captured.values():
            graph.capture(x)
        graph.captures = {key: graph.captures[key] for key in captured}
    return [local.state.graph.capture(x) for x in captured.values()]


def is_stateful(graph) -> bool:
    """Whether a call of the graph does more than to give a result."""
    return any(node.op.stateful for node in graph.nodes)


def lines_of(graph, outputs):
    """The pruned body of the graph with these outputs."""
    return prune(body_of(graph, outputs))


def common_spec(specs) -> Spec:
    """What all specs have in common: axes that differ are unknown."""
    dims = specs[0].dims
    for spec in specs[1:]:
        if dims is None or spec.dims is None or len(dims) != len(spec.dims):
            dims = None
        else:
            dims = tuple(m if m == n else None for m, n in zip(dims, spec.dims))
    return Spec(dims, specs[0].dtype)


def branches_of(attrs) -> tuple:
    """The graphs that a node chooses from, in the order in which it asks for them."""
    return attrs["branches"] if "branches" in attrs else (attrs["then_branch"], attrs["else_branch"])


def keep(graph, x) -> int:
    """The position of `x` among what a body keeps; from now on it is kept."""
    for position, known in enumerate(graph.kept):
        if known is x:
            return position
    graph.kept.append(x)
    return len(graph.kept) - 1
