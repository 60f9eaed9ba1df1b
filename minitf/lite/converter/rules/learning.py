"""Variables, and what steps of training need: gradients of what has no operator of its own. Floor 8.

Read `lite/converter/variables.py` first, `looping.py` next.
"""

from __future__ import annotations

import numpy as np

from ....backend.dtypes import bool_
from ....core.spec import Spec
from ....graph.func_graph import FuncGraph
from ....ops.variables.spelled_rule import spelled_out
from ..lowering import Refused
from ..variables import Kept
from .convolution import like


# --- variables -------------------------------------------------------------------------------------------------------
def read(low, node, variable):
    """READ_VARIABLE; what the variable holds, where nothing changes it."""
    if not isinstance(variable, Kept):
        return variable
    return low.emit("READ_VARIABLE", [low.handle(variable)], variable)


def assign(low, node, variable, value):
    """ASSIGN_VARIABLE."""
    if not isinstance(variable, Kept):
        raise Refused("a variable that is a constant in this file")
    value = low.taken(value)
    low.emit("ASSIGN_VARIABLE", [low.handle(variable), value])
    return value


def assign_changed(low, node, variable, change):
    """The variable, and what is added to it or taken away."""
    code = "ADD" if node.type == "AssignAddVariableOp" else "SUB"
    return assign(low, node, variable, low.emit(code, [read(low, node, variable), change], variable))


def apply_rule(low, node, *inputs):
    """The step of an optimizer, spelled out."""
    graph = FuncGraph(node.name, node.graph)
    with graph.building():
        spelled_out(*node.inputs, **node.attrs)
    known = {id(x): value for x, value in zip(node.inputs, inputs)}
    low.lower_inside(graph, [], [known[id(x)] if id(x) in known else low.constant(x.numpy()) for x in graph.captured])
    return inputs[0]


# --- gradients -------------------------------------------------------------------------------------------------------
def relu_gradient(low, node, dy, y):
    """dy where y is above 0."""
    zero = low.constant(np.zeros((), y.dtype.np))
    return low.emit("SELECT_V2", [low.emit("GREATER", [y, zero], like_bool(y)), dy, zero], node.outputs[0].spec)


def like_bool(x) -> Spec:
    """What is known of a test of every element of x."""
    return Spec(tuple(x.dims), bool_)


def sum_to(low, node, x, shape):
    """The gradient of a tensor that was broadcast: the sum along the axes along which it was repeated.

    A size that is not known on either side is that of the batch, and taken as the same.
    """
    dims = node.outputs[0].spec.dims
    if dims is None or any((n is None) != (m is None) for n, m in zip(x.dims[len(x.dims) - len(dims):], dims)):
        raise Refused("the gradient of a tensor that was broadcast, and whose sizes are not known")
    before = x.rank - len(dims)
    ones = [before + i for i, n in enumerate(dims) if n == 1 and x.dims[before + i] != 1]
    axes = [*range(before), *ones]
    if not axes:
        return x
    left = [n for i, n in enumerate(x.dims) if i not in axes]
    total = low.emit("SUM", [x, low.integers(axes)], like(x, left), keep_dims=False)
    return low.emit("RESHAPE", [total, low.as_int32(shape)], node.outputs[0].spec) if ones else total


def divide_no_nan(low, node, x, y):
    """x / y, and 0 where y is 0."""
    spec = node.outputs[0].spec
    zero, one = (low.constant(np.asarray(n, spec.dtype.np)) for n in (0, 1))
    is_zero = low.emit("EQUAL", [y, zero], like_bool(low.taken(y)))
    divided = low.emit("DIV", [x, low.emit("SELECT_V2", [is_zero, one, y], y)], spec)
    return low.emit("SELECT_V2", [is_zero, zero, divided], spec)


def cross_entropy(low, node, logits, labels):
    """The loss of each sample, and the gradient of the logits: softmax - labels."""
    loss, slope = (y.spec for y in node.outputs)
    terms = low.emit("MUL", [labels, low.emit("LOG_SOFTMAX", [logits], slope)], slope)
    total = low.emit("SUM", [terms, low.integers([1])], loss, keep_dims=False)
    softmax = low.emit("SOFTMAX", [logits], slope, beta=1.0)
    return [low.emit("NEG", [total], loss), low.emit("SUB", [softmax, labels], slope)]


def sparse_cross_entropy(low, node, logits, labels):
    """The same with the number of the class for each sample."""
    slope = node.outputs[1].spec
    if slope.dims[1] is None:
        raise Refused("the number of classes is not known")
    ends = [low.constant(np.asarray(n, slope.dtype.np)) for n in (1, 0)]
    ones = low.emit("ONE_HOT", [low.as_int32(labels), low.integers(slope.dims[1]), *ends], slope, axis=-1)
    return cross_entropy(low, node, logits, ones)


RULES = {
    "ReadVariableOp": read, "AssignVariableOp": assign, "AssignAddVariableOp": assign_changed,
    "AssignSubVariableOp": assign_changed, "ResourceApplyRule": apply_rule, "ReluGrad": relu_gradient,
    "SumTo": sum_to, "DivNoNan": divide_no_nan, "SoftmaxCrossEntropyWithLogits": cross_entropy,
    "SparseSoftmaxCrossEntropyWithLogits": sparse_cross_entropy,
}
