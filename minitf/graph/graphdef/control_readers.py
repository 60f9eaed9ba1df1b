"""If, Case and While of a file as nodes of our own. Floor 4. Read `reading.py` first.

A function of the file becomes a body, as if it had been traced: what goes into it from outside is captured. A loop
variable of TensorFlow that every iteration passes on as it is (the bodies' captures, and variables) is a capture here.
"""

from __future__ import annotations

from ...backend.dtypes import bool_, resource, string
from ...backend.errors import UnimplementedError, explain
from ...core.context import local
from ...core.spec import Spec
from ...ops.elementwise.comparison import not_equal
from ...ops.shapes.creation import zeros_like
from ..control.bodies import common_spec
from ..control.nodes import add_branch_node, add_loop_node
from ..func_graph import FuncGraph

ROUNDS = 8  # of looking at a loop's body again with fewer sizes known, before none is


def read_if(reader, node):
    """If: two functions of the same inputs. A number counts as true where it is not zero."""
    selector, *inputs = node.inputs
    if selector.dtype is string:
        raise UnimplementedError(explain("GraphDef", f"node {node.name!r} chooses by a text", "it must be a bool"))
    if selector.dtype is not bool_:
        selector = not_equal(selector, zeros_like(selector))
    return chosen(reader, node, selector, [node.attrs["then_branch"], node.attrs["else_branch"]], inputs)


def read_case(reader, node):
    """Case: functions of the same inputs, chosen by number."""
    return chosen(reader, node, node.inputs[0], node.attrs["branches"], node.inputs[1:])


def chosen(reader, node, selector, functions, inputs):
    """The results of a choice."""
    require_single(node, selector)
    graphs = [body_of_function(reader, node, name, [], inputs) for name in functions]
    results = add_branch_node(selector, graphs, node.name)
    local.state.graph.nodes[-1].name = reader.scope + node.name
    return results


def read_loop(reader, node):
    """While: what passes through unchanged is captured; the sizes of the others are those that all iterations share."""
    passes = passing(reader, node)
    for i, x in enumerate(node.inputs):
        if not passes[i] and node.attrs["T"][i] is resource:
            raise UnimplementedError(explain("GraphDef", f"loop {node.name!r} changes which variable {x.name!r} is",
                                             "a variable must stay itself"))
    initial = [x for x, passed in zip(node.inputs, passes) if not passed]
    specs = [Spec(x.spec.dims, x.dtype) for x in initial]
    body = loop_body(reader, node, passes, specs)
    for _ in range(ROUNDS):
        wider = [common_spec([spec, y.spec]) for spec, y in zip(specs, body.outputs)]
        if [s.dims for s in wider] == [s.dims for s in specs]:
            break
        specs = wider
        body = loop_body(reader, node, passes, specs)
    else:
        body = loop_body(reader, node, passes, [Spec(None, spec.dtype) for spec in specs])
    test = body_of_function(reader, node, node.attrs["cond"], [x.spec for x in body.arguments], node.inputs, passes)
    require_single(node, test.outputs[0])
    results = iter(add_loop_node(test, body, initial, node.name))
    local.state.graph.nodes[-1].name = reader.scope + node.name
    return [x if passed else next(results) for x, passed in zip(node.inputs, passes)]


def require_single(node, selector):
    """Raise UnimplementedError where what decides has axes: TensorFlow then asks whether it has elements."""
    if selector.spec.rank not in (0, None):
        raise UnimplementedError(explain("GraphDef", f"node {node.name!r} ({node.op}) is decided by {selector.spec}",
                                         "that must be one value"))


def passing(reader, node) -> list[bool]:
    """For each loop variable, whether the body gives it back as it got it."""
    message = reader.function(node.attrs["body"])
    copies = {f"{inner.name}:output:0": inner.input[0] for inner in message.node_def
              if inner.op == "Identity" and len(inner.input) == 1 and inner.attr["T"].type == resource.as_datatype_enum}
    pairs = zip(message.signature.input_arg, message.signature.output_arg)
    return [copies.get(message.ret[out.name], message.ret[out.name]) == arg.name for arg, out in pairs]


def loop_body(reader, node, passes, specs):
    """The body of a loop, whose outputs are the new values of the loop variables."""
    graph = body_of_function(reader, node, node.attrs["body"], specs, node.inputs, passes)
    graph.outputs = [y for y, passed in zip(graph.outputs, passes) if not passed]
    return graph


def body_of_function(reader, node, name, specs, inputs, passes=None):
    """A function of the file as a graph inside the one that is being built.

    specs: of its arguments.
    inputs: tensors from outside, one for each argument in the file.
    passes: which of these are captured; by default all.
    """
    message = reader.function(name)
    outer = local.state.graph
    graph = FuncGraph(name, outer=outer)
    with graph.building():
        rest = iter(specs)
        arguments = []
        for i, x in enumerate(inputs):
            if passes is None or passes[i]:
                arguments.append(graph.capture(x))
            else:
                arguments.append(graph.argument(next(rest), message.signature.input_arg[i].name))
        inner = type(reader)(reader.library, "", reader.budget)
        inner.calling = reader.calling
        graph.outputs, _ = inner.call_inside(name, arguments, node.name)
    return graph


CONTROL_READERS = {
    **dict.fromkeys(["If", "StatelessIf"], read_if),
    **dict.fromkeys(["Case", "StatelessCase"], read_case),
    **dict.fromkeys(["While", "StatelessWhile"], read_loop),
}
