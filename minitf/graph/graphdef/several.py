"""Nodes that look different in TensorFlow: what enters a graph, choices and loops, sums to a shape. Floor 4.

Each function takes the writer of a graph and a node of ours, writes what TensorFlow has for it, and returns the
outputs. Read `writing.py` first.
"""

from __future__ import annotations

from ...backend.dtypes import bool_, int64, resource
from ...backend.errors import UnimplementedError, explain
from ...ops.variables.spelled_rule import spelled_out
from ..control.bodies import branches_of
from ..func_graph import FuncGraph, is_handle
from .example_forms import write_parse_example
from .loop_counter import count, counters, take_counter


def write_constant(writer, node):
    """Const: the value is an attribute, and so is its dtype."""
    constant = node.attrs["value"]
    return writer.add(node, "Const", [], {"value": constant.array, "dtype": constant.dtype})


def write_placeholder(writer, node):
    """Placeholder: what a spec says is two attributes."""
    spec = node.attrs["spec"]
    return writer.add(node, "Placeholder", [], {"dtype": spec.dtype, "shape": spec.dims})


def write_handle(writer, node):
    """A variable: in a graph of its own a VarHandleOp, in a function's graph something that is given."""
    spec = node.attrs["spec"]
    if writer.keeps_order:
        return writer.add(node, "Placeholder", [], {"dtype": resource, "shape": ()})
    attrs = {"dtype": spec.dtype, "shape": spec.dims, "shared_name": node.name}
    return writer.add(node, "VarHandleOp", [], attrs)


def write_assignment(writer, node):
    """AssignVariableOp: in TensorFlow it has no output, and nobody uses ours."""
    writer.add(node, node.type, writer.inputs_of(node), {}, [])
    return []


def write_sum_to(writer, node):
    """SumTo: BroadcastGradientArgs finds the axes to sum; then the shape is that which is asked for."""
    x, shape = writer.inputs_of(node)
    nodes, index = writer.nodes, node.inputs[1].dtype
    have = nodes.add("Shape", f"{node.name}/Shape", [x], {"out_type": index}, [index])[0]
    axes = nodes.add("BroadcastGradientArgs", f"{node.name}/BroadcastGradientArgs", [shape, have], {}, [index, index])
    total = nodes.add("Sum", f"{node.name}/Sum", [x, axes[0]], {}, [x.dtype])[0]
    return writer.add(node, "Reshape", [total, shape], {})


def write_branches(writer, node):
    """If and Case: a function for each branch, which takes what the branches capture."""
    require_nothing_kept(writer, node)
    names = [writer.library.name_of(graph) for graph in branches_of(node.attrs)]
    attrs = {"branches": names} if "branches" in node.attrs else {"then_branch": names[0], "else_branch": names[1]}
    attrs["Tout"] = results = [y.spec.dtype for y in node.outputs[:-1]]
    return writer.add(node, name_in_tensorflow(node), writer.inputs_of(node), attrs, results)


def write_loop(writer, node):
    """While: in TensorFlow what the bodies capture is a loop variable, too, which every iteration passes on."""
    require_nothing_kept(writer, node)
    test, body = node.attrs["cond"], node.attrs["body"]
    passed = body.inputs[len(body.arguments):]
    inputs = writer.inputs_of(node)
    if not writer.nodes.in_function:  # of a graph of its own, tensors are known by their places
        attrs = {"cond": writer.library.name_of(test), "body": writer.library.name_of(body, [*body.outputs, *passed])}
        return add_loop(writer, node, inputs, attrs)[: len(body.arguments)]
    attrs = {"cond": writer.library.name_of(test, finish=take_counter),
             "body": writer.library.name_of(body, [*body.outputs, *passed], count)}
    shapes = [spec_dims(x) for x in body.inputs]
    return add_loop(writer, node, [*counters(writer, node.name), *inputs], {**attrs, "output_shapes": [(), (), *shapes]}
                    )[2 : 2 + len(body.arguments)]


def add_loop(writer, node, inputs, attrs):
    """The node of a loop: what goes in is what comes out."""
    dtypes = tuple(x.dtype for x in inputs)
    return writer.add(node, name_in_tensorflow(node), inputs, {**attrs, "T": dtypes}, dtypes)


def spec_dims(x):
    """The sizes of a loop variable; that of a variable itself has none."""
    return () if is_handle(x) else x.spec.dims


def name_in_tensorflow(node) -> str:
    """Reading a variable counts as a change there, so that a choice or a loop that reads one is not stateless."""
    return node.type.removeprefix("Stateless") if any(map(is_handle, node.inputs)) else node.type


def require_nothing_kept(writer, node):
    """Raise UnimplementedError where somebody needs what ours keeps for the way back, which TensorFlow's does not."""
    kept = node.outputs[-1]
    if kept.consumers() or any(y is kept for y in kept.graph.outputs):
        raise UnimplementedError(explain(
            "GraphDef", f"the gradient of {node.name!r} ({node.type})", "TensorFlow has no op for what it keeps",
            "Write the graph of the function itself, and let TensorFlow find its gradient"))


def write_assert(writer, node):
    """Assert: TensorFlow's condition has no axes."""
    condition, *data = writer.inputs_of(node)
    if node.inputs[0].spec.rank != 0:
        axes = writer.nodes.vector(f"{node.name}/axis", list(range(node.inputs[0].spec.rank or 0)))
        condition = writer.nodes.add("All", f"{node.name}/All", [condition, axes], {}, [bool_])[0]
    return writer.add(node, "Assert", [condition, *data], dict(node.attrs))


def write_list_concat(writer, node):
    """TensorListConcat: TensorFlow's also gives the lengths."""
    element = node.attrs["element_dtype"]
    return writer.add(node, node.type, writer.inputs_of(node), dict(node.attrs), [element, int64])[:1]


def write_list_split(writer, node):
    """TensorListSplit: TensorFlow's is told the shape of the items, as far as it is known."""
    x, lengths = writer.inputs_of(node)
    dims = node.inputs[0].spec.dims
    sizes = -1 if dims is None else [-1, *(-1 if n is None else n for n in dims[1:])]
    shape = writer.nodes.vector(f"{node.name}/element_shape", sizes)
    if lengths.dtype is not int64:
        lengths = writer.nodes.add("Cast", f"{node.name}/lengths", [lengths], {"DstT": int64}, [int64])[0]
    return writer.add(node, node.type, [x, shape, lengths], {})


def write_rule(writer, node):
    """ResourceApplyRule: the step in ops, and behind them a NoOp, which stands for the whole."""
    graph = FuncGraph(node.name, node.graph)
    with graph.building():
        spelled_out(*node.inputs, **node.attrs)
    writer.spelled_out.append(graph)
    for x, inside in graph.captures.values():
        writer.written[id(inside)] = (writer.written[id(x)] if id(x) in writer.written
                                      else writer.nodes.constant(f"{node.name}/constant", x.numpy()))
    steps = [each for each in graph.nodes if id(each.outputs[0]) not in writer.written]
    for each in steps:
        each.name = f"{node.name}/{each.name}"
        writer.write(each)
    before = [writer.names[id(each)] for each in steps if each.op.stateful]
    return writer.nodes.add("NoOp", node.name, [], control=before)


SEVERAL = {
    "Const": write_constant,
    "Placeholder": write_placeholder,
    "Handle": write_handle,
    "AssignVariableOp": write_assignment,
    "SumTo": write_sum_to,
    "ResourceApplyRule": write_rule,
    **dict.fromkeys(["If", "StatelessIf", "Case", "StatelessCase"], write_branches),
    **dict.fromkeys(["While", "StatelessWhile"], write_loop),
    "Assert": write_assert,
    "TensorListConcat": write_list_concat,
    "TensorListSplit": write_list_split,
    "ParseExampleV2": write_parse_example,
}
