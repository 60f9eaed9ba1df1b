"""Nodes that TensorFlow.js's own converter fuses, apart again. Floor 8. Read next: `loading.py`.

    _FusedMatMul(a, b, bias), fused_ops ["BiasAdd", "Relu"]        a MatMul, an AddV2, a Relu
    Prelu(x, alpha)                                                Relu(x) - alpha Relu(-x)

The last of the new nodes has the name of the old one, so whoever took that takes this.
"""

from ...backend.errors import explain
from ...wire import messages

PLAIN = {"_FusedMatMul": "MatMul", "_FusedConv2D": "Conv2D", "FusedDepthwiseConv2dNative": "DepthwiseConv2dNative"}
OF_PRODUCTS = ("transpose_a", "transpose_b", "strides", "padding", "data_format", "dilations", "explicit_paddings")
ACTIVATIONS = ("Relu", "Relu6", "Elu", "Sigmoid", "Tanh", "LeakyRelu", "Prelu")


def unfused(nodes) -> list:
    """The nodes of a GraphDef, those that are fused as several.

    nodes: NodeDefs.   Raises: ValueError for a fusion that is not known.
    """
    found = []
    for node in nodes:
        if node.op in PLAIN:
            found += apart(node)
        elif node.op == "Prelu":
            found += prelu(node.name, node.input[0], node.input[1], node.attr["T"].type or 1)
        else:
            found.append(node)
    return found


def apart(node) -> list:
    """A product, its bias and its activation."""
    steps = [step.decode() for step in node.attr["fused_ops"].list.s if step != b"NoOp"]
    unknown = [step for step in steps if step not in ("BiasAdd", *ACTIVATIONS)]
    if unknown:
        raise ValueError(explain("load_graph_model", f"the node {node.name!r} ({node.op}) with {', '.join(unknown)}",
                                 f"it may hold BiasAdd and {', '.join(ACTIVATIONS)}"))
    kind = node.attr["T"].type
    more = list(node.input[2:])
    made = [new(f"{node.name}/{PLAIN[node.op]}", PLAIN[node.op], node.input[:2], kind)]
    for name in OF_PRODUCTS:
        if name in node.attr:
            made[0].attr[name].CopyFrom(node.attr[name])
    for step in steps:
        before, name = made[-1].name, f"{node.name}/{step}"
        if step == "Prelu":
            made += prelu(name, before, more.pop(0), kind)
            continue
        if step == "BiasAdd":  # the bias may be any tensor that can be added
            made.append(new(name, "AddV2", [before, more.pop(0)], kind))
            continue
        made.append(new(name, step, [before], kind))
        if step == "LeakyRelu" and "leakyrelu_alpha" in node.attr:
            made[-1].attr["alpha"].CopyFrom(node.attr["leakyrelu_alpha"])
    made[-1].name = node.name
    return made


def prelu(name, x, alpha, kind) -> list:
    """x where it is positive, alpha times x where it is not."""
    return [new(f"{name}/positive", "Relu", [x], kind), new(f"{name}/minus", "Neg", [x], kind),
            new(f"{name}/negative", "Relu", [f"{name}/minus"], kind),
            new(f"{name}/scaled", "Mul", [alpha, f"{name}/negative"], kind),
            new(name, "Sub", [f"{name}/positive", f"{name}/scaled"], kind)]


def new(name, op, inputs, kind):
    """A NodeDef.   kind: the number of its type."""
    node = messages.NodeDef(name=name, op=op, input=inputs)
    node.attr["T"].type = kind
    return node
