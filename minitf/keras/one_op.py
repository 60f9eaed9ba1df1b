"""One op for what is many: how such an op is differentiated twice, and put in files. Floor 7.

A layer whose steps are one op is fast, but TensorFlow has no such op, and its gradient is an op of its own. So it has a
fourth rule, `plain`: a function of its inputs, written in ops, that returns those of its outputs which anybody but its
own gradient may use. Read `layers/attention/dot_product.py` or `layers/rnn/lstm_sequence.py` for one.
"""

from ..autodiff.tape import GradientTape
from ..graph.func_graph import FuncGraph


def second_gradients(plain, xs, dys, ddxs):
    """The gradients of xs and dys, where the gradients of xs that `plain` has for dys have the gradients ddxs.

    plain: function(*xs) -> ys, in ops.   dys: the gradients of ys.   ddxs: for each of xs a tensor, or None.
    It is `plain`, differentiated twice by tapes.   Returns: a list, of tensors and None.
    """
    with GradientTape() as outer:
        outer.watch([*xs, *dys])
        with GradientTape() as inner:
            inner.watch(xs)
            ys = plain(*xs)
        dxs = inner.gradient(ys, xs, dys, unconnected_gradients="zero")
    pairs = [(dx, ddx) for dx, ddx in zip(dxs, ddxs, strict=True) if ddx is not None]
    return outer.gradient([dx for dx, _ in pairs], [*xs, *dys], [ddx for _, ddx in pairs])


def as_function(writer, node):
    """The node in a GraphDef: a call of a function, which is `plain`."""
    graph = FuncGraph(node.type)
    with graph.building():
        arguments = [graph.argument(x.spec, name) for x, name in zip(node.inputs, node.op.input_names)]
        graph.outputs = list(node.op.plain(*arguments, **node.attrs))
    constants = [writer.nodes.constant(f"{node.name}/constant", x.numpy()) for x in graph.captured]
    attrs = {"f": writer.library.name_of(graph)}
    inputs = [*writer.inputs_of(node), *constants]
    return writer.add(node, "PartitionedCall", inputs, attrs, [y.dtype for y in graph.outputs])
