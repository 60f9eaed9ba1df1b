"""Loops, branches, the lists that they fill, and recurrent layers. Floor 8. Read `reducing.py` first.

A loop whose test is known in every iteration unrolls; so do those of recurrent layers, as long as the number of steps
is known. Its lists of tensors are then Python's lists, and cost nothing. Any other loop becomes WHILE, which runs two
subgraphs again and again.
"""

from __future__ import annotations

from ....graph.body import Body
from ....graph.func_graph import FuncGraph
from ..lowering import MOST_STEPS, Lowering, Refused
from ..parts import Value
from .convolution import like


def while_(low, node, *inputs):
    """The loop, once for each iteration; or WHILE."""
    test, body = node.attrs["cond"], node.attrs["body"]
    count = len(body.arguments)
    variables, captured = list(inputs[:count]), list(inputs[count:])
    if is_known(low.lower_inside(test, variables, captured)[0]):
        for _ in range(MOST_STEPS):
            goes_on = low.lower_inside(test, variables, captured)[0]
            if not is_known(goes_on):
                raise Refused("its test is known at first, and later is not")
            if not goes_on.array:
                return [*variables, None]
            variables = low.lower_inside(body, variables, captured)
        raise Refused(f"it has more than {MOST_STEPS} iterations")
    given = [low.taken(x) for x in (*variables, *captured)]
    bodies = {"cond_subgraph_index": subgraph(low, test, given, False),
              "body_subgraph_index": subgraph(low, body, given, True)}
    specs = [like(x, y.spec.dims) for x, y in zip(given, body.arguments)] + [like(x, x.dims) for x in given[count:]]
    found = low.emit("WHILE", given, *specs, bodies=bodies)
    return [*(found if isinstance(found, list) else [found])[:count], None]


def subgraph(low, graph, given, passes_on):
    """A LiteGraph for a body.   passes_on: whether it gives back what it captured, too."""
    inner = Lowering(graph.name, low.table, low.refused, low.names)
    inner.graph.inputs = [Value(inner.name_for("argument"), x.dtype, y.spec.dims)
                          for x, y in zip(given, graph.inputs)]
    inner.known.update((id(x), value) for x, value in zip(graph.inputs, inner.graph.inputs))
    found = [inner.taken(y) for y in inner.lower(Body(tuple(graph.inputs), nodes_of(graph), tuple(graph.outputs)))]
    inner.graph.outputs = found + (inner.graph.inputs[len(found):] if passes_on else [])
    return inner.graph


def nodes_of(graph):
    """The nodes of a graph but for its inputs."""
    given = {id(x) for x in graph.inputs}
    return tuple(node for node in graph.nodes if not any(id(y) in given for y in node.outputs))


def if_(low, node, condition, *captured):
    """The branch that is taken, where that is known; or IF."""
    branches = node.attrs["then_branch"], node.attrs["else_branch"]
    if is_known(condition):
        return [*low.lower_inside(branches[0 if condition.array else 1], [], captured), None]
    given = [low.taken(x) for x in captured]
    names = "then_subgraph_index", "else_subgraph_index"
    bodies = {name: subgraph(low, graph, given, False) for name, graph in zip(names, branches)}
    found = low.emit("IF", [condition, *given], *[y.spec for y in node.outputs[:-1]], bodies=bodies)
    return [*(found if isinstance(found, list) else [found]), None]


def is_known(x) -> bool:
    """Whether it is a constant."""
    return isinstance(x, Value) and x.is_constant


# --- lists of tensors ------------------------------------------------------------------------------------------------
def number_of(x) -> int:
    """An index or a length.  Raises: Refused where it is computed when the model runs."""
    if not is_known(x):
        raise Refused("a TensorArray whose length is known only when the model runs. Give the model an Input of a "
                      "known length")
    return int(x.array)


def reserve(low, node, n):
    """A list of so many places."""
    return [None] * number_of(n)


def length(low, node, items):
    """How many places there are."""
    return low.integers(len(items))


def set_item(low, node, items, i, x):
    """The list with another tensor in one place."""
    return [*items[:number_of(i)], x, *items[number_of(i) + 1:]]


def get_item(low, node, items, i):
    """The tensor in one place."""
    found = items[number_of(i)]
    if found is None:
        raise Refused("a place of a TensorArray is read that nobody wrote")
    return found


def scatter(low, node, items, indices, x):
    """The list with the rows of a tensor in some places."""
    rows = low.emit("UNPACK", [x], *[like(x, x.dims[1:])] * x.dims[0], axis=0, num=x.dims[0])
    rows = rows if isinstance(rows, list) else [rows]
    items = list(items)
    for i, row in zip(indices.array.tolist(), rows, strict=True):
        items[i] = row
    return items


def gather(low, node, items, indices):
    """The tensors in some places, as one."""
    if not is_known(indices):
        raise Refused("places in a TensorArray that are known only when the model runs")
    chosen = [items[i] for i in indices.array.tolist()]
    if not chosen or None in chosen:
        raise Refused("places of a TensorArray are read that nobody wrote")
    return low.emit("PACK", chosen, node.outputs[0].spec, axis=0, values_count=len(chosen))


# --- layers that are one op ------------------------------------------------------------------------------------------
def spelled_out(low, node, *inputs):
    """An op that knows itself as a program of others, `plain`, as recurrent layers and attention do: that program."""
    graph = FuncGraph(node.type)
    with graph.building():
        arguments = [graph.argument(x.spec, name) for x, name in zip(node.inputs, node.op.input_names)]
        graph.outputs = list(node.op.plain(*arguments, **node.attrs))
    captured = [low.constant(x.numpy()) for x in graph.captured]
    found = low.lower_inside(graph, inputs, captured)
    return [*found, *[None] * (len(node.outputs) - len(found))]


RULES = {
    "While": while_, "StatelessWhile": while_, "If": if_, "StatelessIf": if_,
    "TensorListReserve": reserve, "TensorListLength": length, "TensorListSetItem": set_item,
    "TensorListGetItem": get_item, "TensorListScatter": scatter, "TensorListGather": gather,
    "plain": spelled_out,
}
